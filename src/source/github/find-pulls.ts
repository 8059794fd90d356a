import type { RepositoryRef, Sha } from '../../model.js';
import { type AppIdentity, CHECK_NAME, type GitHubApi } from './api.js';
import { pullNumber } from './check-id.js';
import { asked } from './errors.js';
import { EVIDENCE_ARTIFACT } from './evidence.js';

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

/** The App's own checks remember their pull request. */
async function pullsOfChecks(
  api: GitHubApi,
  repository: RepositoryRef,
  app: AppIdentity,
  sha: Sha,
): Promise<readonly number[]> {
  const { data } = await asked(
    'looking for the pull request of a check',
    api.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      owner: repository.owner,
      repo: repository.name,
      ref: sha,
      check_name: CHECK_NAME,
      app_id: app.id,
      filter: 'all',
      per_page: 100,
    }),
  );
  const own = data.check_runs.filter((check) => check.app?.id === app.id);
  const numbers = own.map((check) => pullNumber(check.external_id ?? ''));
  return [...new Set(numbers.filter((number) => number !== null))];
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
  const { data } = await asked(
    'looking for benchmark evidence',
    api.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
      owner: repository.owner,
      repo: repository.name,
      run_id: runId,
      name: EVIDENCE_ARTIFACT,
      per_page: 1,
    }),
  );
  return data.artifacts.length > 0;
}
