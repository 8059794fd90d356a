import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppScene } from './app-scene.js';
import { CRATE, ENFORCE_WITHOUT_TESTS, UNSAFE } from './code.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;
useScene((started) => {
  scene = started;
});

const TAKES_IN = '//! Bytes.\n\nmod bytes;\n#[path = "../docs/slow.md"]\nmod slow;\n';
const check = (ref: string) => page(scene.github, ref).check;

test('a page that becomes a module is looked at by somebody', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  const ref = await scene.open(sample, { 'src/lib.rs': TAKES_IN, 'docs/slow.md': UNSAFE });
  expect(check(ref)).toMatch(/^action_required/);
});

test('so is one that a module of the base is made of, and no other page', async () => {
  const base = { ...CRATE, ...ENFORCE_WITHOUT_TESTS, 'src/lib.rs': TAKES_IN, 'docs/slow.md': '//! x\n' };
  const sample = await scene.repository(base);
  const other = await scene.open(sample, { 'docs/fast.md': '# Fast\n' });
  expect(check(other)).toBe('success: Not applicable: nothing here reaches the binary');
  const ref = await scene.open(sample, { 'docs/slow.md': UNSAFE }, 'topic-2');
  expect(check(ref)).toMatch(/^action_required/);
});

test('a symbolic link is no text of Rust', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  await sample.git.git('checkout', '--quiet', '-b', 'topic');
  mkdirSync(join(sample.git.dir, 'docs'), { recursive: true });
  // A name that is Rust itself, so that nothing but the mode tells.
  writeFileSync(join(sample.git.dir, 'src/fn f() {}'), UNSAFE);
  symlinkSync('fn f() {}', join(sample.git.dir, 'src/fast.rs'));
  const ref = await scene.open(sample, { 'src/lib.rs': '//! Bytes.\n\nmod bytes;\nmod fast;\n' });
  expect(check(ref)).toMatch(/^action_required/);
});

test('code is not vendored because its author puts it into a folder of that name', async () => {
  const mod = '//! Bytes.\n\nmod bytes;\n#[path = "third_party/fast.rs"]\nmod fast;\n';
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  const ref = await scene.open(sample, { 'src/lib.rs': mod, 'src/third_party/fast.rs': UNSAFE });
  expect(check(ref)).toMatch(/^action_required/);
  const alone = await scene.open(sample, { 'vendor/a/src/lib.rs': UNSAFE }, 'topic-2');
  expect(check(alone)).toMatch(/^action_required/);
});

test('a crate more beside those that are vendored asks nobody', async () => {
  const vendored = { 'vendor/a/src/lib.rs': 'fn a() {}\n' };
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS, ...vendored });
  const ref = await scene.open(sample, { 'vendor/b/src/lib.rs': UNSAFE });
  expect(check(ref)).toMatch(/^success/);
});
