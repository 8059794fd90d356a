import { Rehearsals } from './rehearsals.js';
/** A proposed configuration is rehearsed piece by piece, between other work. */
export class RehearsalTasks {
  parts;
  sources;
  rehearsals;
  constructor(parts, sources) {
    this.parts = parts;
    this.sources = sources;
    this.rehearsals = new Rehearsals(parts.database, parts.analysis);
  }
  /** What is known of it by now; one that has not ended is gone on with. */
  async stateOf(place, number, settings) {
    const state = await this.rehearsals.stateOf(place, settings);
    if (state.kind === 'running') await this.parts.queue.put({ kind: 'rehearse', place, number });
    return state;
  }
  async run(task) {
    const { place, number } = task;
    const source = await this.sources.pull(place, number);
    const [pull, settings] = await Promise.all([source.pullRequest(), source.settings()]);
    if (pull.state === 'closed' || settings.proposed === null) return;
    const context = await this.sources.context(place, number);
    const ended = await this.rehearsals.proceed(context, place, pull.baseRef, settings);
    if (ended) await this.reviewAgain(task);
    else await this.parts.queue.put(task);
  }
  async giveUp(task, because) {
    const settings = await (await this.sources.pull(task.place, task.number)).settings();
    await this.rehearsals.giveUp(task.place, settings, because);
    await this.reviewAgain(task);
  }
  reviewAgain({ place, number }) {
    return this.parts.queue.put({ kind: 'review', place, number, wake: { kind: 'changed' }, delay: 0 });
  }
}
