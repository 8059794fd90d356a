import type { ProposedRehearsal, Settings } from '../model.js';
import type { Place, RehearseJob } from './job.js';
import type { RunnerParts } from './parts.js';
import { Rehearsals } from './rehearsals.js';
import type { Sources } from './sources.js';

/** A proposed configuration is rehearsed piece by piece, between other work. */
export class RehearsalTasks {
  private readonly rehearsals: Rehearsals;

  constructor(
    private readonly parts: RunnerParts,
    private readonly sources: Sources,
  ) {
    this.rehearsals = new Rehearsals(parts.database, parts.analysis);
  }

  /** What is known of it by now; one that has not ended is gone on with. */
  async stateOf(place: Place, number: number, settings: Settings): Promise<ProposedRehearsal> {
    const state = await this.rehearsals.stateOf(place, settings);
    if (state.kind === 'running') await this.parts.queue.put({ kind: 'rehearse', place, number });
    return state;
  }

  async run(task: RehearseJob): Promise<void> {
    const { place, number } = task;
    const source = await this.sources.pull(place, number);
    const [pull, settings] = await Promise.all([source.pullRequest(), source.settings()]);
    if (pull.state === 'closed' || settings.proposed === null) return;
    const context = await this.sources.context(place, number);
    const ended = await this.rehearsals.proceed(context, place, pull.baseRef, settings);
    if (ended) await this.reviewAgain(task);
    else await this.parts.queue.put(task);
  }

  async giveUp(task: RehearseJob, because: string): Promise<void> {
    const settings = await (await this.sources.pull(task.place, task.number)).settings();
    await this.rehearsals.giveUp(task.place, settings, because);
    await this.reviewAgain(task);
  }

  private reviewAgain({ place, number }: RehearseJob): Promise<void> {
    return this.parts.queue.put({ kind: 'review', place, number, wake: { kind: 'changed' }, delay: 0 });
  }
}
