import { suggest } from '../../text/suggest.js';
import { SourceError } from '../port.js';
import { defaultBranch } from './default-branch.js';
import { resolveCommits } from './objects.js';
/** `A..B` and `A...B` mean the same: what a pull request of B into A shows. An empty side is HEAD. */
export function parseRange(text) {
  if (text === null) return { base: null, head: null };
  const sides = /^(.*?)\.{2,3}(.*)$/.exec(text);
  if (!sides) return { base: null, head: text };
  return { base: sides[1] || 'HEAD', head: sides[2] || 'HEAD' };
}
/** @throws SourceError when a side is unknown, the two are swapped, or share no commit that this clone holds. */
export async function resolveRange(git, text) {
  const asked = parseRange(text);
  const headRef = asked.head ?? 'HEAD';
  const baseRef = asked.base ?? (await defaultBranch(git));
  const commits = await resolveCommits(git, [baseRef, headRef]);
  const side = async (name) => commits.get(name) ?? (await unknownRevision(git, name));
  const headSha = await side(headRef);
  const baseSha = await side(baseRef);
  const mergeBase = await findMergeBase(git, { baseRef, headRef, baseSha, headSha });
  if (asked.base !== null && mergeBase === headSha && baseSha !== headSha) {
    throw new SourceError(
      `${headRef} is an ancestor of ${baseRef}, so that the range holds no commit: did you mean ${headRef}..${baseRef}?`,
      false,
    );
  }
  if (asked.base === null && mergeBase === headSha) await refuseBaseAlone(git, headRef, baseRef);
  return { baseRef, headRef, baseSha, headSha, mergeBase };
}
/** Whoever names only the base meant what HEAD adds to it. @throws SourceError where HEAD does add something. */
async function refuseBaseAlone(git, named, baseRef) {
  const added = await git.run(['rev-list', '--max-count=1', '--end-of-options', `${named}..HEAD`], {
    answers: [0, 128],
  });
  if (added.stdout.length === 0) return;
  throw new SourceError(
    `${named} alone is compared with ${baseRef}, which holds all of it: did you mean ${named}..HEAD?`,
    false,
  );
}
async function findMergeBase(git, ends) {
  const { code, stdout } = await git.run(['merge-base', ends.baseSha, ends.headSha], { answers: [0, 1] });
  if (code === 0) return stdout.toString('utf8').trim();
  if (await isShallow(git)) {
    throw new SourceError(
      `this shallow clone ends before ${ends.baseRef} and ${ends.headRef} meet: fetch the rest with ` +
        '`git fetch --unshallow` (in actions/checkout: `fetch-depth: 0`)',
      false,
    );
  }
  throw new SourceError(
    `${ends.baseRef} and ${ends.headRef} share no commit: name two revisions of one history`,
    false,
  );
}
async function isShallow(git) {
  return (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
}
async function unknownRevision(git, name) {
  if (name === 'HEAD') {
    throw new SourceError(
      `the repository ${git.directory} has no commit yet: there is nothing to review`,
      false,
    );
  }
  const names = (await git.text(['for-each-ref', '--format=%(refname:short)'])).split('\n').filter(Boolean);
  const near = names.find((known) => known.endsWith(`/${name}`)) ?? suggest(name, names);
  const mend = near
    ? `did you mean ${near}?`
    : (await isShallow(git))
      ? 'this is a shallow clone and may not hold it: `git fetch --unshallow` brings the rest'
      : '`git branch --all` and `git tag` list what there is';
  throw new SourceError(`unknown revision ${name} in ${git.directory}: ${mend}`, false);
}
