import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shown } from '../test/github/what.js';
import { evidenceZip } from './evidence.js';
import { expectSame, expectText, expectThat } from './expect.js';
import { FINDINGS, FIXED, LEFT } from './expected.js';
import { SHAS } from './sample-repository.js';
import { REPOSITORY, type Scene } from './scene.js';
import type { Screen } from './screen.js';
import { Page, ruleOf, verdictOf } from './show.js';

export const PULL = `${REPOSITORY}#1`;

/** One pull request from its opening to a green check; each step shows the page and checks it. */
export class Story {
  private readonly page: Page;

  constructor(
    private readonly scene: Scene,
    private readonly screen: Screen,
  ) {
    this.page = new Page(screen, (path, line) => this.codeAt(path, line));
  }

  async tell(): Promise<void> {
    await this.installed();
    await this.opened();
    await this.measured();
    await this.authorTicks();
    await this.maintainerTicks();
    await this.mended();
    await this.measuredAgain();
    await this.toldTwice();
  }

  private async installed(): Promise<void> {
    this.screen.headline('The App is installed at acme');
    await this.scene.github.install('acme', { by: 'grace' });
    await this.scene.settled();
    this.screen.say(`Nothing is posted yet: it speaks on pull requests only. ${REPOSITORY} is ready.`);
  }

  private async opened(): Promise<void> {
    const { github } = this.scene;
    this.screen.headline('Ada opens “Cache the seek path”; the benchmark workflow starts');
    await github.openPullRequest(REPOSITORY, {
      head: 'seek-cache',
      author: 'ada',
      title: 'Cache the seek path',
    });
    await this.startBenchmarks(SHAS.problems);
    const shown = await this.look();
    expectSame('Comments in the diff', inline(shown), FINDINGS.inline);
    expectSame('Annotations', annotated(shown), FINDINGS.annotations);
    expectThat('one checklist comment', botComments(shown).length === 1);
    expectText('What the code allows', newest(shown)?.text, /blocking-in-async.*allowed: “at start-up/);
    expectText('The title', title(shown), /^\d+ errors, 1 box to tick$/);
    this.expectConclusion(shown, 'failure');
  }

  private async measured(): Promise<void> {
    this.screen.headline('The benchmark workflow ends and has uploaded its measurements');
    await this.finishBenchmarks(SHAS.problems, 'seek-cache');
    const shown = await this.look();
    expectText('The title', title(shown), /^1 regression, \d+ errors, 1 box to tick$/);
    expectText('The checklist', botComments(shown)[0], /trie\/seek.*regressed/);
    this.expectConclusion(shown, 'failure');
    expectSame('Comments in the diff', inline(shown), FINDINGS.inline);
  }

  private async authorTicks(): Promise<void> {
    this.screen.headline('Ada ticks the box of her own pull request');
    await this.tick('ada');
    const shown = await this.look();
    expectText('The checklist', botComments(shown)[0], /the author is not the judge/);
    expectSame('Ticked boxes', ticked(shown), []);
  }

  private async maintainerTicks(): Promise<void> {
    this.screen.headline('Grace, a maintainer, ticks it');
    await this.tick('grace');
    const shown = await this.look();
    expectSame('Ticked boxes', ticked(shown), ['tests']);
    expectText('The title', title(shown), /^1 regression, \d+ errors$/);
    this.expectConclusion(shown, 'failure');
  }

  private async mended(): Promise<void> {
    this.screen.headline('Ada pushes a commit that mends most of it; the benchmarks start again');
    const sha = await this.scene.sample.pushMended();
    await this.scene.github.push(PULL);
    await this.startBenchmarks(sha);
    const shown = await this.look();
    expectSame('Comments in the diff', inline(shown), LEFT.inline);
    expectSame('Hidden comments', hidden(shown), FIXED.inline);
    expectSame('Ticked boxes', ticked(shown), ['tests']);
    expectText('The title', title(shown), /^Waiting for benchmarks until /);
    expectThat('the check is in progress', newest(shown)?.status === 'in_progress');
  }

