import type { Commit } from '../git/repository.js';
import { HttpError, notFound } from '../http/reply.js';
import type { Repository } from '../world/model.js';

/** A branch, a tag, a SHA, `HEAD`, or `pull/1/head` without its `refs/`. */
export async function findCommit(repository: Repository, name: string): Promise<Commit | undefined> {
  const pull = pullOfRef(repository, name);
  if (pull) return repository.git.commit(pull.head.sha);
  const { git, defaultBranch } = repository;
  if (name === 'HEAD' || name === '') return git.commit(`refs/heads/${defaultBranch}`);
  const short = name.replace(/^refs\//, '');
  const candidates = name.startsWith('refs/')
    ? [name]
    : [`refs/heads/${short}`, `refs/tags/${short}`, `refs/${short}`];
  for (const candidate of candidates) {
    const commit = await git.commit(candidate);
    if (commit) return commit;
  }
  return /^[0-9a-f]{4,40}$/i.test(name) ? git.commit(name) : undefined;
}

/** `refs/pull/1/head` is kept in the pull request, not in git. */
export function pullOfRef(repository: Repository, name: string) {
  const number = /^(?:refs\/)?pull\/(\d+)\/head$/.exec(name)?.[1];
  return number === undefined ? undefined : repository.pulls.get(Number(number));
}

export async function commitOr404(repository: Repository, name: string): Promise<Commit> {
  const commit = await findCommit(repository, name);
  if (!commit) throw notFound();
  return commit;
}

/** The commits endpoints answer an unknown name with 422. */
export async function commitOr422(repository: Repository, name: string): Promise<Commit> {
  const commit = await findCommit(repository, name);
  if (!commit) throw new HttpError(422, `No commit found for SHA: ${name}`);
  return commit;
}
