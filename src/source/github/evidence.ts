import {
  EVIDENCE_LIMITS,
  type EvidenceFiles,
  type EvidenceOrigin,
  type MeasuredFiles,
  MOST_REMEASUREMENTS,
  type PullRequest,
  type RepositoryRef,
} from '../../model.js';
import { RefusedZip, readZip } from '../bundle-zip.js';
import type { GitHubApi } from './api.js';
import { type Artifact, artifactOfRun, EVIDENCE_ARTIFACT, evidenceArtifacts } from './artifacts.js';
import { bounded, byteStream } from './bytes.js';
import { startedByAuthor, type WorkflowRun, workflowRuns } from './workflow-runs.js';

/** A scheduled workflow uploads its comparison of the default branch with the last release under this name. */
const DRIFT_ARTIFACT = 'perf-checklist-drift';

/** Bundles of one head that are read, the oldest ones: twice what the error rate can take, since some may be refused. */
const MOST_BUNDLES = 2 * (MOST_REMEASUREMENTS + 1);

/**
 * All evidence of the head commit, unpacked: a workflow that ran again has measured again. `workflow` is the configured name; null takes any
 * workflow, and then only one that measures by its name counts as "still running". `whyNotTrusted` is asked when there is a bundle, about the
 * workflows that measured.
 */
export async function readEvidenceFiles(
  api: GitHubApi,
  pull: PullRequest,
  workflow: string | null,
  whyNotTrusted: (workflows: readonly string[]) => Promise<string | null>,
): Promise<EvidenceFiles> {
  const runs = (await workflowRuns(api, pull)).filter(
    (run) => isOfPull(run, pull) && (workflow === null || isWorkflow(run, workflow)),
  );
  if (runs.length === 0) {
    const what = workflow === null ? 'no workflow ran' : `the workflow \`${workflow}\` did not run`;
    return { kind: 'missing', reason: `${what} for this commit`, expected: 'no-workflow' };
  }
  const waited = (run: WorkflowRun) => isRunning(run) && (workflow !== null || looksLikeBenchmarks(run));
  const running = runs.find(waited);
  const byHand = new Map(runs.map((run) => [run.id, startedByAuthor(run, pull)]));
  const all = await evidenceArtifacts(api, pull, runs);
  // What an author started by hand stands behind any other run: it may be about what they chose.
  const own = all.filter(({ workflow_run: of }) => byHand.get(of?.id ?? 0) === null);
  const others = runs.some((run) => waited(run) && byHand.get(run.id) === null);
  const artifacts = own.length > 0 || others ? own : all;
  const byId = new Map(runs.map((run) => [run.id, run]));
  const run = byId.get(artifacts.at(-1)?.workflow_run?.id ?? 0);
  if (!run) return running ? stillRunning(running) : withoutArtifact(runs);
  // A run that is being repeated may keep the artifact of its first attempt; the new one is waited for.
  const measuring = artifacts.map(({ workflow_run: of }) => byId.get(of?.id ?? 0)!);
  const repeated = measuring.find(isRunning);
  if (repeated) return stillRunning(repeated);
  const readable = artifacts.filter(({ expired }) => !expired);
  if (readable.length === 0) {
    const reason = 'the evidence has expired; run the benchmark workflow again';
    return { kind: 'missing', reason, expected: 'finished-without' };
  }
  return unpackAll(api, pull.repository, readable, {
    workflowRunId: run.id,
    headSha: pull.headSha,
    url: run.html_url,
    distrust:
      (await whyNotTrusted([...new Set(measuring.map(fileOfWorkflow))])) ??
      chosenBy(measuring.flatMap(({ id }) => byHand.get(id) ?? [])[0]),
  });
}

function chosenBy(author: string | undefined): string | null {
  return author === undefined
    ? null
    : `\`${author}\`, an author of this change, started the workflow by hand, which can leave out what it measures`;
}

async function unpackAll(
  api: GitHubApi,
  repository: RepositoryRef,
  artifacts: readonly Artifact[],
  origin: EvidenceOrigin,
): Promise<EvidenceFiles> {
  const measurements: MeasuredFiles[] = [];
  const refused: string[] = [];
  // One after the other: each may take its hundred megabytes while it is unpacked.
  for (const artifact of artifacts.slice(0, MOST_BUNDLES)) {
    const unpacked = await unpack(api, repository, artifact, origin);
    if (unpacked.kind === 'files') measurements.push({ artifact: artifact.id, files: unpacked.files });
    else refused.push(unpacked.reason);
  }
  if (measurements.length === 0) return { kind: 'refused', reason: refused.at(-1)!, origin };
  const unread =
    artifacts.length > MOST_BUNDLES
      ? [`Of ${artifacts.length} bundles of this commit the first ${MOST_BUNDLES} are read.`]
      : [];
  const problems = [...refused.map((why) => `A bundle is refused: ${why}.`), ...unread];
  return { kind: 'files', ...inOrder(measurements), origin, ...(problems.length > 0 ? { problems } : {}) };
}

