import { createHmac, randomBytes } from 'node:crypto';
import type { Call } from '../http/call.js';
import { HttpError, invalid, noContent, notFound, ok, type Reply } from '../http/reply.js';
import { type Route, route } from '../http/router.js';
import { artifactView, workflowRunView, workflowView } from '../view/workflow.js';
import { commitOf } from '../webhooks/payload.js';
import type { Artifact, Repository, Workflow, WorkflowRun } from '../world/model.js';
import { addWorkflowRun, workflowAt } from '../world/runs.js';
import { findCommit } from './revision.js';

const ACTIONS = '/repos/{owner}/{repo}/actions';
/** The REST reference: the address of an artifact works for one minute. */
const LINK_LIFE_MS = 60_000;

export function actionRoutes(): Route[] {
  const links = new SignedLinks();
  return [
    route(`GET ${ACTIONS}/runs`, ['actions:read'], (call) => listRuns(call, call.repository().workflowRuns)),
    route(`GET ${ACTIONS}/runs/{run_id}`, ['actions:read'], async (call) =>
      ok(await runView(call, runOf(call))),
    ),
    route(`GET ${ACTIONS}/runs/{run_id}/artifacts`, ['actions:read'], (call) =>
      listArtifacts(call, runOf(call).artifacts),
    ),
    route(`GET ${ACTIONS}/artifacts`, ['actions:read'], (call) =>
      listArtifacts(
        call,
        call.repository().workflowRuns.flatMap((run) => run.artifacts),
      ),
    ),
    route(`GET ${ACTIONS}/artifacts/{artifact_id}`, ['actions:read'], (call) =>
      ok(artifactView(call.world, artifactOf(call))),
    ),
    route(`GET ${ACTIONS}/artifacts/{artifact_id}/{archive_format}`, ['actions:read'], (call) =>
      artifactLink(call, links),
    ),
    route('GET /_artifacts/{owner}/{repo}/{artifact_id}/{expires}/{signature}', 'none', (call) =>
      download(call, links),
    ),
    route(`GET ${ACTIONS}/workflows`, ['actions:read'], (call) => {
      const repository = call.repository();
      const all = [...repository.workflows.values()];
      return call.counted('workflows', all, (one) => workflowView(call.world, repository, one));
    }),
    route(`GET ${ACTIONS}/workflows/{workflow_id}`, ['actions:read'], (call) =>
      ok(workflowView(call.world, call.repository(), workflowOf(call))),
    ),
    route(`GET ${ACTIONS}/workflows/{workflow_id}/runs`, ['actions:read'], (call) => {
      const workflow = workflowOf(call);
      return listRuns(
        call,
        call.repository().workflowRuns.filter((run) => run.workflow === workflow),
      );
    }),
    route(`POST ${ACTIONS}/workflows/{workflow_id}/dispatches`, ['actions:write'], dispatch),
  ];
}

/** Anybody who has the address may download, but only for a minute. */
class SignedLinks {
  readonly #key = randomBytes(32);

