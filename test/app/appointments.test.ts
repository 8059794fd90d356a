import type { AppScene } from './app-scene.js';
import { CRATE, ENFORCE_WITHOUT_TESTS, UNSAFE } from './code.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

/** The App's own time, whatever the machine's clock says: years behind it. */
let now = new Date('2024-05-05T10:00:00Z');

let scene: AppScene;
useScene(
  (started) => {
    scene = started;
    // Tokens expire by the machine's clock; what is written is dated by the other.
    scene.github.world.now = () => now.toISOString().replace(/\.\d+Z$/, 'Z');
  },
  { now: () => now },
);

test('a waiver that ends tonight is looked at again then, and not before', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  const ref = await scene.open(sample, { 'src/bytes.rs': UNSAFE });
  scene.github.requests.clear();
  const text = '/perf waive unsafe-without-safety-comment until=2024-05-05 it goes tomorrow';
  await scene.github.addComment(ref, 'grace', text);
  await scene.done();
  expect(page(scene.github, ref).check).toMatch(/^success: /);
  expect(scene.github.requests.count(/\/comments$/)).toBeLessThan(5);

  now = new Date('2024-05-06T00:00:01Z');
  await scene.github.label(ref, 'tomorrow', 'grace');
  await scene.done();
  expect(page(scene.github, ref).check).toMatch(/^failure: 1 error/);
}, 120_000);
