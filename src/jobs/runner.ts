import { NotThere, RateLimited } from '../source/github/errors.js';
import { pullOfGroup } from '../source/github/merge-group.js';
import { SourceError } from '../source/port.js';
import { pullKey, type ReviewJob } from './job.js';
import type { RunnerParts } from './parts.js';
import type { Handlers, ReviewTask, Task } from './queue.js';
import { RehearsalTasks } from './rehearsal-tasks.js';
import { Reviewer } from './reviewer.js';
import { Sources } from './sources.js';
import { Tasks } from './tasks.js';
import { areLeft, putLast, takeFirst } from './wakes.js';

/** The first time after the attempts of some five minutes have failed; each further one waits twice as long. */
const FIRST_PUT_OFF_MS = 5 * 60_000;

/** With the times between they take 21 hours: GitHub's longest troubles lasted a day. */
const PUT_OFFS = 8;

/** What the queue's entries do, when they come back, and what is said when they are given up. */
export class Runner implements Handlers {
  private readonly sources: Sources;
  private readonly rehearsals: RehearsalTasks;
  private readonly reviewer: Reviewer;
  private readonly tasks: Tasks;

  constructor(private readonly parts: RunnerParts) {
    this.sources = new Sources(parts);
    this.rehearsals = new RehearsalTasks(parts, this.sources);
    this.reviewer = new Reviewer(parts, this.sources, this.rehearsals);
    this.tasks = new Tasks(parts, this.sources, this.reviewer, this.rehearsals);
  }

  async review(task: ReviewTask): Promise<void> {
    const { place, number } = task;
    const { queue } = this.parts;
    const wait = await this.wait(task);
    if (wait > 0) return this.reviewLater({ ...task, admitted: true }, wait, 'put off for the rate limit');
    try {
      const heldFor = await queue.leases.with(pullKey(place, number), (wake, held) =>
        this.reviewer.review(place, number, wake, held),
      );
      await (heldFor === null ? queue.stopWatching(place, number) : queue.watch(place, number, heldFor));
    } catch (error) {
      const seconds = await this.limited(task, error);
      if (seconds !== null) {
        const again = { ...task, admitted: false };
        return this.reviewLater(again, seconds * 1_000, 'put off for the rate limit');
      }
      this.parts.metrics.error('review');
      this.parts.log.error({ err: error }, 'review failed; it is tried again');
      throw error;
    }
  }

  /** Milliseconds until the installation may have one more review. */
  private wait({ place, admitted }: ReviewTask): Promise<number> {
    const { budgets } = this.parts;
    return admitted ? budgets.blocked(place.installation) : budgets.review(place.installation);
  }

  /** The wakes of the review are kept until then. */
  private async reviewLater(task: ReviewTask, ms: number, because: string): Promise<void> {
    const job: ReviewJob = { ...task, kind: 'review', wake: { kind: 'changed' }, delay: 0 };
    await this.parts.queue.putAt(job, new Date(Date.now() + ms));
    this.parts.log.info({ ms: Math.round(ms) }, because);
  }

  /** Seconds to wait when GitHub said so, which holds for all instances; null for another failure. */
  private async limited({ place }: ReviewTask | Task, error: unknown): Promise<number | null> {
    if (!(error instanceof RateLimited)) return null;
    // Without a cause it is our own restraint, which concerns writes only.
    if (error.cause !== undefined) {
      await this.parts.budgets.block(place.installation, error.retryAfterSeconds);
    }
    return error.retryAfterSeconds;
  }

  /**
   * The review comes back later, with all that woke it: it is seldom a wake that makes it fail. One that a review has failed
   * with for a day is given up, and answered.
   */
  async reviewFailed(task: ReviewTask, because: string): Promise<void> {
    const { place, number, failures = 0 } = task;
    const { database } = this.parts;
    const key = pullKey(place, number);
    const last = failures >= PUT_OFFS;
    const given = last ? await takeFirst(database, key) : null;
    if (!last) await putLast(database, key);
    if (!last || (await areLeft(database, key))) {
      const next = { ...task, admitted: false, failures: Math.min(failures + 1, PUT_OFFS) };
      await this.reviewLater(next, FIRST_PUT_OFF_MS * 2 ** failures, 'put off after failures');
    }
    try {
      await this.reviewer.giveUpReview(await this.sources.pull(place, number), place, number, because, given);
    } catch (error) {
      // GitHub can't be told now; the review that was put off tells it.
      if (!(error instanceof SourceError)) throw error;
      this.parts.log.warn({ because: error.message }, 'could not say so');
    }
  }

  async task(task: Task): Promise<void> {
    try {
      await this.tasks.run(task);
    } catch (error) {
      const isFinal = error instanceof SourceError && !error.temporary && !(error instanceof NotThere);
      if (isFinal) return this.taskFailed(task, error.message);
      const fields = { task: task.kind };
      const seconds = await this.limited(task, error);
      if (seconds !== null) {
        this.parts.log.info({ ...fields, seconds }, 'put off for the rate limit');
        return this.parts.queue.putTaskAt(task, new Date(Date.now() + seconds * 1_000));
      }
      this.parts.metrics.error('task');
      this.parts.log.error({ ...fields, err: error }, 'task failed; it is tried again');
      throw error;
    }
  }

  async taskFailed(task: Task, because: string): Promise<void> {
    this.parts.log.warn({ task: task.kind, because }, 'task given up');
    if (task.kind === 'rehearse') return this.rehearsals.giveUp(task, because);
    if (task.kind !== 'merge-group') return;
    const number = pullOfGroup(task.headRef);
    if (number === null) return;
    await this.reviewer.giveUp(await this.sources.group(task, number), because);
  }
}
