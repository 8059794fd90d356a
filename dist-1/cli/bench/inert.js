import { basename } from 'node:path/posix';
import { isInertChange } from '../../diff/kinds.js';
import { diffTrees, isRegular } from '../../source/git/diff.js';
/**
 * The files that a range changes where each is proven not to reach the binary, as the review answers "not applicable" for; null where one may, or
 * where nothing changed. Stricter than the review, which has an index: of a workflow no text is read, and a page whose name stands beside an
 * `include` counts as code.
 */
export async function onlyInert(git, { mergeBase, headSha }) {
  const entries = await diffTrees(git, mergeBase, headSha);
  if (entries.length === 0 || !entries.every(isInertEntry)) return null;
  const taken = await includesOf(git, [mergeBase, headSha]);
  const names = entries.flatMap(({ path, previousPath }) => [basename(path), basename(previousPath)]);
  return names.some((name) => taken.includes(name)) ? null : entries.map(({ path }) => path);
}
function isInertEntry({ path, previousPath, status, patch, before, after }) {
  const regular = [before, after].every((version) => version === null || isRegular(version));
  return regular && isInertChange({ path, previousPath, status, patch, before: null, after: null });
}
/** Lines of Rust that take in a file, with two below each, where its name may stand. Documentation is no work. */
async function includesOf(git, commits) {
  const asked = ['grep', '-h', '-A2', '-E', '(include(_str|_bytes)?!|#!?\\[path)'];
  const { stdout } = await git.run([...asked, ...commits, '--', ':/*.rs'], { answers: [0, 1] });
  return stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => !/\bdoc\s*=\s*include_str!/.test(line))
    .join('\n');
}
