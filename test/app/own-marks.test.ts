import type { AppScene } from './app-scene.js';
import { CRATE, ENFORCE_WITHOUT_TESTS } from './code.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;
useScene((started) => {
  scene = started;
});

const check = (ref: string) => page(scene.github, ref).check;

test('a function is not cold because its author says so in the same pull request', async () => {
  const hot = {
    '.github/perf-checklist.yml': 'mode: enforce\nhot: ["src/**"]\nitems: { tests: advisory }\n',
  };
  const sample = await scene.repository({ ...CRATE, ...hot });
  const changed = CRATE['src/bytes.rs'].replace('8', '9');
  const ref = await scene.open(sample, {
    'src/bytes.rs': changed.replace('fn width', '// perf-checklist: cold\nfn width'),
  });
  expect(check(ref)).toBe('action_required: 1 box to tick');
});

const ALLOW = '// perf-checklist: allow(unsafe-without-safety-comment, reason = "checked by callers")\n';
const unsafe = (name: string, at: number) =>
  `fn ${name}(bytes: &[u8]) -> u8 {\n    unsafe { *bytes.get_unchecked(${at}) }\n}\n`;

test.each([
  [
    'put between it and its function',
    `use std::fmt;\n\n${ALLOW}${unsafe('second', 1)}\n${unsafe('first', 0)}`,
  ],
  [
    'below it, when it is made to stand for the file',
    `${ALLOW}\n${unsafe('first', 0)}\n${unsafe('second', 1)}`,
  ],
])('an `allow` of the base says nothing of new code %s', async (_name, after) => {
  const before = `${after.startsWith('use') ? 'use std::fmt;\n\n' : ''}${ALLOW}${unsafe('first', 0)}`;
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS, 'src/bytes.rs': before });
  const ref = await scene.open(sample, { 'src/bytes.rs': after });
  expect(check(ref)).toBe('action_required: 1 box to tick');
});

test('a function that is edited below its `allow` asks nobody', async () => {
  const before = `use std::fmt;\n\n${ALLOW}${unsafe('first', 0)}`;
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS, 'src/bytes.rs': before });
  const ref = await scene.open(sample, { 'src/bytes.rs': before.replace('(0)', '(1)') });
  expect(check(ref)).toMatch(/^success/);
});
