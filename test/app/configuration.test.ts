import type { AppScene, Sample } from './app-scene.js';
import { CRATE, ENFORCE_WITHOUT_TESTS, UNSAFE } from './code.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;
useScene((started) => {
  scene = started;
});

const OWN = '.github/perf-checklist.yml';
const ENFORCE = ENFORCE_WITHOUT_TESTS[OWN];
const ADVISE = ENFORCE.replace('enforce', 'advise');
const FAILS = expect.stringMatching(/^failure: 1 error/);
const ADVISES = expect.stringMatching(/^success: Would block: 1 error/);

const check = (ref: string) => page(scene.github, ref).check;

/** An open pull request with an error, into a branch that has this configuration. */
async function opened(sample: Sample, config: string | null, base = 'main'): Promise<string> {
  await sample.git.git('checkout', '--quiet', 'main');
  if (base !== 'main') await sample.git.commit(base, { [OWN]: config });
  await sample.git.git('checkout', '--quiet', '-B', `topic-${base}`);
  await sample.git.commit(`topic-${base}`, { 'src/bytes.rs': UNSAFE });
  const { subject } = await scene.github.openPullRequest(sample.fullName, {
    head: `topic-${base}`,
    base,
    author: 'ada',
  });
  await scene.done();
  return `${sample.fullName}#${subject.number}`;
}

test('a configuration that lands on a branch is applied to the open pull requests into it, and to no others', async () => {
  const sample = await scene.repository({ ...CRATE, [OWN]: ENFORCE });
  const onMain = await opened(sample, ENFORCE);
  const onRelease = await opened(sample, ENFORCE, 'release');
  expect([check(onMain), check(onRelease)]).toEqual([FAILS, FAILS]);

  await sample.git.commit('release', { [OWN]: ADVISE });
  await scene.github.pushToBranch(sample.fullName, { branch: 'release' });
  await scene.done();
  expect([check(onMain), check(onRelease)]).toEqual([FAILS, ADVISES]);

  await sample.git.commit('main', { [OWN]: ADVISE });
  scene.github.requests.clear();
  await scene.github.pushToBranch(sample.fullName);
  await scene.done();
  expect(check(onMain)).toEqual(ADVISES);
  expect(scene.github.requests.count(/graphql/)).toBeLessThan(5);
}, 120_000);

test('an enforcing configuration that a slip made unreadable keeps the check red, and says what is wrong with it', async () => {
  const sample = await scene.repository({ ...CRATE, [OWN]: ENFORCE });
  const ref = await opened(sample, null);
  await sample.git.commit('main', { [OWN]: `${ENFORCE}\t# later\nhot: [src/**\n` });
  await scene.github.pushToBranch(sample.fullName);
  await scene.done();
  expect(check(ref)).toEqual(FAILS);
  expect(scene.github.what(ref).checkRuns.at(-1)?.summary).toContain('broken YAML');
}, 120_000);

test('a configuration called .yaml is told how it is called, and makes nothing green', async () => {
  const misplaced = '.github/perf-checklist.yaml';
  const sample = await scene.repository({ ...CRATE, [misplaced]: ENFORCE });
  const ref = await opened(sample, null);
  expect(check(ref)).toEqual(FAILS);
  expect(scene.github.what(ref).checkRuns.at(-1)?.summary).toContain(`rename it to ${OWN}`);
}, 120_000);

test('a change beside hot code that was moved away says that nothing is hot by its pattern', async () => {
  const sample = await scene.repository({ ...CRATE, [OWN]: `${ENFORCE}hot: [src/trie/**]\n` });
  const ref = await opened(sample, null);
  expect(scene.github.what(ref).checkRuns.at(-1)?.summary).toMatch(/no file here fits .src\/trie/);
}, 120_000);

test("the organisation's file is applied to what was reviewed under it, in whichever repository, one after the other", async () => {
  const [first, second] = [await scene.repository(CRATE), await scene.repository(CRATE)];
  const alone = await scene.repository({ ...CRATE, [OWN]: ENFORCE });
  const builds = await scene.repository({ ...CRATE, [OWN]: 'extends: acme/.github\n' });
  const defaults = await scene.repository({ 'perf-checklist.yml': ENFORCE }, '.github');
  const refs: string[] = [];
  for (const sample of [first, second, builds, alone]) refs.push(await opened(sample, null));
  expect(refs.map(check)).toEqual([FAILS, FAILS, FAILS, FAILS]);

  await defaults.git.commit('main', { 'perf-checklist.yml': ADVISE });
  scene.github.requests.clear();
  await scene.github.pushToBranch(defaults.fullName);
  await scene.done();
  expect(refs.map(check)).toEqual([ADVISES, ADVISES, ADVISES, FAILS]);
  const overviews = scene.github.requests.all.filter(({ route }) => route.endsWith('/graphql'));
  const [began, ended] = [overviews[0]!.at, overviews.at(-1)!.at];
  expect(ended - began).toBeGreaterThan(8_000);
}, 180_000);

test('what skips the check by title or label says so, and who could do that', async () => {
  const ignore = 'mode: enforce\nignore:\n  titles: ["chore*"]\n  labels: [skip-perf]\n';
  const sample = await scene.repository({ ...CRATE, [OWN]: ignore });
  const ref = await opened(sample, null);
  expect(check(ref)).toEqual(FAILS);

  await scene.github.label(ref, 'skip-perf', 'grace');
  await scene.done();
  expect(check(ref)).toMatch(/^success: Left alone: .*whoever may triage can set it/);

  await scene.github.unlabel(ref, 'skip-perf', 'grace');
  await scene.done();
  expect(check(ref)).toEqual(FAILS);

  await scene.github.editPullRequest(ref, { title: 'chore: nothing to see' }, 'ada');
  await scene.done();
  expect(check(ref)).toMatch(/^success: Left alone: .*its author \(`ada`\) can write any/);
  expect(scene.github.what(ref).checkRuns.at(-1)?.summary).toContain('This success vouches for nothing.');
}, 120_000);
