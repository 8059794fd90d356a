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

describe('while the index of the repository does not come', () => {
  const many = Object.fromEntries(
    Array.from({ length: 320 }, (_, at) => [
      `src/late_${at}.rs`,
      `//! Late.\n\nfn late_${at}() -> usize {\n    ${at}\n}\n`,
    ]),
  );
  const lib = '//! Late.\n\nmod bytes;\n#[path = "../docs/slow.md"]\nmod slow;\n';
  const check = (ref: string) => page(scene.github, ref).check;
  const halfAnHourLater = async (ref: string) => {
    now = new Date(now.getTime() + 31 * 60_000);
    await scene.github.label(ref, 'late', 'grace');
    await scene.done();
  };

  test('a page that is code waits as code does, and is then for a person', async () => {
    const files = {
      ...CRATE,
      ...ENFORCE_WITHOUT_TESTS,
      ...many,
      'src/lib.rs': lib,
      'docs/slow.md': '//! x\n',
    };
    const sample = await scene.repository(files);
    scene.github.fail({ match: (request) => request.path.includes('tarball'), with: '5xx', status: 403 });
    const ref = await scene.open(sample, { 'docs/slow.md': UNSAFE });
    expect(check(ref)).toMatch(/^in_progress: Reading the whole repository first/);
    await halfAnHourLater(ref);
    expect(check(ref)).toMatch(/^action_required/);
  });

  test('words alone wait for nothing', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS, ...many });
    scene.github.fail({ match: (request) => request.path.includes('tarball'), with: '5xx', status: 403 });
    const ref = await scene.open(sample, { 'README.md': '# trie\n\nA tree of bytes.\n' });
    expect(check(ref)).toBe('success: Not applicable: nothing here reaches the binary');
  });
});
