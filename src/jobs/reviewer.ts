import type { Actor, Report, Settings, Wake } from '../model.js';
import { appointments } from '../report/appointments.js';
import { couldNotReview } from '../report/reconcile.js';
import { notObeyed } from '../report/replies.js';
import { review, type Tools } from '../review.js';
import { NotThere } from '../source/github/errors.js';
import { type MergeGroupSource, pullOfGroup } from '../source/github/merge-group.js';
import type { GitHubSource } from '../source/github/source.js';
import { type Source, SourceError, Superseded } from '../source/port.js';
import { isOlderThanTheApp } from './first-seen.js';
import type { MergeGroupJob, Place, PlannedWake, ReviewJob } from './job.js';
import { inheritsDefaults, recordGivenUp, waitsNoLonger } from './open-pulls-store.js';
import { historyOf, lastReviewedHead, pullsOfHead, recordReview } from './outcomes-store.js';
import type { RunnerParts } from './parts.js';
import type { Held } from './pull-lease.js';
import type { RehearsalTasks } from './rehearsal-tasks.js';
import type { Sources } from './sources.js';
import { type Observe, timed, timedSource } from './stage-times.js';
import { keepBaseValues } from './trends-store.js';

/** A head that moves this often within one review is left to the next event. */
const MAX_RESTARTS = 5;

/** Takes one pull request, or one merge group, along the road. */
export class Reviewer {
  constructor(
    private readonly parts: RunnerParts,
    private readonly sources: Sources,
    private readonly rehearsals: RehearsalTasks,
  ) {}

