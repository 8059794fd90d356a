import type { Call } from '../http/call.js';
import { created, HttpError, invalid, notFound, ok, type Reply } from '../http/reply.js';
import { type Route, route } from '../http/router.js';
import { annotationView, checkRunView, checkSuiteView, runsOf } from '../view/check.js';
import { commitOf } from '../webhooks/payload.js';
import { addCheckRun, type CheckRunInput, updateCheckRun } from '../world/checks.js';
import type { Annotation, AppIdentity, CheckRun, CheckSuite } from '../world/model.js';
import { commitOr422 } from './revision.js';

/** The REST reference of check runs. */
const LIMITS = { annotations: 50, text: 65_535, actions: 3, label: 20, description: 40, identifier: 20 };
const ANNOTATION_BYTES = 64 * 1024;
const ANNOTATION_TITLE = 255;

const RUN = '/repos/{owner}/{repo}/check-runs/{check_run_id}';
const SUITE = '/repos/{owner}/{repo}/check-suites/{check_suite_id}';

export const checkRoutes: Route[] = [
  route('POST /repos/{owner}/{repo}/check-runs', ['checks:write'], createCheckRun),
  route(`PATCH ${RUN}`, ['checks:write'], changeCheckRun),
  route(`GET ${RUN}`, ['checks:read'], (call) => ok(checkRunView(call.world, runOf(call)))),
  route(`GET ${RUN}/annotations`, ['checks:read'], listAnnotations),
  route(`POST ${RUN}/rerequest`, ['checks:write'], rerequestRun),
  route('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', ['checks:read'], listRunsOfRef),
  route('GET /repos/{owner}/{repo}/commits/{ref}/check-suites', ['checks:read'], listSuitesOfRef),
  route(`GET ${SUITE}`, ['checks:read'], async (call) => ok(await suiteView(call, suiteOf(call)))),
  route(`GET ${SUITE}/check-runs`, ['checks:read'], (call) => listRuns(call, runsOf(suiteOf(call)))),
  route(`POST ${SUITE}/rerequest`, ['checks:write'], rerequestSuite),
];

/** Only Apps write checks. */
function writingApp(call: Call): AppIdentity {
  if (call.caller.kind === 'installation') return call.caller.app;
  throw new HttpError(403, 'You must authenticate via a GitHub App.');
}

async function createCheckRun(call: Call): Promise<Reply> {
  const repository = call.repository();
  const app = writingApp(call);
  const input = call.body<CheckRunInput>();
  requireWithinLimits(input);
  const { sha } = await commitOr422(repository, input.head_sha ?? '');
  const run = addCheckRun(call.world, repository, app, sha, input);
  announce(call, run, 'created');
  if (run.status === 'completed') announce(call, run, 'completed');
  return created(checkRunView(call.world, run));
}

