import type { AppScene } from './app-scene.js';
import { CRATE, SAFE } from './code.js';
import { checklistId, page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene((started) => {
  scene = started;
});

const LOOSE = SAFE.replace('fn first', 'pub fn first');
const BY_MAINTAINERS = { '.github/perf-checklist.yml': 'mode: enforce\nticks: { role: maintain }\n' };

/** Grace maintains, ada may write: a pull request of grace's own, where she ticks. */
async function tickedByGrace(others: readonly string[]): Promise<ReturnType<typeof page>> {
  const sample = await scene.repository({ ...CRATE, ...BY_MAINTAINERS });
  for (const login of others) scene.github.collaborator(sample.fullName, login, 'maintain');
  await sample.git.commit('topic', { 'src/bytes.rs': LOOSE });
  const { subject } = await scene.github.openPullRequest(sample.fullName, { head: 'topic', author: 'grace' });
  await scene.done();
  const ref = `${sample.fullName}#${subject.number}`;
  await scene.github.tickBox(checklistId(scene.github, ref), 'grace', 'item:tests');
  await scene.done();
  return page(scene.github, ref);
}

test('the only one who has the role that a tick takes may tick what they wrote: nobody else could', async () => {
  expect(await tickedByGrace([])).toMatchObject({ check: expect.stringMatching(/^success: /) });
}, 120_000);

test('beside another of the role they may not', async () => {
  expect(await tickedByGrace(['mia'])).toMatchObject({ check: expect.stringMatching(/^action_required: /) });
}, 120_000);