/** Whichever was measured first stands first: what comes later adds to it. Never empty. */
export function inOrder(measurements: readonly MeasuredFiles[]) {
  const [first, ...later] = [...measurements].sort((a, b) => a.artifact - b.artifact);
  return { ...first!, ...(later.length > 0 ? { later } : {}) };
}

export async function unpack(
  api: GitHubApi,
  repository: RepositoryRef,
  artifact: Artifact,
  origin: EvidenceOrigin,
): Promise<EvidenceFiles> {
  const tooLarge = {
    kind: 'refused',
    reason: `the bundle is larger than ${EVIDENCE_LIMITS.zip.compressed / 1_048_576} MB`,
    origin,
  } as const;
  if (artifact.size_in_bytes > EVIDENCE_LIMITS.zip.compressed) return tooLarge;
  const doing = 'downloading the benchmark evidence';
  const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
  const parameters = { artifact_id: artifact.id, archive_format: 'zip' };
  const zip = await bounded(
    await byteStream(api, route, repository, parameters, doing),
    EVIDENCE_LIMITS.zip.compressed,
    doing,
  );
  if (zip === null) return tooLarge;
  try {
    return { kind: 'files', files: await readZip(zip), origin };
  } catch (error) {
    if (error instanceof RefusedZip) return { kind: 'refused', reason: error.message, origin };
    throw error;
  }
}

/** Whoever forks the repository may open a pull request of the same commit: what ran for it is theirs. */
function isOfPull({ repository, head_repository: head }: WorkflowRun, { fromFork }: PullRequest): boolean {
  return fromFork || (head?.id !== undefined && head.id === repository?.id);
}

/** The bundle that a scheduled run uploaded about drift; null: none, or none that can be taken. */
export async function driftEvidence(
  api: GitHubApi,
  repository: RepositoryRef,
  runId: number,
): Promise<ReadonlyMap<string, string> | null> {
  const artifact = await artifactOfRun(api, repository, runId, DRIFT_ARTIFACT);
  if (artifact === null) return null;
  const origin = { workflowRunId: runId, headSha: '', url: '', distrust: null };
  const files = await unpack(api, repository, artifact, origin);
  return files.kind === 'files' ? files.files : null;
}

function stillRunning(run: WorkflowRun): EvidenceFiles {
  if (run.status === 'waiting' || run.status === 'action_required') return awaitingApproval(run);
  const reason = `the workflow \`${run.name ?? run.path}\` is still running`;
  return { kind: 'missing', reason, expected: 'running', since: run.run_started_at ?? run.created_at };
}

function awaitingApproval(run: WorkflowRun): EvidenceFiles {
  const reason = `the workflow \`${run.name ?? run.path}\` waits for a maintainer's approval`;
  return { kind: 'missing', reason, expected: 'awaiting-approval' };
}

function withoutArtifact(runs: readonly WorkflowRun[]): EvidenceFiles {
  const held = runs.find((run) => run.conclusion === 'action_required' || run.status === 'waiting');
  if (held) return awaitingApproval(held);
  const reason = `no workflow of this commit uploaded \`${EVIDENCE_ARTIFACT}\``;
  return { kind: 'missing', reason, expected: 'finished-without' };
}

function isRunning(run: WorkflowRun): boolean {
  return run.status !== 'completed';
}

export function isWorkflow(run: Pick<WorkflowRun, 'name' | 'path'>, name: string): boolean {
  const path = fileOfWorkflow(run);
  const file = path.split('/').at(-1)!;
  return [run.name, path, file, file.replace(/\.ya?ml$/, '')].includes(name);
}

function fileOfWorkflow({ path }: Pick<WorkflowRun, 'path'>): string {
  return path.split('@')[0]!;
}

/** Without a configured name: does this workflow measure? A wrong yes waits for it, a wrong no asks a person early. */
export function looksLikeBenchmarks(run: Pick<WorkflowRun, 'name' | 'path'>): boolean {
  return /bench|perf|criterion/i.test(`${run.name ?? ''} ${run.path}`);
}
