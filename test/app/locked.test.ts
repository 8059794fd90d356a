import type { AppScene } from './app-scene.js';
import { CRATE, ENFORCE, SAFE, UNSAFE } from './code.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene((started) => {
  scene = started;
});

const LOOSE = SAFE.replace('fn first', 'pub fn first');

test('a locked conversation is left alone, and the check says what there is to say', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE });
  await sample.git.commit('topic', { 'README.md': '# Trie\n' });
  const { subject } = await scene.github.openPullRequest(sample.fullName, { head: 'topic', author: 'ada' });
  const ref = `${sample.fullName}#${subject.number}`;
  await scene.done();
  await scene.github.lock(ref, 'grace');
  await scene.push(ref, sample, { 'src/bytes.rs': UNSAFE });
  const failed = page(scene.github, ref);
  expect(failed).toMatchObject({
    inline: [],
    comments: 0,
    check: expect.stringMatching(/^failure: 1 error/),
  });
  expect(scene.github.what(ref).checkRuns.at(-1)?.annotations).toHaveLength(1);

  await scene.push(ref, sample, { 'src/bytes.rs': LOOSE });
  expect(page(scene.github, ref).check).toMatch(/^action_required: /);
  await scene.github.addComment(ref, 'grace', '/perf tick tests');
  await scene.done();
  expect(page(scene.github, ref)).toMatchObject({ comments: 0, check: expect.stringMatching(/^success: /) });
}, 120_000);
