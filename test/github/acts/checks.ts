import { addCheckRun, type CheckRunInput } from '../world/checks.js';
import type { CheckRun, Repository, WorkflowRun } from '../world/model.js';
import { addWorkflowRun, completeRun, workflowAt } from '../world/runs.js';
import { checkRunOf, type Stage, type Told, told, type UserRef, userOf } from './stage.js';

export interface WorkflowInput {
  /** Where the workflow runs: the base repository for pull requests. */
  readonly repository: string;
  readonly headSha: string;
  /** Of a fork's pull request: the fork. */
  readonly headRepository?: string;
  /** File name under `.github/workflows`; `bench.yml` unless told. */
  readonly workflow?: string;
  readonly event?: string;
  readonly by?: UserRef;
}

export interface FinishedWorkflow extends WorkflowInput {
  readonly conclusion?: string;
  /** Names and zip files. */
  readonly artifacts?: Readonly<Record<string, Buffer>>;
  /** An earlier run (started, or made by a dispatch) that now ends. */
  readonly run?: WorkflowRun;
}

/** Other Apps get ids of their own from here on. */
const OTHER_APP_IDS = 900_000;

/** What happens to checks and workflows. */
export function checkActs(stage: Stage) {
  const { world, payloads } = stage;

  function newRun(input: WorkflowInput): WorkflowRun {
    const repository = world.repository(input.repository);
    return addWorkflowRun(world, repository, {
      headSha: input.headSha,
      headRepository: headOf(repository, input),
      workflow: workflowAt(world, repository, input.workflow ?? 'bench.yml'),
      event: input.event ?? 'pull_request',
      branch: repository.defaultBranch,
      actor: userOf(stage, input.by ?? 'ada'),
    });
  }

  function headOf(repository: Repository, input: WorkflowInput): Repository {
    return input.headRepository === undefined ? repository : world.repository(input.headRepository);
  }

  return {
    async startWorkflow(input: WorkflowInput): Promise<Told<WorkflowRun>> {
      const run = newRun(input);
      return told(stage, await payloads.workflowRun(run, 'requested', run.actor), run);
    },

    async finishWorkflow(input: FinishedWorkflow): Promise<Told<WorkflowRun>> {
      const run = input.run ?? newRun(input);
      completeRun(world, run, input.conclusion ?? 'success', input.artifacts ?? {});
      return told(stage, await payloads.workflowRun(run, 'completed', run.actor), run);
    },

    /** What was uploaded before is gone, from the pages and from the API: actions/upload-artifact, issue 585. */
    async rerunAllJobs(run: WorkflowRun): Promise<Told<WorkflowRun>> {
      run.attempt++;
      run.status = 'queued';
      run.conclusion = null;
      run.artifacts.length = 0;
      return told(stage, await payloads.workflowRun(run, 'requested', run.actor), run);
    },

    /** GitHub deletes artifacts after some time. */
    expireArtifacts(run: WorkflowRun): void {
      for (const artifact of run.artifacts) artifact.expired = true;
    },

    rerequestCheck(run: CheckRun | number, by: UserRef): Promise<Told<CheckRun>> {
      const found = checkRunOf(stage, run);
      return told(stage, payloads.checkRun(found, 'rerequested', userOf(stage, by)), found);
    },

    async rerequestSuite(run: CheckRun | number, by: UserRef): Promise<Told<CheckRun>> {
      const found = checkRunOf(stage, run);
      return told(stage, await payloads.checkSuite(found.suite, 'rerequested', userOf(stage, by)), found);
    },

    /** Buttons show on completed checks only. */
    clickButton(run: CheckRun | number, identifier: string, by: UserRef): Promise<Told<CheckRun>> {
      const found = checkRunOf(stage, run);
      if (found.status !== 'completed' || !found.actions.some((action) => action.identifier === identifier)) {
        throw new Error(`The check ${found.name} (${found.status}) shows no button ${identifier}.`);
      }
      const more = { requested_action: { identifier } };
      return told(stage, payloads.checkRun(found, 'requested_action', userOf(stage, by), more), found);
    },

    /** A check run that another App made; its events come to ours as well. */
    async otherCheck(
      repository: string,
      headSha: string,
      app: string,
      input: CheckRunInput,
    ): Promise<Told<CheckRun>> {
      const others = new Set([...world.checkRuns.values()].map((run) => run.app.slug));
      const identity =
        [...world.checkRuns.values()].find((run) => run.app.slug === app)?.app ??
        world.newApp(app, OTHER_APP_IDS + others.size, { checks: 'write' }, []);
      const run = addCheckRun(world, world.repository(repository), identity, headSha, input);
      const action = run.status === 'completed' ? 'completed' : 'created';
      return told(stage, payloads.checkRun(run, action, world.bot(identity)), run);
    },
  };
}
