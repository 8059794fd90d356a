import type { Commit } from '../git/repository.js';
import type { Artifact, Repository, Workflow, WorkflowRun } from '../world/model.js';
import { nodeId } from '../world/node-id.js';
import type { World } from '../world/world.js';
import { userView } from './account.js';
import { simpleCommitView } from './commit.js';
import { pullLinks } from './pull.js';
import { apiUrl, htmlUrl, minimalRepositoryView } from './repository.js';

export function workflowView(
  world: World,
  repository: Repository,
  workflow: Workflow,
): Record<string, unknown> {
  const html = `${htmlUrl(repository)}/blob/${repository.defaultBranch}/${workflow.path}`;
  return {
    id: workflow.id,
    node_id: nodeId('Workflow', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    url: `${apiUrl(world, repository)}/actions/workflows/${workflow.id}`,
    html_url: html,
    badge_url: `${htmlUrl(repository)}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  };
}

export function workflowRunView(world: World, run: WorkflowRun, head: Commit): Record<string, unknown> {
  const { repository } = run;
  const api = apiUrl(world, repository);
  const url = `${api}/actions/runs/${run.id}`;
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WorkflowRun', run.id),
    check_suite_id: run.suite.id,
    check_suite_node_id: nodeId('CheckSuite', run.suite.id),
    head_branch: run.suite.headBranch,
    head_sha: run.suite.headSha,
    path: run.workflow.path,
    display_title: run.title ?? head.message.split('\n')[0] ?? '',
    run_number: run.number,
    run_attempt: run.attempt,
    referenced_workflows: [],
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow.id,
    url,
    html_url: `${htmlUrl(repository)}/actions/runs/${run.id}`,
    pull_requests: run.headRepository === repository ? pullLinks(world, repository, run.suite.headSha) : [],
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    actor: userView(world, run.actor),
    triggering_actor: userView(world, run.actor),
    run_started_at: run.createdAt,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.suite.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${api}/actions/workflows/${run.workflow.id}`,
    head_commit: simpleCommitView(head),
    repository: minimalRepositoryView(world, repository),
    head_repository: minimalRepositoryView(world, run.headRepository ?? repository),
  };
}

/** GitHub keeps artifacts for 90 days unless told otherwise. */
const ARTIFACT_LIFE_MS = 90 * 24 * 3_600_000;

export function artifactView(world: World, artifact: Artifact): Record<string, unknown> {
  const { run } = artifact;
  const url = `${apiUrl(world, run.repository)}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.zip.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: new Date(Date.parse(artifact.createdAt) + ARTIFACT_LIFE_MS).toISOString(),
    workflow_run: {
      id: run.id,
      repository_id: run.repository.id,
      head_repository_id: (run.headRepository ?? run.repository).id,
      head_branch: run.suite.headBranch,
      head_sha: run.suite.headSha,
    },
  };
}
