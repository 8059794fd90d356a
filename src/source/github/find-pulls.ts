import type { RepositoryRef, Sha } from '../../model.js';
import type { AppIdentity, GitHubApi } from './api.js';
import { artifactOfRun } from './artifacts.js';
import { asked } from './errors.js';
import { pullsOfChecks } from './read-check.js';

/** Open pull requests whose head is this commit; for forks GitHub's events don't say. */
export async function pullsOfCommit(
  api: GitHubApi,
  repository: RepositoryRef,
  app: AppIdentity,
  headSha: Sha,
  head: { owner: string; branch: string } | null,
): Promise<readonly number[]> {
  if (head) {
    const { data } = await asked(
      'looking for the pull request of a branch',
      api.request('GET /repos/{owner}/{repo}/pulls', {
        owner: repository.owner,
        repo: repository.name,
        state: 'open',
        head: `${head.owner}:${head.branch}`,
        per_page: 100,
      }),
    );
    return data.filter((pull) => pull.head.sha === headSha).map((pull) => pull.number);
  }
  return pullsOfChecks(api, repository, app, headSha);
}

/** More open pull requests than this are left to their next push. */
const MAX_OPEN_PULLS = 1_000;

/** Numbers of the open pull requests into a branch, the most recently touched first. */
export async function openPulls(
  api: GitHubApi,
  repository: RepositoryRef,
  branch: string,
): Promise<readonly number[]> {
  const numbers: number[] = [];
  for (let page = 1; numbers.length < MAX_OPEN_PULLS; page++) {
    const { data } = await asked(
      'listing the open pull requests',
      api.request('GET /repos/{owner}/{repo}/pulls', {
        owner: repository.owner,
        repo: repository.name,
        state: 'open',
        base: branch,
        sort: 'updated',
        direction: 'desc',
        per_page: 100,
        page,
      }),
    );
    numbers.push(...data.map((pull) => pull.number));
    if (data.length < 100) break;
  }
  return numbers;
}

export async function uploadedEvidence(
  api: GitHubApi,
  repository: RepositoryRef,
  runId: number,
): Promise<boolean> {
  return (await artifactOfRun(api, repository, runId)) !== null;
}
