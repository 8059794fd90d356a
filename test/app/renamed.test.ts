import type { AppScene } from './app-scene.js';
import { CRATE, ENFORCE, SAFE } from './code.js';
import { checklistId, page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene((started) => {
  scene = started;
});

const LOOSE = SAFE.replace('fn first', 'pub fn first');

test('what was decided holds where the repository gets another name', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE });
  const ref = await scene.open(sample, { 'src/bytes.rs': LOOSE });
  await scene.github.tickBox(checklistId(scene.github, ref), 'grace', 'item:tests');
  await scene.done();
  expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^success: /) });

  scene.github.renameRepository(sample.fullName, 'radix');
  const renamed = ref.replace(sample.fullName, 'acme/radix');
  const told = { fullName: 'acme/radix', git: sample.git };
  await scene.push(renamed, told, { 'README.md': '# radix\n' });
  expect(page(scene.github, renamed)).toMatchObject({
    check: expect.stringMatching(/^success: /),
    boxes: ['tests ✓'],
  });
  expect(scene.github.what(renamed).checkRuns.at(-1)?.summary).toContain('grace');
}, 120_000);

test('a webhook of the time before, told late, finds what was decided', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE });
  const ref = await scene.open(sample, { 'src/bytes.rs': LOOSE });
  await scene.github.tickBox(checklistId(scene.github, ref), 'grace', 'item:tests');
  await scene.done();
  const opened = scene.github.deliveries.find(({ event }) => event === 'pull_request');
  const payload = JSON.parse(JSON.stringify(opened?.payload));
  payload.repository.name = sample.fullName.split('/')[1];
  payload.pull_request.number = payload.number = scene.github.what(ref).number;
  scene.github.renameRepository(sample.fullName, 'patricia');
  const renamed = ref.replace(sample.fullName, 'acme/patricia');
  await scene.github.deliver('pull_request', { ...payload, action: 'reopened' });
  await scene.done();
  expect(page(scene.github, renamed)).toMatchObject({
    check: expect.stringMatching(/^success: /),
    boxes: ['tests ✓'],
  });
}, 120_000);
