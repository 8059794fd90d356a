/**
 * `npm run screenshots [folder]`: what the App posts on the demo's sample, in GitHub's own style, light and dark, wide and
 * narrow. Without a folder the README's pictures are made anew. Needs Chromium (`CHROMIUM`, or on the path).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { evidenceZip } from '../demo/evidence.js';
import { SHAS } from '../demo/sample-repository.js';
import { closeAll, REPOSITORY, Scene } from '../demo/scene.js';
import { ruleOf } from '../demo/show.js';
import type { Shown, ShownCheckRun, ShownReviewComment } from '../test/github/what.js';
import { largeCheck, proposalCheck } from './screenshots/composed.js';
import { codeRow, escapeHtml, type Panel, page, type Theme } from './screenshots/page.js';

const README_IMAGES = fileURLToPath(new URL('../docs/images', import.meta.url));
/** A warning with a certain fix. */
const PICTURED_RULE = 'eager-error-value';
const WIDTHS = { wide: 860, narrow: 390 } as const;
/** Sharp enough on dense screens, at half the bytes of twice the pixels. */
const PIXELS = 1.3;

const BY = '<p class="by"><b>perf-checklist</b> <span class="bot">bot</span></p>';

/** The pictures that the README and the docs show; a folder gets all of them. */
const SHOWN_IN_README = new Set([
  'comment.png',
  'check.png',
  'checklist.png',
  'checklist-narrow-dark.png',
  'proposal.png',
]);

const closing: (() => Promise<void> | void)[] = [];
try {
  const scene = await Scene.start(closing, (message) => console.error(message));
  const shown = await reviewed(scene);
  await photograph(panels(shown, scene.sample.dir), process.argv[2]);
} finally {
  await closeAll(closing);
}

/** The pull request once it was measured, the author has ticked her own box, and somebody asked for help. */
async function reviewed(scene: Scene): Promise<Shown> {
  const { github } = scene;
  const { subject: pull } = await github.openPullRequest(REPOSITORY, { head: 'seek-cache', author: 'ada' });
  await scene.settled();
  const zip = await evidenceZip('seek-cache', { mergeBase: SHAS.main, headSha: SHAS.problems });
  await github.finishWorkflow({
    repository: REPOSITORY,
    headSha: SHAS.problems,
    artifacts: { 'perf-checklist-evidence': zip },
  });
  await scene.settled();
  const [checklist] = scene.shown(pull).comments;
  await github.tickBox(checklist!.id, 'ada', 'item:tests');
  await scene.settled();
  await github.addComment(
    pull,
    'ada',
    '/perf tick tests I ran them\n/perf waive clone-in-lop cold\n/perf help',
  );
  await scene.settled();
  return scene.shown(pull);
}

function panels(shown: Shown, dir: string): Record<string, Panel> {
  const comment = shown.reviewComments.find(({ body }) => ruleOf(body) === PICTURED_RULE);
  const check = shown.checkRuns.at(-1);
  const [checklist, reply] = shown.comments.filter(({ author }) => author.endsWith('[bot]'));
  if (!comment || !check || !checklist || !reply)
    throw new Error('The review has not posted all that is pictured.');
  return {
    comment: commentPanel(comment, dir),
    check: checkPanel(check, benchmarksOf(check)),
    details: checkPanel(check, check.text ?? ''),
    checklist: { head: BY, markdown: checklist.body },
    reply: { head: BY, markdown: reply.body },
    ...composedPanels(),
  };
}

/** What the demo has no reason to show. */
function composedPanels(): Record<string, Panel> {
  const large = largeCheck();
  return {
    proposal: checkPanel(proposalCheck(false), ''),
    mistake: checkPanel(proposalCheck(true), ''),
    large: checkPanel(large, large.text),
  };
}

function commentPanel({ path, line, body }: ShownReviewComment, dir: string): Panel {
  const at = line ?? 1;
  const source = readFileSync(join(dir, path), 'utf8').split('\n');
  const rows = [at - 2, at - 1, at].map((number) => codeRow(number, source[number - 1] ?? '', 'added'));
  const head = `<div class="file">${escapeHtml(path)}</div><table class="code">${rows.join('')}</table>${BY}`;
  return { head, markdown: body, line: source[at - 1] ?? '' };
}

function checkPanel(
  { conclusion, title, summary }: Pick<ShownCheckRun, 'conclusion' | 'title' | 'summary'>,
  below: string,
): Panel {
  const head = `<div class="check ${conclusion ?? ''}"><b>perf-checklist</b> — ${escapeHtml(title ?? '')}</div>`;
  return { head, markdown: `${summary ?? ''}\n\n${below}` };
}

function benchmarksOf({ text }: ShownCheckRun): string {
  return /```text\n[\s\S]*?```/.exec(text ?? '')?.[0] ?? '';
}

async function photograph(all: Readonly<Record<string, Panel>>, folder: string | undefined): Promise<void> {
  const target = folder === undefined ? README_IMAGES : resolve(folder);
  mkdirSync(target, { recursive: true });
  const profile = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const executablePath = process.env.CHROMIUM ?? execFileSync('which', ['chromium']).toString().trim();
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-sync',
  ];
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    args,
    deviceScaleFactor: PIXELS,
  });
  try {
    for (const [name, panel] of Object.entries(all)) {
      for (const [size, width] of Object.entries(WIDTHS)) {
        for (const theme of ['light', 'dark'] as const) {
          const file = fileName(name, size, theme);
          if (folder === undefined && !SHOWN_IN_README.has(file)) continue;
          const tab = await browser.newPage();
          await tab.setViewportSize({ width, height: 400 });
          await tab.setContent(page(panel, theme, width));
          await tab.locator('main').screenshot({ path: join(target, file) });
          await tab.close();
        }
      }
    }
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

function fileName(name: string, size: string, theme: Theme): string {
  return `${[name, ...(size === 'narrow' ? [size] : []), ...(theme === 'dark' ? [theme] : [])].join('-')}.png`;
}
