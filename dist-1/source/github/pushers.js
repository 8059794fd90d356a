import { SourceError } from '../port.js';
import { compare } from './compare.js';
import { asked, isHttpFailure } from './errors.js';
import { sameChange } from './same-change.js';

/** A branch that was pushed to more often has been many a person's; the newest count. */
const PUSHES_READ = 100;
/** Each costs up to four requests; who pushed beside more than these is an author without further questions. */
const PUSHES_LOOKED_AT = 10;
/**
 * People other than the author who pushed something of their own to a branch since it was made last, as GitHub recorded them:
 * who a commit names as its author is what its author wrote there. Empty where GitHub does not tell (an older Enterprise Server).
 */
export async function pushersOf(api, repository, branch) {
  const author = branch.author.login.toLowerCase();
  const { pushes, newest } = await pushesTo(api, repository, branch.headRef);
  const others = pushes.filter(({ actor }) => actor.toLowerCase() !== author);
  const own = await Promise.all(
    others.map(async (push, at) =>
      at < PUSHES_LOOKED_AT && (await broughtOnlyTheBase(api, repository, push, branch.baseSha))
        ? []
        : [push.actor],
    ),
  );
  return { logins: [...new Set(own.flat())], current: newest === null || newest === branch.headSha };
}
/** Those of people, and where the newest of anybody's led; null: not told. */
async function pushesTo(api, repository, headRef) {
  try {
    const { data } = await api.request('GET /repos/{owner}/{repo}/activity', {
      owner: repository.owner,
      repo: repository.name,
      ref: `refs/heads/${headRef}`,
      per_page: PUSHES_READ,
    });
    const deleted = new Set(
      data.flatMap(({ activity_type: type, before }) => (type === 'branch_deletion' ? [before] : [])),
    );
    // “Restore branch” brings back what others pushed.
    const made = data.findIndex(
      ({ activity_type: type, after }) => type === 'branch_creation' && !deleted.has(after),
    );
    const since = made === -1 ? data : data.slice(0, made + 1);
    const pushes = since.flatMap(({ actor, activity_type: type, before, after }) =>
      actor && actor.type !== 'Bot' ? [{ actor: actor.login, type, before, after }] : [],
    );
    return { pushes, newest: data[0]?.after ?? null };
  } catch (error) {
    if (isHttpFailure(error, 403) || isHttpFailure(error, 404)) return { pushes: [], newest: null };
    return asked('reading who pushed to the branch', Promise.reject(error));
  }
}
/** What GitHub has no longer, as after a force push over it, or does not list, may have been anything. */
async function broughtOnlyTheBase(...about) {
  try {
    return await bringsOnlyTheBase(...about);
  } catch (error) {
    if (!(error instanceof SourceError) || error.temporary) throw error;
    const { cause } = error;
    if (cause === undefined || isHttpFailure(cause, 404) || isHttpFailure(cause, 422)) return false;
    throw error;
  }
}
/**
 * The button “Update branch”, by a merge that GitHub itself makes and signs or by a rebase, where the change stayed what it was: in a
 * conflict anything can be written. Or a branch that began where the base is.
 */
async function bringsOnlyTheBase(api, repository, { type, before, after }, base) {
  if (type === 'branch_creation') return isOnBase(api, repository, after, base);
  if (type === 'branch_deletion') return true;
  if (type === 'force_push') return keepsTheChange(api, repository, { before, after }, base);
  if (type !== 'push') return false;
  const { data } = await asked(
    'reading what was pushed',
    api.request('GET /repos/{owner}/{repo}/commits/{ref}', {
      owner: repository.owner,
      repo: repository.name,
      ref: after,
      per_page: 1,
      // Files come with the first page only.
      page: 2,
    }),
  );
  const [first, second, ...more] = data.parents.map(({ sha }) => sha);
  const ofGitHub = data.committer?.login === 'web-flow' && data.commit.verification?.verified === true;
  if (!ofGitHub || first !== before || second === undefined || more.length > 0) return false;
  if (!(await isOnBase(api, repository, second, base))) return false;
  return keepsTheChange(api, repository, { before, after }, base);
}
async function keepsTheChange(api, repository, { before, after }, base) {
  const [was, is] = await Promise.all([
    compare(api, repository, base, before, 'the head before a push'),
    compare(api, repository, base, after, 'a pushed head'),
  ]);
  return sameChange(was.files, is.files);
}
async function isOnBase(api, repository, sha, base) {
  const { data } = await asked(
    'comparing a push with the base',
    api.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
      owner: repository.owner,
      repo: repository.name,
      basehead: `${base}...${sha}`,
      per_page: 1,
      page: 2,
    }),
  );
  return data.ahead_by === 0;
}
