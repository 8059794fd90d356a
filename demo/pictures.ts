/** Makes the README's pictures: what the App posts on the sample, in GitHub's own style. Needs Chromium (`CHROMIUM`, or on the path). */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { marked } from 'marked';
import { chromium } from 'playwright-core';
import type { ShownCheckRun, ShownReviewComment } from '../test/github/what.js';
import { evidenceZip } from './evidence.js';
import { SHAS } from './sample-repository.js';
import { closeAll, REPOSITORY, Scene } from './scene.js';
import { ruleOf } from './show.js';

const TARGET = new URL('../docs/images/', import.meta.url);
/** A warning with a certain fix. */
const PICTURED_RULE = 'eager-error-value';
const WIDTH = 860;
/** Sharp enough on dense screens, at half the bytes of twice the pixels. */
const PIXELS = 1.3;

const stylesheet = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'),
  'utf8',
);

const closing: (() => Promise<void> | void)[] = [];
try {
  const scene = await Scene.start(closing, (message) => console.error(message));
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
  const shown = scene.shown(pull);
  const comment = shown.reviewComments.find(({ body }) => ruleOf(body) === PICTURED_RULE);
  const check = shown.checkRuns.at(-1);
  if (!comment || !check) throw new Error(`The review has no comment of ${PICTURED_RULE}, or no check.`);
  await photograph({ comment: commentPage(comment, scene.sample.dir), check: checkPage(check) });
} finally {
  await closeAll(closing);
}

async function photograph(pages: Readonly<Record<string, string>>): Promise<void> {
  mkdirSync(TARGET, { recursive: true });
  const executablePath = process.env.CHROMIUM ?? execFileSync('which', ['chromium']).toString().trim();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  for (const [name, html] of Object.entries(pages)) {
    const page = await browser.newPage({
      viewport: { width: WIDTH, height: 400 },
      deviceScaleFactor: PIXELS,
    });
    await page.setContent(html);
    await page.locator('main').screenshot({ path: new URL(`${name}.png`, TARGET).pathname });
    await page.close();
  }
  await browser.close();
}

function commentPage({ path, line, body }: ShownReviewComment, dir: string): string {
  const at = line ?? 1;
  const source = readFileSync(join(dir, path), 'utf8').split('\n');
  const rows = [at - 2, at - 1, at].map((number) => codeRow(number, source[number - 1] ?? '', 'added'));
  return document(`<div class="file">${path}</div><table class="code">${rows.join('')}</table>
    <div class="comment"><p class="by"><b>perf-checklist</b> <span class="bot">bot</span></p>
    <div class="markdown-body">${markdown(body, source[at - 1] ?? '')}</div></div>`);
}

function checkPage({ conclusion, title, summary, text }: ShownCheckRun): string {
  const benchmarks = /```text\n[\s\S]*?```/.exec(text ?? '')?.[0] ?? '';
  const state = conclusion === 'success' ? 'passed' : 'failed';
  return document(`<div class="check ${state}"><b>perf-checklist</b> — ${title ?? ''}</div>
    <div class="markdown-body inset">${markdown(summary ?? '', '')}${markdown(benchmarks, '')}</div>`);
}

/** A suggestion is shown as GitHub shows it: the line as it is, and as it would be. */
function markdown(text: string, line: string): string {
  const suggestion = /```suggestion\n([\s\S]*?)\n```/;
  return (marked.parse(text.replace(suggestion, '@SUGGESTION@')) as string).replace(
    '@SUGGESTION@',
    () => `<div class="suggestion"><p>Suggested change</p><table class="code">
      ${codeRow('-', line, 'removed')}${codeRow('+', suggestion.exec(text)?.[1] ?? '', 'added')}</table></div>`,
  );
}

function codeRow(mark: number | string, code: string, kind: 'added' | 'removed'): string {
  const escaped = code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<tr class="${kind}"><td class="mark">${mark}</td><td><pre>${escaped}</pre></td></tr>`;
}

function document(main: string): string {
  return `<!doctype html><meta charset="utf-8"><style>${stylesheet}
    body { margin: 0; font: 14px -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; color: #1f2328; }
    main { display: block; width: ${WIDTH - 2}px; border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; background: white; }
    .markdown-body { font-size: 14px; } .inset { padding: 16px; } .markdown-body table { display: table; width: 100%; }
    .file, .check { padding: 9px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; font-size: 13px; }
    .check::before { content: "✕"; display: inline-block; width: 18px; margin-right: 8px; border-radius: 50%; color: white;
      background: #cf222e; text-align: center; font-size: 12px; line-height: 18px; }
    .check.passed::before { content: "✓"; background: #1a7f37; }
    table.code { width: 100%; border-collapse: collapse; } table.code pre { margin: 0; font: 12px/20px monospace; }
    table.code td { padding: 0 10px; border: 0; } td.mark { width: 40px; color: #59636e; text-align: right; font: 12px monospace; }
    main tr.added, main tr.added td { background: #dafbe1; } main tr.removed, main tr.removed td { background: #ffebe9; }
    .comment { margin: 12px; padding: 12px 16px; border: 1px solid #d1d9e0; border-radius: 6px; } .by { margin: 0 0 10px; }
    .bot { padding: 0 6px; border: 1px solid #d1d9e0; border-radius: 1em; color: #59636e; font-size: 12px; }
    .suggestion { margin: 10px 0; border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; }
    .suggestion p { margin: 0; padding: 6px 12px; background: #f6f8fa; font-size: 12px; color: #59636e; }
    .markdown-body .suggestion table { display: table; margin: 0; } .markdown-body .suggestion pre { padding: 0; background: none; }
    .markdown-body .suggestion td { padding: 0 10px; border: 0; } .markdown-body .suggestion td.mark { width: 16px; }
  </style><main>${main}</main>`;
}
