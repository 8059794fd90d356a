import type { AppScene } from './app-scene.js';
import { CRATE, ENFORCE_WITHOUT_TESTS, SAFE, UNSAFE } from './code.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene((started) => {
  scene = started;
});

/** rust-lang/triagebot#1949: GitHub tells of a pull request before it can compare its commits. */
test('a head that GitHub cannot compare yet is reviewed as soon as it can', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  scene.github.fail({ with: 'not-there', match: ({ path }) => path.includes('/compare/'), times: 1 });
  const ref = await scene.open(sample, { 'src/bytes.rs': SAFE });
  expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^success: /), checks: 1 });
}, 120_000);

/** home-assistant/service-hub#394: the same of a check on a commit that was pushed to a fork. */
test('a commit that GitHub does not take a check for yet gets it a moment later', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  const match = ({ method, path }: { method: string; path: string }) =>
    method === 'POST' && path.endsWith('/check-runs');
  scene.github.fail({ with: 'not-there', status: 422, match, times: 1 });
  const ref = await scene.open(sample, { 'src/bytes.rs': UNSAFE });
  expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^failure: 1 error/) });
}, 120_000);

test('a merge group that GitHub cannot compare yet leaves the queue with its own verdict', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  const ref = await scene.open(sample, { 'src/bytes.rs': SAFE });
  scene.github.fail({ with: 'not-there', match: ({ path }) => path.includes('/compare/'), times: 1 });
  const { subject } = await scene.github.mergeGroup(ref);
  await scene.done();
  const [run] = scene.github.checkRuns(sample.fullName, subject.headSha);
  expect(run).toMatchObject({ conclusion: 'success' });
}, 120_000);

test('a base whose history was written anew is named as the reason, with the way on', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  const ref = await scene.open(sample, { 'src/bytes.rs': SAFE });
  const tree = await sample.git.git('rev-parse', 'main^{tree}');
  const root = await sample.git.git('commit-tree', tree.trim(), '-m', 'Without the large files');
  await sample.git.git('update-ref', 'refs/heads/main', root.trim());
  await scene.push(ref, sample, { 'src/bytes.rs': UNSAFE });
  expect(page(scene.github, ref).check).toMatch(/^failure: Could not review: .* no commit in common/);
}, 120_000);

/** palantir/policy-bot#47: the webhook of a push comes before all servers have heard of it. */
test('a list of files that is still that of the head before makes nothing green', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  const ref = await scene.open(sample, { 'src/bytes.rs': SAFE });
  scene.github.listFilesOf(ref, scene.github.what(ref).headSha);
  await scene.push(ref, sample, { 'src/bytes.rs': UNSAFE });
  expect(page(scene.github, ref).check).toMatch(/^failure: 1 error/);
}, 120_000);

test('a list of files that is still empty is none', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  const ref = await scene.open(sample, { 'README.md': '# Trie\n' });
  scene.github.listFilesOf(ref, await sample.git.git('rev-parse', 'main'));
  await scene.push(ref, sample, { 'src/bytes.rs': UNSAFE });
  expect(page(scene.github, ref).check).toMatch(/^failure: 1 error/);
}, 120_000);

test('a base branch that GitHub does not show yet is waited for: what it enforces would be green', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  await sample.git.git('branch', 'release', 'main');
  await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
  const topic = { head: 'topic', base: 'release', author: 'ada' };
  scene.github.deliverTo(undefined);
  const { subject } = await scene.github.openPullRequest(sample.fullName, topic);
  scene.github.deliverTo(scene.app.webhookUrl);
  const ref = `${sample.fullName}#${subject.number}`;
  await sample.git.git('branch', '-m', 'release', 'not-yet');
  await scene.github.label(ref, 'urgent', 'ada');
  await new Promise((later) => setTimeout(later, 4_000));
  expect(page(scene.github, ref).check).not.toMatch(/success/);
  await sample.git.git('branch', '-m', 'not-yet', 'release');
  await scene.done();
  expect(page(scene.github, ref).check).toMatch(/^failure: 1 error/);
}, 120_000);
