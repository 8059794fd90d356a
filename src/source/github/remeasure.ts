import { randomBytes } from 'node:crypto';
import {
  type EvidenceFiles,
  type Instant,
  type MeasuredFiles,
  MOST_REMEASUREMENTS,
  type PullRequest,
  type RemeasureRequest,
  type Sha,
} from '../../model.js';
import { escapeRegExp } from '../../text/escape-regexp.js';
import { type AppIdentity, type GitHubApi, ONCE } from './api.js';
import { artifactOfRun } from './artifacts.js';
import { asked, isHttpFailure } from './errors.js';
import { inOrder, unpack } from './evidence.js';
import type { Pace } from './pace.js';

/** A workflow that the App itself has started: only its bundle is taken for it. */
export interface AskedMeasurement {
  /** What a person wished, told twice, has one. */
  request: string;
  /** Stands in the run's name, and in no other run's. */
  nonce: string;
  headSha: Sha;
  /** Branch that the workflow was started on. */
  branch: string;
  askedAt: string;
  runId: number | null;
  /** Why it could not be started, or null. */
  refused: string | null;
}

/** Where asked measurements are remembered, for one pull request. */
export interface Remeasurements {
  /** Of this head, oldest first. */
  of(headSha: Sha): Promise<readonly AskedMeasurement[]>;
  /** False: this request was remembered before. */
  ask(asked: AskedMeasurement): Promise<boolean>;
  found(nonce: string, runId: number): Promise<void>;
  refused(nonce: string, because: string): Promise<void>;
}

export interface RemeasureParts {
  api: GitHubApi;
  app: AppIdentity;
  pace: Pace;
  pull: PullRequest;
  remeasurements: Remeasurements;
}

/** The workflow that `perf-checklist init --remeasure` writes. */
const USUAL_WORKFLOW = 'perf-checklist-bench.yml';

/** GitHub takes 65,535 characters of inputs; with more benchmarks than fit here, all are measured. */
const MOST_PATTERN = 20_000;

/** Starts the workflow on the default branch: its text is not the pull request's. */
export async function startRemeasurement(
  { api, pace, pull, remeasurements }: RemeasureParts,
  { id, benchmarks }: RemeasureRequest,
  workflow: string | null,
  now: Date,
): Promise<void> {
  const { owner, name: repo } = pull.repository;
  const { data } = await asked(
    'reading the repository',
    api.request('GET /repos/{owner}/{repo}', { owner, repo }),
  );
  const nonce = randomBytes(12).toString('hex');
  const branch = data.default_branch;
  const { headSha } = pull;
  const fresh = {
    request: id,
    nonce,
    headSha,
    branch,
    askedAt: now.toISOString(),
    runId: null,
    refused: null,
  };
  if (!(await remeasurements.ask(fresh))) return;
  await pace.turn('content');
  try {
    await api.request('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
      owner,
      repo,
      workflow_id: fileOf(workflow),
      ref: branch,
      inputs: {
        pull: String(pull.number),
        base: pull.mergeBase,
        head: headSha,
        only: pattern(benchmarks),
        nonce,
      },
      request: ONCE,
    });
  } catch (error) {
    const reason = whyRefused(error, fileOf(workflow));
    if (reason === null) throw error;
    await remeasurements.refused(nonce, reason);
  }
}

const fileOf = (workflow: string | null) => /[^/]+\.ya?ml$/.exec(workflow ?? '')?.[0] ?? USUAL_WORKFLOW;

function pattern(benchmarks: readonly string[]): string {
  const names = benchmarks.map((name) => escapeRegExp(name.replace(/ · .*$/, '')));
  const text = `^(${[...new Set(names)].join('|')})$`;
  return text.length > MOST_PATTERN ? '' : text;
}

/** Null: nobody refused, the call failed. */
function whyRefused(error: unknown, file: string): string | null {
  if (isHttpFailure(error, 403))
    return 'Measuring again was refused by GitHub: the App lacks the permission "actions: write".';
  if (isHttpFailure(error, 404))
    return `Measuring again failed: the default branch has no workflow "${file}".`;
  if (isHttpFailure(error, 422))
    return `Measuring again failed: the workflow "${file}" takes no "workflow_dispatch" with the App's inputs; \`perf-checklist init\` writes one that does.`;
  return null;
}

/** Adds to the evidence what was measured again for this head. */
export async function withRemeasurements(
  parts: RemeasureParts,
  evidence: EvidenceFiles,
): Promise<EvidenceFiles> {
  if (evidence.kind !== 'files') return evidence;
  const all = await parts.remeasurements.of(parts.pull.headSha);
  if (all.length === 0) return evidence;
  const started = all.filter(({ refused }) => refused === null);
  const { artifact = 0, files, later = [], problems = [] } = evidence;
  const found: Found = {
    measurements: [{ artifact, files }, ...later],
    problems: [...problems],
    running: null,
  };
  // The first ones: what was refused by GitHub takes no place, and what came after those that count decides nothing.
  for (const one of started.slice(0, MOST_REMEASUREMENTS)) await addTo(found, one, parts);
  const refusal = all.at(-1)!.refused;
  if (refusal !== null) found.problems.push(refusal);
  return {
    ...evidence,
    ...inOrder(found.measurements),
    ...(found.problems.length > 0 ? { problems: found.problems } : {}),
    again: { asked: started.length, running: found.running },
  };
}

interface Found {
  measurements: MeasuredFiles[];
  problems: string[];
  running: Instant | null;
}

async function addTo(found: Found, one: AskedMeasurement, parts: RemeasureParts): Promise<void> {
  const run = await runOf(one, parts);
  if (run === null || run.status !== 'completed') {
    found.running = one.askedAt;
    return;
  }
  const artifact = await artifactOfRun(parts.api, parts.pull.repository, run.id);
  if (artifact === null) {
    found.problems.push(`A re-measurement ended without evidence: ${run.html_url}`);
    return;
  }
  const origin = { workflowRunId: run.id, headSha: parts.pull.headSha, url: run.html_url, distrust: null };
  const unpacked = await unpack(parts.api, parts.pull.repository, artifact, origin);
  if (unpacked.kind === 'files') found.measurements.push({ artifact: artifact.id, files: unpacked.files });
  else found.problems.push(`A re-measurement was refused: ${unpacked.reason}.`);
}

interface Run {
  id: number;
  status: string | null;
  html_url: string;
}

/** The run that this App started, by who started it, where, and the nonce in its name; nobody else's is taken. */
async function runOf(
  { nonce, branch, runId }: AskedMeasurement,
  { api, app, pull, remeasurements }: RemeasureParts,
): Promise<Run | null> {
  const { owner, name: repo } = pull.repository;
  if (runId !== null) {
    const { data } = await asked(
      'looking at a re-measurement',
      api.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id: runId }),
    );
    return { ...data, id: runId };
  }
  const { data } = await asked(
    'looking for a re-measurement',
    api.request('GET /repos/{owner}/{repo}/actions/runs', {
      owner,
      repo,
      event: 'workflow_dispatch',
      branch,
      actor: `${app.slug}[bot]`,
      per_page: 100,
    }),
  );
  const own = data.workflow_runs.find(
    (run) =>
      run.event === 'workflow_dispatch' &&
      run.head_branch === branch &&
      run.actor?.login === `${app.slug}[bot]` &&
      run.display_title.includes(nonce),
  );
  if (own === undefined) return null;
  await remeasurements.found(nonce, Number(own.id));
  return { ...own, id: Number(own.id) };
}
