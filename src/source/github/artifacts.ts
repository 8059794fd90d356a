import type { PullRequest, RepositoryRef } from '../../model.js';
import type { GitHubApi } from './api.js';
import { asked } from './errors.js';
import type { WorkflowRun } from './workflow-runs.js';

/** The workflow uploads its measurements under this name; see the page on benchmark evidence. */
export const EVIDENCE_ARTIFACT = 'perf-checklist-evidence';

export interface Artifact {
  id: number;
  expired: boolean;
  size_in_bytes: number;
  created_at: string | null;
  workflow_run?: { id?: number; head_sha?: string } | null;
}

/** Pages of a hundred artifacts, newest first, before the runs of this head are asked one by one. */
const MAX_ARTIFACT_PAGES = 3;

/** Runs of one head that are asked so, the newest ones. */
const MAX_RUNS_ASKED = 30;

/** Of these runs, oldest first. */
export async function evidenceArtifacts(
  api: GitHubApi,
  pull: PullRequest,
  runs: readonly WorkflowRun[],
): Promise<readonly Artifact[]> {
  const oldest = Math.min(...runs.map((run) => Date.parse(run.created_at)));
  const ids = new Set(runs.map((run) => run.id));
  const own: Artifact[] = [];
  for (let page = 1; page <= MAX_ARTIFACT_PAGES; page++) {
    const { data } = await asked(
      'looking for benchmark evidence',
      api.request('GET /repos/{owner}/{repo}/actions/artifacts', {
        owner: pull.repository.owner,
        repo: pull.repository.name,
        name: EVIDENCE_ARTIFACT,
        per_page: 100,
        page,
      }),
    );
    const artifacts: readonly Artifact[] = data.artifacts;
    own.push(
      ...artifacts.filter(
        ({ workflow_run: of }) => of?.head_sha === pull.headSha && of.id !== undefined && ids.has(of.id),
      ),
    );
    const last = artifacts.at(-1);
    if (artifacts.length < 100 || !last || Date.parse(last.created_at ?? '') < oldest) return inTime(own);
  }
  for (const { id } of runs.slice(0, MAX_RUNS_ASKED)) {
    const found = await artifactsOfRun(api, pull.repository, id, EVIDENCE_ARTIFACT, 100);
    own.push(...found.filter((one) => own.every((known) => known.id !== one.id)));
  }
  return inTime(own);
}

function inTime(artifacts: readonly Artifact[]): readonly Artifact[] {
  return [...artifacts].sort((a, b) => a.id - b.id);
}

/** What a run uploaded as evidence, or null. */
export async function artifactOfRun(
  api: GitHubApi,
  repository: RepositoryRef,
  runId: number,
  name = EVIDENCE_ARTIFACT,
): Promise<Artifact | null> {
  return (await artifactsOfRun(api, repository, runId, name, 1))[0] ?? null;
}

async function artifactsOfRun(
  api: GitHubApi,
  repository: RepositoryRef,
  runId: number,
  name: string,
  most: number,
): Promise<readonly Artifact[]> {
  const { data } = await asked(
    'looking for benchmark evidence',
    api.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
      owner: repository.owner,
      repo: repository.name,
      run_id: runId,
      name,
      per_page: most,
    }),
  );
  return data.artifacts;
}
