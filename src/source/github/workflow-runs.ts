import type { PullRequest } from '../../model.js';
import type { GitHubApi } from './api.js';
import { asked } from './errors.js';

/** What the App needs to know of a workflow run. */
export interface WorkflowRun {
  id: number;
  name?: string | null;
  /** `.github/workflows/bench.yml`, for some runs with `@ref` behind it. */
  path: string;
  status: string | null;
  conclusion: string | null;
  html_url: string;
  created_at: string;
  /** Of the newest attempt: “Re-run jobs” leaves `created_at` as it was. */
  run_started_at?: string | null;
  repository?: { id?: number | bigint };
  head_repository?: { id?: number | bigint } | null;
  event?: string;
  actor?: { login: string } | null;
}

/** The author of the change who started this by hand, and may have chosen by its inputs what is measured; null for any other run. */
export function startedByAuthor({ event, actor }: WorkflowRun, pull: PullRequest): string | null {
  if (event !== 'workflow_dispatch' || !actor || !pull.othersCanWrite) return null;
  const login = actor.login.toLowerCase();
  const authors = [pull.author.login, ...(pull.pushers ?? [])];
  return authors.some((author) => author.toLowerCase() === login) ? actor.login : null;
}

const PAGE = 100;

/** GitHub lists a thousand runs of a commit and no more. */
const MAX_PAGES = 10;

/** Of the head commit, newest first. */
export async function workflowRuns(api: GitHubApi, pull: PullRequest): Promise<readonly WorkflowRun[]> {
  const runs: WorkflowRun[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { data } = await asked(
      'listing the workflow runs',
      api.request('GET /repos/{owner}/{repo}/actions/runs', {
        owner: pull.repository.owner,
        repo: pull.repository.name,
        head_sha: pull.headSha,
        per_page: PAGE,
        page,
      }),
    );
    runs.push(...data.workflow_runs.map((run) => ({ ...run, id: Number(run.id) })));
    if (data.workflow_runs.length < PAGE) break;
  }
  return runs;
}
