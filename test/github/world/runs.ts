import { newSuite } from './checks.js';
import type { Artifact, Repository, User, Workflow, WorkflowRun } from './model.js';
import type { World } from './world.js';

/** The workflow of that file; made on first use. `path` is under `.github/workflows/`, or the whole path. */
export function workflowAt(world: World, repository: Repository, path: string, name?: string): Workflow {
  const whole = path.includes('/') ? path : `.github/workflows/${path}`;
  const known = repository.workflows.get(whole);
  if (known) return known;
  const file = whole.split('/').at(-1) ?? whole;
  const workflow = { id: world.newId(), path: whole, name: name ?? file.replace(/\.ya?ml$/, '') };
  repository.workflows.set(whole, workflow);
  return workflow;
}

export interface RunInput {
  readonly headSha: string;
  readonly headRepository: Repository | null;
  readonly workflow: Workflow;
  readonly event: string;
  readonly actor: User;
  readonly title?: string;
  /** Of a run that no pull request has caused. */
  readonly branch?: string;
}

/** Queued, as GitHub makes it. */
export function addWorkflowRun(world: World, repository: Repository, input: RunInput): WorkflowRun {
  const now = world.now();
  const run: WorkflowRun = {
    id: world.newId(),
    repository,
    headRepository: input.headRepository,
    workflow: input.workflow,
    // Every run of GitHub Actions has a suite of its own.
    suite: newSuite(world, repository, world.actions, input.headSha, input.branch),
    event: input.event,
    actor: input.actor,
    ...(input.title === undefined ? {} : { title: input.title }),
    number: repository.workflowRuns.length + 1,
    attempt: 1,
    status: 'queued',
    conclusion: null,
    createdAt: now,
    updatedAt: now,
    artifacts: [],
  };
  repository.workflowRuns.push(run);
  world.workflowRuns.set(run.id, run);
  return run;
}

export function completeRun(
  world: World,
  run: WorkflowRun,
  conclusion: string,
  artifacts: Readonly<Record<string, Buffer>>,
): void {
  run.status = 'completed';
  run.conclusion = conclusion;
  run.updatedAt = world.now();
  for (const [name, zip] of Object.entries(artifacts)) {
    const artifact: Artifact = {
      id: world.newId(),
      run,
      name,
      zip,
      createdAt: run.updatedAt,
      expired: false,
    };
    run.artifacts.push(artifact);
  }
}
