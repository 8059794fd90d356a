import type { AppScene } from './app-scene.js';
import { CRATE, ENFORCE_WITHOUT_TESTS, UNSAFE } from './code.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;
useScene(
  (started) => {
    scene = started;
  },
  { embedded: true },
);

const DAY_MS = 86_400_000;

/** A pull request with an error, opened and last touched three days ago, of which the App was never told. */
async function oldPull() {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
  const { world } = scene.github;
  const { now } = world;
  world.now = () => new Date(Date.now() - 3 * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');
  scene.github.deliverTo(undefined);
  const late = await scene.github.openPullRequest(sample.fullName, { head: 'topic', author: 'ada' });
  scene.github.deliverTo(scene.app.webhookUrl);
  world.now = now;
  return { ref: `${sample.fullName}#${late.subject.number}`, sample, late };
}

async function swept(): Promise<void> {
  await scene.app.lookAfter();
  await scene.done();
}

test('what was open before the App came gets its check, and no comment until somebody does something to it', async () => {
  const { ref, sample } = await oldPull();
  await swept();
  expect(page(scene.github, ref)).toMatchObject({ check: 'failure: 1 error', comments: 0, inline: [] });
  const [check] = scene.github.what(ref).checkRuns;
  expect(check?.summary).toContain('This pull request was open before perf-checklist came');
  expect(check?.summary).not.toContain('New here');
  expect(check?.annotations).toMatchObject([{ path: 'src/bytes.rs' }]);

  // A configuration that lands is nothing that anybody did to it.
  await sample.git.commit('main', {
    '.github/perf-checklist.yml': 'mode: enforce\nitems: { tests: off }\n',
  });
  await scene.github.pushToBranch(sample.fullName);
  await scene.done();
  expect(page(scene.github, ref)).toMatchObject({ comments: 0, inline: [] });

  await scene.push(ref, sample, { 'README.md': '# Trie\n' });
  expect(page(scene.github, ref)).toMatchObject({ check: 'failure: 1 error', comments: 1 });
  expect(page(scene.github, ref).inline).toHaveLength(1);
  expect(scene.github.what(ref).checkRuns.at(-1)?.summary).toContain('New here');
}, 120_000);

test('what was opened after the App came is commented on, however late its webhook is', async () => {
  const { ref, late } = await oldPull();
  await scene.github.deliver(late.event, late.payload);
  await scene.done();
  expect(page(scene.github, ref)).toMatchObject({ check: 'failure: 1 error', comments: 1 });
  expect(page(scene.github, ref).inline).toHaveLength(1);
}, 120_000);

test('a command on it is something, too', async () => {
  const { ref } = await oldPull();
  await swept();
  expect(page(scene.github, ref)).toMatchObject({ comments: 0, inline: [] });
  await scene.github.addComment(ref, 'grace', '/perf recheck');
  await scene.done();
  expect(page(scene.github, ref).inline).toHaveLength(1);
}, 120_000);
