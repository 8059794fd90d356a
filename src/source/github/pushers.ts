import type { RepositoryRef } from '../../model.js';
import type { GitHubApi } from './api.js';
import { asked, isHttpFailure } from './errors.js';

/** A bot's branch that was pushed to more often has been many a person's; the newest count. */
const PUSHES_READ = 100;

/**
 * People who pushed to a branch since it was made last, as GitHub recorded them: who a commit names as its author is what
 * its author wrote there. Empty where GitHub does not tell (an older Enterprise Server).
 */
export async function pushersOf(
  api: GitHubApi,
  repository: RepositoryRef,
  branch: string,
): Promise<readonly string[]> {
  try {
    const { data } = await api.request('GET /repos/{owner}/{repo}/activity', {
      owner: repository.owner,
      repo: repository.name,
      ref: `refs/heads/${branch}`,
      per_page: PUSHES_READ,
    });
    const made = data.findIndex(({ activity_type: type }) => type === 'branch_creation');
    const since = made === -1 ? data : data.slice(0, made + 1);
    const people = since.flatMap(({ actor }) => (actor && actor.type !== 'Bot' ? [actor.login] : []));
    return [...new Set(people)];
  } catch (error) {
    if (isHttpFailure(error, 403) || isHttpFailure(error, 404)) return [];
    return asked('reading who pushed to the branch', Promise.reject(error));
  }
}
