import { devNull } from 'node:os';
import { SourceError } from '../port.js';

/** A patch beyond this is not kept: its file is far beyond what a review reads. */
const MAX_PATCH_BYTES = 16 * 1024 * 1024;
const REGULAR_FILE = /^100/;
/** True for a file with contents; false for a symbolic link or a submodule. */
export function isRegular(version) {
  return REGULAR_FILE.test(version.mode);
}
/** Every user's settings give the same diff: the one a pull request shows. */
const DIFF = [
  'diff',
  '--patch-with-raw',
  '-z',
  '--no-abbrev',
  '-M',
  '-U3',
  '--inter-hunk-context=0',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-relative',
  '--ignore-submodules=dirty',
  '--submodule=short',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  `-O${devNull}`,
];
/** What differs between two commits, or between a commit and the working tree where `head` is null. */
export async function diffTrees(git, base, head) {
  const { stdout } = await git.run([...DIFF, base, ...(head === null ? [] : [head]), '--']);
  return parseDiff(stdout);
}
/** Reads `git diff --patch-with-raw -z --no-abbrev`: raw records, an empty field, then one patch after the other. */
export function parseDiff(output) {
  const { records, patchStart } = parseRaw(output);
  const sections = splitPatch(output, patchStart);
  const expected = records.reduce((sum, record) => sum + sectionsOf(record), 0);
  let at = 0;
  return records.map((record) => {
    const count = sectionsOf(record);
    const section = count === 1 && sections.length === expected ? sections[at] : undefined;
    at += count;
    return { ...record.entry, patch: section === undefined ? null : patchText(section) };
  });
}
/** A file that became a link, or the reverse, is shown as removed and added again. */
function sectionsOf(record) {
  return record.letter === 'T' ? 2 : 1;
}
function parseRaw(output) {
  let at = 0;
  const field = () => {
    const end = output.indexOf(0, at);
    const text = output.toString('utf8', at, end < 0 ? output.length : end);
    at = end < 0 ? output.length : end + 1;
    return text;
  };
  const records = [];
  while (at < output.length) {
    const meta = field();
    if (meta === '') break;
    const parts = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(meta);
    if (!parts) throw new SourceError(`\`git diff\` printed a line that could not be read: ${meta}`, false);
    const [, oldMode, newMode, oldOid, newOid, letter] = parts;
    const previousPath = field();
    const path = letter === 'R' || letter === 'C' ? field() : previousPath;
    const before = letter === 'A' ? null : { oid: oldOid, mode: oldMode };
    const after = letter === 'D' ? null : { oid: newOid, mode: newMode };
    records.push({
      letter: letter,
      entry: { path, previousPath, status: statusOf(letter), before, after },
    });
  }
  return { records, patchStart: at };
}
function statusOf(letter) {
  switch (letter) {
    case 'A':
    case 'C':
      return 'added';
    case 'D':
      return 'removed';
    case 'R':
      return 'renamed';
    default:
      return 'modified';
  }
}
const SECTION = Buffer.from('diff --git ');
const NEXT_SECTION = Buffer.from('\ndiff --git ');
/** Lines of a patch begin with a blank, `+`, `-`, `\` or `@`: `diff --git` at a line's start is always a header. */
function splitPatch(output, start) {
  const sections = [];
  let at = output.indexOf(SECTION, start);
  while (at >= 0) {
    const next = output.indexOf(NEXT_SECTION, at);
    sections.push(output.subarray(at, next < 0 ? output.length : next + 1));
    at = next < 0 ? -1 : next + 1;
  }
  return sections;
}
function patchText(section) {
  if (section.length > MAX_PATCH_BYTES) return null;
  const hunk = section.indexOf('\n@@ ');
  if (hunk >= 0) return section.toString('utf8', hunk + 1);
  return section.includes('\nBinary files ') ? null : '';
}