  /** Begins anew when the head moves meanwhile; says so on the check when no repetition would help. What is not there is looked for again. */
  async review(place: Place, number: number, planned: PlannedWake, held: Held): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const source = await this.sources.pull(place, number, held);
      try {
        return await this.reviewHead(source, place, number, planned);
      } catch (error) {
        if (error instanceof Superseded) await this.again(place, await source.abandon());
        if (error instanceof Superseded && attempt < MAX_RESTARTS) continue;
        if (error instanceof SourceError && !error.temporary && !(error instanceof NotThere))
          return this.giveUpReview(source, place, number, error.message, planned);
        throw error;
      }
    }
  }

  private async reviewHead(
    source: GitHubSource,
    place: Place,
    number: number,
    planned: PlannedWake,
  ): Promise<void> {
    const { database } = this.parts;
    // Of what is closed the base may be gone, too: nothing else is asked.
    if (!(await source.isOpen())) return waitsNoLonger(database, place, number);
    const pull = await source.pullRequest();
    const wake = await wakeWithRights(source, planned);
    const quiet = await isOlderThanTheApp(database, place, pull.updatedAt, this.now());
    const history = await historyOf(database, place, number, quiet);
    const rehearse = (settings: Settings) => this.rehearsals.stateOf(place, number, settings);
    const report = await this.road(source, wake, number, { history, rehearse, quiet });
    const left = await lastReviewedHead(database, place, number);
    const [settings, { gate }] = await Promise.all([source.settings(), source.configuration()]);
    const of = { inherits: inheritsDefaults(settings), workflow: gate.workflow };
    await recordReview(database, number, report, of);
    const moved = left === null || left === pull.headSha ? [] : await pullsOfHead(database, place, left);
    await this.again(place, [...(await source.toTell()), ...moved]);
    await keepBaseValues(database, report, this.parts.log);
    await this.appointment(place, number, report);
  }

  private async road(
    source: Source,
    wake: Wake,
    number: number,
    remembered: Pick<Tools, 'history' | 'rehearse' | 'quiet'> = {},
  ): Promise<Report> {
    const { analysis, key, log, metrics } = this.parts;
    const observe: Observe = (stage, seconds) => metrics.stage(stage, seconds);
    const started = Date.now();
    const report = await timed('whole', observe, () =>
      review(timedSource(source, observe), wake, {
        reviewRust: (changes, index, config) =>
          timed('reviewRust', observe, () => analysis.reviewRust(changes, index, config)),
        measure: (files, pull, config) =>
          timed('measure', observe, () => analysis.measure(files, pull, config)),
        key,
        now: () => this.now(),
        ...remembered,
      }),
    );
    metrics.review(report);
    const fields = { pull: number, ms: Date.now() - started, head: report.pull.headSha };
    log.info({ ...fields, outcome: report.outcome.title }, 'reviewed');
    return report;
  }

  /** Others have, or had, the same commit as their head: what is said of it may have changed for them, too. */
  private async again(place: Place, numbers: readonly number[]): Promise<void> {
    for (const number of numbers) {
      await this.parts.queue.put({ kind: 'review', place, number, wake: { kind: 'changed' }, delay: 0 });
    }
  }

  /** What says something else from a known time on is looked at again then. */
  private async appointment(place: Place, number: number, report: Report): Promise<void> {
    const [next] = appointments(report);
    if (next === undefined) return;
    const job: ReviewJob = { kind: 'review', place, number, wake: { kind: 'changed' }, delay: 0 };
    const wait = Math.max(0, Date.parse(next) - this.now().getTime());
    await this.parts.queue.putAt(job, new Date(Date.now() + wait + 1_000));
  }

  async giveUpReview(
    source: GitHubSource,
    place: Place,
    number: number,
    because: string,
    wake: PlannedWake | null,
  ): Promise<void> {
    await this.giveUp(source, because, wake);
    const headSha = await source.headSha().catch(() => null);
    if (headSha !== null) await recordGivenUp(this.parts.database, place, number, headSha);
  }

  /** Says on the check that there is no review, and why, and so to the command that asked for it. Where not even that is possible, the log has it. */
  async giveUp(
    source: GitHubSource | MergeGroupSource,
    because: string,
    wake: PlannedWake | null = null,
  ): Promise<void> {
    this.parts.metrics.couldNotReview();
    this.parts.log.warn({ because }, 'could not review');
    try {
      const headSha = await source.headSha();
      const posted = await source.posted();
      const answer = wake?.kind === 'commented' ? notObeyed(posted, wake, because) : [];
      await source.apply([...answer, ...couldNotReview(posted, headSha, because)]);
    } catch (error) {
      if (error instanceof Superseded || (error instanceof SourceError && !error.temporary)) return;
      throw error;
    }
  }

  async mergeGroup(task: MergeGroupJob): Promise<void> {
    const number = pullOfGroup(task.headRef);
    if (number === null)
      throw new SourceError(`The merge group ${task.headRef} names no pull request.`, false);
    const source = await this.sources.group(task, number);
    if ((await source.posted()).check?.status === 'completed') return;
    const check = await source.carried();
    if (check) return source.carry(check);
    const { outcome } = await this.road(source, { kind: 'changed' }, number);
    // A queue waits for no appointment: the task is tried again, and in the end says why it could not be done.
    if (outcome.status !== 'completed')
      throw new SourceError(`The merge group has no verdict yet: ${outcome.title}.`, true);
  }

  private now(): Date {
    return this.parts.now?.() ?? new Date();
  }
}

async function wakeWithRights(source: GitHubSource, planned: PlannedWake): Promise<Wake> {
  if (planned.kind === 'changed' || planned.kind === 'rerun') return planned;
  const actor = actorOf(planned);
  if (actor.bot) return { ...planned, role: 'none', teams: [] };
  return { ...planned, ...(await source.rights(actor.login)) };
}

function actorOf(planned: Exclude<PlannedWake, { kind: 'changed' | 'rerun' }>): Actor {
  switch (planned.kind) {
    case 'edited':
      return planned.editor;
    case 'pressed':
    case 'remeasure':
      return planned.by;
    case 'commented':
      return planned.author;
  }
}
