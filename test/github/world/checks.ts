import type { Annotation, AppIdentity, CheckAction, CheckRun, CheckSuite, Repository } from './model.js';
import type { World } from './world.js';

/** A check run as the API takes it. */
export interface CheckRunInput {
  readonly name?: string;
  readonly head_sha?: string;
  readonly details_url?: string;
  readonly external_id?: string;
  readonly status?: string;
  readonly started_at?: string;
  readonly conclusion?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary?: string;
    readonly text?: string;
    readonly annotations?: readonly Annotation[];
  };
  readonly actions?: readonly CheckAction[];
}

/** One suite for each App and commit. */
export function suiteFor(
  world: World,
  repository: Repository,
  app: AppIdentity,
  headSha: string,
): CheckSuite {
  const known = repository.checkSuites.find((suite) => suite.app.id === app.id && suite.headSha === headSha);
  if (known) return known;
  return newSuite(world, repository, app, headSha);
}

export function newSuite(
  world: World,
  repository: Repository,
  app: AppIdentity,
  headSha: string,
  branch: string | null = null,
): CheckSuite {
  const pull = [...repository.pulls.values()].find((one) => one.head.sha === headSha);
  const now = world.now();
  const suite: CheckSuite = {
    id: world.newId(),
    repository,
    app,
    headSha,
    headBranch: pull?.head.repository === repository ? pull.head.ref : branch,
    createdAt: now,
    updatedAt: now,
  };
  repository.checkSuites.push(suite);
  world.checkSuites.set(suite.id, suite);
  return suite;
}

export function addCheckRun(
  world: World,
  repository: Repository,
  app: AppIdentity,
  headSha: string,
  input: CheckRunInput,
): CheckRun {
  const run: CheckRun = {
    id: world.newId(),
    repository,
    suite: suiteFor(world, repository, app, headSha),
    app,
    name: input.name ?? '',
    status: 'queued',
    conclusion: null,
    startedAt: world.now(),
    completedAt: null,
    externalId: '',
    detailsUrl: `https://github.com/apps/${app.slug}`,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  };
  repository.checkRuns.push(run);
  world.checkRuns.set(run.id, run);
  updateCheckRun(world, run, input);
  return run;
}

/** Annotations are appended, never replaced; a conclusion completes the run; another status takes it back. */
export function updateCheckRun(world: World, run: CheckRun, input: CheckRunInput): void {
  run.name = input.name ?? run.name;
  run.externalId = input.external_id ?? run.externalId;
  run.detailsUrl = input.details_url ?? run.detailsUrl;
  run.startedAt = input.started_at ?? run.startedAt;
  run.title = input.output?.title ?? run.title;
  run.summary = input.output?.summary ?? run.summary;
  run.text = input.output?.text ?? run.text;
  run.annotations.push(...(input.output?.annotations ?? []));
  run.actions = input.actions ?? run.actions;
  run.suite.updatedAt = world.now();
  if (input.conclusion !== undefined) {
    run.status = 'completed';
    run.conclusion = input.conclusion;
    run.completedAt = input.completed_at ?? world.now();
  } else if (input.status !== undefined) {
    run.status = input.status;
    run.conclusion = null;
    run.completedAt = null;
  }
}
