import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { changedRust } from '../../src/diff/changed-rust.js';
import { linesOf } from '../../src/diff/hunks.js';
import type { FileChange, FileStatus } from '../../src/model.js';
import { below, mangled, NASTY, pick, type Random } from './random.js';

const LINE = [
  'fn a() {',
  '}',
  '',
  '    let x = 1;',
  '-',
  '+',
  '@@ -1 +1 @@',
  '\\ No newline at end of file',
  '// @generated',
  '\t',
  'é',
];
const HEADERS = [
  '@@ -1,3 +1,4 @@',
  '@@ -0,0 +1 @@',
  '@@ -1 +0,0 @@',
  '@@ -9999999999,1 +1,1 @@',
  '@@ -1,99999 +1,99999 @@ fn',
  '@@ @@',
  '@@ -5,2 +5,2 @@',
  '@@ -3,2 +3,2 @@',
];

function text(random: Random): string {
  const lines = Array.from({ length: below(random() < 0.05 ? 3_000 : 40, random) }, () => pick(LINE, random));
  return lines.join(pick(['\n', '\n', '\r\n', '\r'], random)) + (random() < 0.5 ? '\n' : '');
}

function patch(random: Random): string | null {
  if (random() < 0.2) return null;
  const hunk = () =>
    [
      pick(HEADERS, random),
      ...Array.from(
        { length: below(12, random) },
        () => pick([' ', '+', '-', ''], random) + pick(LINE, random),
      ),
    ].join('\n');
  return mangled(Array.from({ length: below(4, random) }, hunk).join('\n'), random);
}

function change(random: Random): FileChange {
  const before = random() < 0.8 ? text(random) : null;
  const after = random() < 0.1 ? before : random() < 0.8 ? mangled(before ?? '', random) : null;
  const path = random() < 0.7 ? 'src/a.rs' : `${pick(NASTY, random)}.rs`;
  return {
    path,
    previousPath: random() < 0.7 ? path : `${pick(NASTY, random)}${pick(['.rs', '.md'], random)}`,
    status: pick<FileStatus>(['added', 'modified', 'removed', 'renamed'], random),
    patch: patch(random),
    before,
    after,
  };
}

/** Whatever a patch claims: lines and hunks lie inside the text, and what is left out is named. */
export function diff(random: Random): number {
  const files = Array.from({ length: 1 + below(4, random) }, () => change(random));
  const attributes = mangled('*.rs linguist-generated\nvendor/** linguist-vendored=false\n', random);
  const { rust, skipped } = changedRust(files, attributes, DEFAULT_CONFIG);
  for (const { path, after, addedLines, hunks } of rust) {
    const last = Math.max(1, linesOf(after ?? '').length);
    for (const line of addedLines)
      if (!(line >= 1 && line <= last)) throw new Error(`${path}: added line ${line} of ${last}`);
    for (const { newStart, newLines } of hunks) {
      if (!(newStart >= 0 && newLines >= 0 && newStart + newLines - 1 <= last))
        throw new Error(`${path}: a hunk to line ${newStart + newLines - 1} of ${last}`);
    }
  }
  const code = files.filter(
    ({ path, previousPath, status }) =>
      path.endsWith('.rs') || (status === 'renamed' && previousPath.endsWith('.rs')),
  );
  if (rust.length + skipped.length !== code.length)
    throw new Error('a Rust file is neither reviewed nor named as left out');
  return files.reduce((sum, { before, after }) => sum + (before?.length ?? 0) + (after?.length ?? 0), 0);
}
