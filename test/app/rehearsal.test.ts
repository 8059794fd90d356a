import type { AppScene, Sample } from './app-scene.js';
import { CRATE, ENFORCE_WITHOUT_TESTS, UNSAFE } from './code.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene((started) => {
  scene = started;
});

const CONFIG = '.github/perf-checklist.yml';
const QUIET = 'mode: enforce\nitems:\n  tests: advisory\nrules:\n  unsafe-without-safety-comment: off\n';

/** Two merged pull requests with an error each, one of prose, one that was closed without. */
async function withHistory(): Promise<Sample> {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  scene.github.deliverTo(undefined);
  for (const [branch, files, merged] of [
    ['first', { 'src/bytes.rs': UNSAFE }, true],
    ['second', { 'src/bytes.rs': UNSAFE.replaceAll('first', 'last') }, true],
    ['prose', { 'README.md': '# Trie\n' }, true],
    ['dropped', { 'src/bytes.rs': UNSAFE.replaceAll('first', 'any') }, false],
  ] as const) {
    await sample.git.git('checkout', '--quiet', 'main');
    await sample.git.git('checkout', '--quiet', '-B', branch);
    await sample.git.commit(branch, files);
    const { subject } = await scene.github.openPullRequest(sample.fullName, { head: branch, author: 'ada' });
    await scene.github.closePullRequest(`${sample.fullName}#${subject.number}`, { merged });
  }
  scene.github.deliverTo(scene.app.webhookUrl);
  await sample.git.git('checkout', '--quiet', 'main');
  return sample;
}

const comparisons = () => scene.github.requests.count(/\/compare\//);

test('a proposed configuration is replayed over what was merged, once for its text', async () => {
  const sample = await withHistory();
  scene.github.requests.clear();
  const ref = await scene.open(sample, { [CONFIG]: QUIET });
  const check = scene.github.what(ref).checkRuns.at(-1);
  expect(check).toMatchObject({ status: 'completed', conclusion: 'success' });
  expect(check?.title).toMatch(
    /^Proposed configuration: it would have commented 0 times, blocked 0 of 3 merged pull requests$/,
  );
  expect(check?.summary).toContain(
    '**Enforced, it would have commented 0 times on the last 3 merged pull requests, blocked 0.** The configuration in force: 2 comments, 2 blocked.',
  );
  // Three for the past, and one each for two reviews of the pull request itself and the job between them.
  expect(comparisons()).toBeLessThanOrEqual(6);
  expect(scene.github.requests.count()).toBeLessThan(40);

  scene.github.requests.clear();
  await scene.push(ref, sample, { 'README.md': '# A trie\n' });
  expect(scene.github.what(ref).checkRuns.at(-1)?.summary).toContain('it would have commented 0 times');
  expect(comparisons()).toBe(1);
}, 120_000);

test('a configuration that is removed: what holds without it is said and replayed', async () => {
  const sample = await withHistory();
  const ref = await scene.open(sample, { [CONFIG]: null });
  const check = scene.github.what(ref).checkRuns.at(-1);
  expect(check).toMatchObject({ status: 'completed', conclusion: 'success' });
  expect(check?.title).toBe(
    'Without the configuration: it would have commented 2 times, blocked 2 of 3 merged pull requests',
  );
  expect(check?.summary).toContain(
    '**This pull request removes the configuration.** It takes `mode` and `items` with it. Once it is merged, the defaults hold: the check only advises, and blocks nothing any more.',
  );
  expect(check?.summary).toContain('#### Without the configuration, rehearsed');
}, 120_000);

test('mistakes in it are annotated where they stand, and it is replayed without them', async () => {
  const sample = await withHistory();
  const text = 'mode: enforce\nrules:\n  unsafe-without-safety-coment: off\nitems:\n  tests: advisory\n';
  const ref = await scene.open(sample, { [CONFIG]: text });
  const check = scene.github.what(ref).checkRuns.at(-1);
  expect(check?.title).toMatch(/^1 mistake in the proposed configuration$/);
  expect(check?.annotations).toMatchObject([
    {
      path: CONFIG,
      start_line: 3,
      end_line: 3,
      start_column: 3,
      end_column: 30,
      annotation_level: 'warning',
      message: expect.stringMatching(
        /unknown rule "unsafe-without-safety-coment"\. Did you mean "unsafe-without-safety-comment"\? This version counts once it is merged/i,
      ),
    },
  ]);
  expect(check?.summary).toMatch(/Enforced, it would have commented 2 times on 2 of the last 3/);
  expect(check?.summary).toMatch(
    /- #\d+ first: 1 comment, \*\*blocked\*\*: `unsafe-without-safety-comment` in `first`/,
  );
}, 120_000);

test('what GitHub does not show any more is left out, and said so', async () => {
  const sample = await withHistory();
  const gone = await sample.git.git('rev-parse', 'second');
  scene.github.fail({ match: ({ path }) => path.includes(`...${gone}`), with: '5xx', status: 404 });
  const ref = await scene.open(sample, { [CONFIG]: 'mode: enforce\nitems:\n  tests: off\n' });
  expect(scene.github.what(ref).checkRuns.at(-1)?.summary).toMatch(
    /commented 1 time on 1 of the last 2 merged pull requests, blocked 1.*Not all of the past was replayed: 1 pull request could not be read\./s,
  );
}, 120_000);
