import { dislikedFindings } from '../source/github/dislikes.js';
import { driftEvidence, isWorkflow } from '../source/github/evidence.js';
import { openPulls, pullsOfCommit, uploadedEvidence } from '../source/github/find-pulls.js';
import { buildIndex } from '../source/github/tarball.js';
import { driftOf, recordDrift } from './drift.js';
import type { ClosedJob, CommitJob, EvidenceJob, IndexJob, Place, PlannedWake } from './job.js';
import { configuredWorkflows, pullsUnderDefaults } from './open-pulls-store.js';
import { commentedFindings, pullsOfHead, recordClosed } from './outcomes-store.js';
import type { RunnerParts } from './parts.js';
import type { Task } from './queue.js';
import type { RehearsalTasks } from './rehearsal-tasks.js';
import { pullOfRun } from './remeasurements-store.js';
import type { Reviewer } from './reviewer.js';
import type { Sources } from './sources.js';
import { sweep } from './sweep.js';

/** Seconds between the reviews that a changed configuration asks for: a hundred pull requests in under ten minutes. */
const REEVALUATION_SPACING = 5;

/** Everything that is no review of a pull request; most of it finds out which reviews are wanted. */
export class Tasks {
  constructor(
    private readonly parts: RunnerParts,
    private readonly sources: Sources,
    private readonly reviewer: Reviewer,
    private readonly rehearsals: RehearsalTasks,
  ) {}

  async run(task: Task): Promise<void> {
    const { place } = task;
    switch (task.kind) {
      case 'merge-group':
        return this.reviewer.mergeGroup(task);
      case 'index':
        return this.index(task);
      case 'rehearse':
        return this.rehearsals.run(task);
      case 'closed':
        return this.closed(task);
      case 'commit':
        return this.again(place, await this.pullsOf(task), task.wake);
      case 'evidence':
        return this.evidence(task);
      case 'reevaluate': {
        const numbers = await openPulls(await this.api(place), place, task.branch);
        return this.again(place, numbers, { kind: 'changed' }, REEVALUATION_SPACING);
      }
      case 'inherited':
        return this.inherited(place);
      case 'sweep': {
        const { app, database, log } = this.parts;
        const parts = { api: await this.api(place), app, database, log };
        return sweep(parts, task, (found, numbers) =>
          this.again(found, numbers, { kind: 'changed' }, REEVALUATION_SPACING),
        );
      }
    }
  }

  private api({ installation }: Place) {
    return this.parts.octokit(installation);
  }

  private async evidence(task: EvidenceJob): Promise<void> {
    const { place } = task;
    if (task.event === 'schedule') return task.measures ? this.drift(task) : undefined;
    const again = await pullOfRun(this.parts.database, place, task.title);
    if (again !== null) return this.again(place, [again], { kind: 'changed' });
    if (!task.measures && !(await this.matters(task))) return;
    const numbers = task.numbers.length > 0 ? task.numbers : await this.pullsOf(task);
    return this.again(place, numbers, { kind: 'changed' });
  }

  /** A workflow whose name says nothing: it is the configured one, or has uploaded evidence all the same. */
  private async matters({ place, runId, completed, workflow }: EvidenceJob): Promise<boolean> {
    const configured = workflow ? await configuredWorkflows(this.parts.database, place) : [];
    if (workflow && configured.some((name) => isWorkflow(workflow, name))) return true;
    return completed && (await uploadedEvidence(await this.api(place), place, runId));
  }

  /** A scheduled workflow has compared the default branch with the last release. */
  private async drift({ place, runId, completed }: EvidenceJob): Promise<void> {
    if (!completed) return;
    const files = await driftEvidence(await this.api(place), place, runId);
    const at = (this.parts.now?.() ?? new Date()).toISOString();
    const drift = files === null ? null : driftOf(files, at);
    if (drift !== null) await recordDrift(this.parts.database, place, drift);
  }

  private async closed({ place, number, headSha, merged, at }: ClosedJob): Promise<void> {
    const { database } = this.parts;
    const among = await commentedFindings(database, place, number);
    const disliked =
      merged && among.size > 0
        ? await dislikedFindings(await this.api(place), await this.sources.pull(place, number), among)
        : new Set<string>();
    await recordClosed(database, place, number, { merged, at, disliked });
    const others = await pullsOfHead(database, place, headSha);
    await this.again(
      place,
      others.filter((other) => other !== number),
      { kind: 'changed' },
    );
  }

  /** One after the other, whichever repository they are of. */
  private async inherited({ installation, owner }: Place): Promise<void> {
    const pulls = await pullsUnderDefaults(this.parts.database, owner);
    for (const [at, { repository, number }] of pulls.entries()) {
      const delay = at * REEVALUATION_SPACING;
      const place = { ...repository, installation };
      await this.parts.queue.put({ kind: 'review', place, number, wake: { kind: 'changed' }, delay });
    }
  }

  private async pullsOf({ place, headSha, head }: CommitJob | EvidenceJob): Promise<readonly number[]> {
    return pullsOfCommit(await this.api(place), place, this.parts.app, headSha, head);
  }

  private async index({ place, commit, number }: IndexJob): Promise<void> {
    const { analysis, log } = this.parts;
    const api = await this.api(place);
    const { files } = await buildIndex(api, place, commit, this.sources.store, analysis.factsOfFiles);
    log.info({ commit, files }, 'indexed');
    await this.again(place, [number], { kind: 'changed' });
  }

  private async again(
    place: Place,
    numbers: readonly number[],
    wake: PlannedWake,
    spacing = 0,
  ): Promise<void> {
    for (const [at, number] of numbers.entries()) {
      await this.parts.queue.put({ kind: 'review', place, number, wake, delay: at * spacing });
    }
  }
}