function changeCheckRun(call: Call): Reply {
  const run = runOf(call);
  if (writingApp(call).id !== run.app.id) {
    throw new HttpError(
      403,
      `Invalid app_id \`${writingApp(call).id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  }
  const input = call.body<CheckRunInput>();
  requireWithinLimits(input);
  const before = run.status;
  updateCheckRun(call.world, run, input);
  if (run.status === 'completed' && before !== 'completed') announce(call, run, 'completed');
  return ok(checkRunView(call.world, run));
}

function announce(call: Call, run: CheckRun, action: string): void {
  call.announce(call.payloads.checkRun(run, action, call.world.bot(run.app)));
}

/** Throws the 422 for what is over GitHub's limits. */
function requireWithinLimits(input: CheckRunInput): void {
  const { output, actions = [] } = input;
  const fail = (field: string, message: string): never => {
    throw invalid('CheckRun', field, message, 'invalid');
  };
  if (input.status === 'completed' && input.conclusion === undefined) {
    fail('conclusion', 'is required when the status is completed');
  }
  for (const field of ['summary', 'text'] as const) {
    if ((output?.[field]?.length ?? 0) > LIMITS.text)
      fail(`output.${field}`, `exceeds ${LIMITS.text} characters`);
  }
  const annotations = output?.annotations ?? [];
  if (annotations.length > LIMITS.annotations) {
    fail('annotations', `exceeds a maximum quantity of ${LIMITS.annotations}`);
  }
  for (const annotation of annotations) requireGoodAnnotation(annotation, fail);
  if (actions.length > LIMITS.actions) fail('actions', `exceeds a maximum quantity of ${LIMITS.actions}`);
  for (const action of actions) {
    for (const field of ['label', 'description', 'identifier'] as const) {
      if (action[field].length > LIMITS[field])
        fail(`actions.${field}`, `exceeds ${LIMITS[field]} characters`);
    }
  }
}

function requireGoodAnnotation(
  annotation: Annotation,
  fail: (field: string, message: string) => never,
): void {
  if (annotation.start_line < 1 || annotation.end_line < annotation.start_line) {
    fail('annotations', 'end_line must not be before start_line, which counts from 1');
  }
  if (annotation.start_line !== annotation.end_line && annotation.start_column !== undefined) {
    fail('annotations', 'start_column is allowed only when start_line and end_line are the same');
  }
  for (const text of [annotation.message, annotation.raw_details ?? '']) {
    if (Buffer.byteLength(text) > ANNOTATION_BYTES) fail('annotations', 'message and raw_details take 64 KB');
  }
  if ((annotation.title?.length ?? 0) > ANNOTATION_TITLE)
    fail('annotations', `title exceeds ${ANNOTATION_TITLE}`);
}

function runOf(call: Call): CheckRun {
  const run = call.world.checkRuns.get(call.number('check_run_id'));
  if (!run || run.repository !== call.repository()) throw notFound();
  return run;
}

function suiteOf(call: Call): CheckSuite {
  const suite = call.world.checkSuites.get(call.number('check_suite_id'));
  if (!suite || suite.repository !== call.repository()) throw notFound();
  return suite;
}

async function suiteView(call: Call, suite: CheckSuite): Promise<unknown> {
  return checkSuiteView(call.world, suite, await commitOf(suite.repository, suite.headSha));
}

function listAnnotations(call: Call): Reply {
  const run = runOf(call);
  return call.list(run.annotations, (annotation) => annotationView(run, annotation));
}

async function listRunsOfRef(call: Call): Promise<Reply> {
  const repository = call.repository();
  const { sha } = await commitOr422(repository, call.param('ref'));
  return listRuns(
    call,
    repository.checkRuns.filter((run) => run.suite.headSha === sha),
  );
}

/** `filter=latest`, the default, keeps the newest run of each name and App. */
function listRuns(call: Call, runs: readonly CheckRun[]): Reply {
  const name = call.query.get('check_name');
  const status = call.query.get('status');
  const app = call.query.get('app_id');
  const chosen = runs.filter(
    (run) =>
      (name === null || run.name === name) &&
      (status === null || run.status === status) &&
      (app === null || run.app.id === Number(app)),
  );
  const newestFirst = [...chosen].sort((a, b) => b.id - a.id);
  const seen = new Set<string>();
  const latest = newestFirst.filter((run) => {
    const key = `${run.app.id} ${run.name}`;
    return seen.has(key) ? false : seen.add(key);
  });
  const shown = call.query.get('filter') === 'all' ? newestFirst : latest;
  return call.counted('check_runs', shown, (run) => checkRunView(call.world, run));
}

async function listSuitesOfRef(call: Call): Promise<Reply> {
  const repository = call.repository();
  const { sha } = await commitOr422(repository, call.param('ref'));
  const app = call.query.get('app_id');
  const suites = repository.checkSuites.filter(
    (suite) => suite.headSha === sha && (app === null || suite.app.id === Number(app)),
  );
  const head = await commitOf(repository, sha);
  return call.counted('check_suites', suites, (suite) => checkSuiteView(call.world, suite, head));
}

/** Does not reset the run: that is up to its App. */
function rerequestRun(call: Call): Reply {
  const run = runOf(call);
  call.announce(call.payloads.checkRun(run, 'rerequested', call.author().user));
  return created({});
}

async function rerequestSuite(call: Call): Promise<Reply> {
  call.announce(await call.payloads.checkSuite(suiteOf(call), 'rerequested', call.author().user));
  return created({});
}
