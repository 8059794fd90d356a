import type { PostedCheck } from '../../model.js';
import { type AppIdentity, CHECK_NAME, type GitHubApi } from './api.js';
import { asked } from './errors.js';

/** A check run as REST tells it. */
export interface RestCheck {
  /** Octokit gives a bigint where a number would not be exact. */
  id: number | bigint;
  head_sha: string;
  status: string;
  conclusion: string | null;
  started_at?: string | null;
  app: { id: number } | null;
  name: string;
  output: { title: string | null; summary: string | null; text: string | null; annotations_count: number };
}

/** The App's newest check run on a commit. */
export async function readCheck(
  api: GitHubApi,
  repository: { owner: string; name: string },
  app: AppIdentity,
  sha: string,
): Promise<PostedCheck | null> {
  const { data } = await asked(
    'reading the check',
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
  const own = data.check_runs.filter((check) => check.app?.id === app.id && check.name === CHECK_NAME);
  const newest = own.sort((one, other) => Number(other.id) - Number(one.id))[0];
  return newest ? postedCheck(newest) : null;
}

export function postedCheck(check: RestCheck): PostedCheck {
  return {
    id: Number(check.id),
    headSha: check.head_sha,
    status: check.status === 'completed' || check.status === 'in_progress' ? check.status : 'queued',
    conclusion: check.conclusion,
    title: check.output.title ?? '',
    summary: check.output.summary ?? '',
    text: check.output.text ?? '',
    annotations: check.output.annotations_count,
    ...(check.started_at ? { startedAt: check.started_at } : {}),
  };
}
