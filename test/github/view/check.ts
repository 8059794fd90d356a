import type { Commit } from '../git/repository.js';
import type { Annotation, CheckRun, CheckSuite } from '../world/model.js';
import { nodeId } from '../world/node-id.js';
import type { World } from '../world/world.js';
import { appView } from './account.js';
import { simpleCommitView } from './commit.js';
import { pullLinks } from './pull.js';
import { apiUrl, htmlUrl, minimalRepositoryView } from './repository.js';

export function checkRunView(world: World, run: CheckRun): Record<string, unknown> {
  const url = `${apiUrl(world, run.repository)}/check-runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.suite.headSha,
    external_id: run.externalId,
    url,
    html_url: `${htmlUrl(run.repository)}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: appView(world, run.app),
    pull_requests: pullLinks(world, run.repository, run.suite.headSha),
  };
}

/** Webhooks carry the suite in the run. */
export function checkRunWebhookView(world: World, run: CheckRun): Record<string, unknown> {
  return { ...checkRunView(world, run), check_suite: simpleSuite(world, run.suite) };
}

function simpleSuite(world: World, suite: CheckSuite): Record<string, unknown> {
  const { status, conclusion } = suiteState(suite);
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status,
    conclusion,
    url: `${apiUrl(world, suite.repository)}/check-suites/${suite.id}`,
    before: null,
    after: suite.headSha,
    pull_requests: pullLinks(world, suite.repository, suite.headSha),
    app: appView(world, suite.app),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
  };
}

export function checkSuiteView(world: World, suite: CheckSuite, head: Commit): Record<string, unknown> {
  const url = `${apiUrl(world, suite.repository)}/check-suites/${suite.id}`;
  return {
    ...simpleSuite(world, suite),
    repository: minimalRepositoryView(world, suite.repository),
    head_commit: simpleCommitView(head),
    latest_check_runs_count: runsOf(suite).length,
    check_runs_url: `${url}/check-runs`,
    rerequestable: true,
    runs_rerequestable: true,
  };
}

export function runsOf(suite: CheckSuite): CheckRun[] {
  return suite.repository.checkRuns.filter((run) => run.suite === suite);
}

/** From bad to good: the suite says the worst of its runs. */
const CONCLUSIONS = [
  'failure',
  'timed_out',
  'action_required',
  'cancelled',
  'stale',
  'success',
  'neutral',
  'skipped',
];

export function suiteState(suite: CheckSuite): { status: string; conclusion: string | null } {
  const runs = runsOf(suite);
  if (runs.length === 0) return { status: 'queued', conclusion: null };
  if (runs.some((run) => run.status !== 'completed')) return { status: 'in_progress', conclusion: null };
  const conclusion = CONCLUSIONS.find((one) => runs.some((run) => run.conclusion === one)) ?? null;
  return { status: 'completed', conclusion };
}

export function annotationView(run: CheckRun, annotation: Annotation): Record<string, unknown> {
  return {
    path: annotation.path,
    blob_href: `${htmlUrl(run.repository)}/blob/${run.suite.headSha}/${annotation.path}`,
    start_line: annotation.start_line,
    end_line: annotation.end_line,
    start_column: annotation.start_column ?? null,
    end_column: annotation.end_column ?? null,
    annotation_level: annotation.annotation_level,
    title: annotation.title ?? null,
    message: annotation.message,
    raw_details: annotation.raw_details ?? null,
  };
}