  sign(artifact: string, expires: number): string {
    return createHmac('sha256', this.#key).update(`${artifact} ${expires}`).digest('hex');
  }
}

function runView(call: Call, run: WorkflowRun): Promise<unknown> {
  return commitOf(run.repository, run.suite.headSha).then((head) => workflowRunView(call.world, run, head));
}

function runOf(call: Call): WorkflowRun {
  const run = call.world.workflowRuns.get(call.number('run_id'));
  if (!run || run.repository !== call.repository()) throw notFound();
  return run;
}

async function listRuns(call: Call, runs: readonly WorkflowRun[]): Promise<Reply> {
  const { query } = call;
  const fits = (name: string, value: string | null): boolean => !query.has(name) || query.get(name) === value;
  const chosen = runs.filter(
    (run) =>
      fits('head_sha', run.suite.headSha) &&
      fits('event', run.event) &&
      fits('branch', run.suite.headBranch) &&
      fits('actor', run.actor.login) &&
      (!query.has('status') || [run.status, run.conclusion].includes(query.get('status'))),
  );
  const newestFirst = chosen.sort((a, b) => b.id - a.id);
  const page = call.page(newestFirst);
  const workflow_runs = await Promise.all(page.items.map((run) => runView(call, run)));
  return { status: 200, json: { total_count: chosen.length, workflow_runs }, headers: page.headers };
}

function listArtifacts(call: Call, artifacts: readonly Artifact[]): Reply {
  const name = call.query.get('name');
  const chosen = artifacts.filter((artifact) => name === null || artifact.name === name);
  return call.counted('artifacts', chosen, (one) => artifactView(call.world, one));
}

function artifactOf(call: Call): Artifact {
  return findArtifact(call.repository(), call.number('artifact_id'));
}

function findArtifact(repository: Repository, id: number): Artifact {
  const found = repository.workflowRuns
    .flatMap((run) => run.artifacts)
    .find((artifact) => artifact.id === id);
  if (!found) throw notFound();
  return found;
}

function artifactLink(call: Call, links: SignedLinks): Reply {
  const artifact = artifactOf(call);
  if (call.param('archive_format') !== 'zip') throw notFound();
  if (artifact.expired) throw new HttpError(410, 'Artifact has expired');
  const expires = call.world.options.now().getTime() + LINK_LIFE_MS;
  const signature = links.sign(String(artifact.id), expires);
  const place = `${artifact.run.repository.fullName}/${artifact.id}/${expires}/${signature}`;
  return { status: 302, headers: { location: `${call.world.url}/_artifacts/${place}` } };
}

function download(call: Call, links: SignedLinks): Reply {
  const id = call.param('artifact_id');
  const expires = call.number('expires');
  const valid = links.sign(id, expires) === call.param('signature');
  if (!valid || expires < call.world.options.now().getTime()) {
    throw new HttpError(403, 'Server failed to authenticate the request: the address has expired.');
  }
  const repository = call.world.repository(`${call.param('owner')}/${call.param('repo')}`);
  const artifact = findArtifact(repository, Number(id));
  return { status: 200, data: artifact.zip, headers: { 'content-type': 'application/zip' } };
}

function workflowOf(call: Call): Workflow {
  const name = call.param('workflow_id');
  const all = [...call.repository().workflows.values()];
  const found = all.find(({ id, path }) => String(id) === name || path === `.github/workflows/${name}`);
  if (!found) throw notFound();
  return found;
}

/** The file must be there at the ref, and must ask for `workflow_dispatch`. */
async function dispatch(call: Call): Promise<Reply> {
  const repository = call.repository();
  const { ref, inputs = {} } = call.body<{ ref: string; inputs?: Record<string, unknown> }>();
  const commit = await findCommit(repository, ref);
  if (!commit) throw new HttpError(422, `No ref found for: ${ref}`);
  const name = call.param('workflow_id');
  const path = /^\d+$/.test(name) ? workflowOf(call).path : `.github/workflows/${name}`;
  const file = await repository.git.object(`${commit.sha}:${path}`);
  if (file?.type !== 'blob') throw notFound();
  if (!file.content.includes('workflow_dispatch')) {
    throw new HttpError(422, "Workflow does not have 'workflow_dispatch' trigger");
  }
  if (Object.keys(inputs).length > 25) throw invalid('Workflow', 'inputs', 'takes 25 properties at most');
  const run = addWorkflowRun(call.world, repository, {
    headSha: commit.sha,
    headRepository: repository,
    workflow: workflowAt(call.world, repository, path),
    event: 'workflow_dispatch',
    branch: ref,
    actor: call.author().user,
    ...(/^run-name:.*inputs\./m.test(file.content.toString())
      ? { title: Object.values(inputs).join(' ') }
      : {}),
  });
  repository.dispatches.push({ workflow: path, ref, inputs, run });
  call.announce(await call.payloads.workflowRun(run, 'requested', run.actor));
  return noContent;
}