  private async measuredAgain(): Promise<void> {
    this.screen.headline('The second benchmark run ends');
    await this.finishBenchmarks(SHAS.mended, 'seek-cache-mended');
    const shown = await this.look();
    expectText('The benchmarks’ row', newest(shown)?.summary, /\| 3 benchmarks: 3 unchanged\b/);
    expectText('The title', title(shown), /^All 9 items answered, 1 warning$/);
    this.expectConclusion(shown, 'success');
  }

  private async toldTwice(): Promise<void> {
    const { github } = this.scene;
    this.screen.headline('GitHub delivers every event once more');
    const before = JSON.stringify(this.scene.shown(PULL));
    const all = [...github.deliveries];
    for (const delivery of all) await github.redeliver(delivery);
    await this.scene.settled();
    expectThat('a second delivery changes nothing', JSON.stringify(this.scene.shown(PULL)) === before);
    this.screen.say(`${all.length} deliveries repeated, nothing posted and nothing edited.`);
    expectSame(
      'Breaches of GitHub’s API description',
      github.violations.map((one) => JSON.stringify(one)),
      [],
    );
  }

  private async look(): Promise<Shown> {
    await this.scene.settled();
    const shown = this.scene.shown(PULL);
    const check = newest(shown);
    if (check) this.screen.verdict(verdictOf(check, this.screen.styles));
    this.page.show(shown);
    return shown;
  }

  private async startBenchmarks(headSha: string): Promise<void> {
    await this.scene.github.startWorkflow({ repository: REPOSITORY, headSha, by: 'ada' });
  }

  private async finishBenchmarks(headSha: string, recorded: string): Promise<void> {
    const { github } = this.scene;
    const run = github.world
      .repository(REPOSITORY)
      .workflowRuns.find(({ suite }) => suite.headSha === headSha);
    const zip = await evidenceZip(recorded, { mergeBase: SHAS.main, headSha });
    await github.finishWorkflow({
      repository: REPOSITORY,
      headSha,
      artifacts: { 'perf-checklist-evidence': zip },
      ...(run && { run }),
    });
  }

  private async tick(by: string): Promise<void> {
    const comment = this.scene.shown(PULL).comments.find(({ author }) => author.endsWith('[bot]'));
    if (comment) await this.scene.github.tickBox(comment.id, by, 'item:tests');
  }

  private expectConclusion(shown: Shown, conclusion: string): void {
    expectThat(`the check's conclusion is ${conclusion}`, newest(shown)?.conclusion === conclusion);
  }

  private codeAt(path: string, line: number): string | undefined {
    return readFileSync(join(this.scene.sample.dir, path), 'utf8').split('\n')[line - 1];
  }
}

function newest(shown: Shown) {
  return shown.checkRuns.at(-1);
}

function title(shown: Shown): string | null | undefined {
  return newest(shown)?.title;
}

function botComments(shown: Shown): string[] {
  return shown.comments.filter(({ author }) => author.endsWith('[bot]')).map(({ body }) => body);
}

/** `src/trie.rs:52 clone-in-loop` for the comments that can be seen. */
function inline(shown: Shown): string[] {
  return shown.reviewComments
    .filter(({ minimized }) => minimized === null)
    .map(({ path, originalLine, body }) => `${path}:${originalLine} ${ruleOf(body)}`);
}

function hidden(shown: Shown): string[] {
  return shown.reviewComments
    .filter(({ minimized }) => minimized !== null)
    .map(({ path, originalLine, body }) => `${path}:${originalLine} ${ruleOf(body)}`);
}

function annotated(shown: Shown): string[] {
  return (newest(shown)?.annotations ?? []).map(
    ({ path, start_line: line, title: heading }) => `${path}:${line} ${(heading ?? '').split(' · ')[0]}`,
  );
}

/** Items whose box is ticked. */
function ticked(shown: Shown): string[] {
  return [...(botComments(shown)[0] ?? '').matchAll(/^- \[x\].*<!-- item:([a-z-]+) -->$/gm)].map(
    ([, item]) => item ?? '',
  );
}
