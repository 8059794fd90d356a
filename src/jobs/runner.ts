import type { StateKey } from '../markers/state.js';
import type { Actor, ProposedRehearsal, Report, Settings, Wake } from '../model.js';
import { couldNotReview } from '../report/reconcile.js';
import { review, type Tools } from '../review.js';
import type { AppIdentity, GitHubApi, PullAddress } from '../source/github/api.js';
import { dislikedFindings } from '../source/github/dislikes.js';
import { RateLimited } from '../source/github/errors.js';
import { openPulls, pullsOfCommit, uploadedEvidence } from '../source/github/find-pulls.js';
import { MergeGroupSource, pullOfGroup } from '../source/github/merge-group.js';
import { WritePace } from '../source/github/pace.js';
import { Recent } from '../source/github/recent.js';
import { type GitHubContext, GitHubSource } from '../source/github/source.js';
import { buildIndex } from '../source/github/tarball.js';
import { TextCache } from '../source/github/text-cache.js';
import { type Source, SourceError, Superseded } from '../source/port.js';
import type { Analysis } from './analysis.js';
import type { Database } from './database.js';
import { factsStore } from './facts-store.js';
import {
  type ClosedJob,
  type IndexJob,
  type MergeGroupJob,
  type Place,
  type PlannedWake,
  pullKey,
  type RehearseJob,
} from './job.js';
import type { Metrics } from './metrics.js';
import {
  commentedFindings,
  historyOf,
  lastReviewedHead,
  recordClosed,
  recordReview,
} from './outcomes-store.js';
import { withLease } from './pull-lease.js';
import type { Handlers, Queue, ReviewTask, Task } from './queue.js';
import { Rehearsals } from './rehearsals.js';
import { type Observe, timed, timedSource } from './stage-times.js';

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface RunnerParts {
  database: Database;
  queue: Queue;
  analysis: Analysis;
  app: AppIdentity;
  key: StateKey;
  log: Log;
  metrics: Metrics;
  /** An Octokit that acts as the installation. */
  octokit(installation: number): Promise<GitHubApi>;
  now?: () => Date;
  /** Milliseconds between writes beyond a burst; a second by default, as GitHub asks. */
  writeSpacing?: number;
}

/** A head that moves this often within one review is left to the next event. */
const MAX_RESTARTS = 5;

/** Seconds between the reviews that a changed configuration asks for: a hundred pull requests in under ten minutes. */
const REEVALUATION_SPACING = 5;

/** Who may push changes seldom; whether the author is alone matters to ticks only. */
const WRITERS_MS = 300_000;

/** What the queue's entries do. */
export class Runner implements Handlers {
  private readonly texts = new TextCache();
  private readonly writers = new Recent<boolean>(WRITERS_MS);
  private readonly paces = new Map<number, WritePace>();
  private readonly store;
  private readonly rehearsals: Rehearsals;
  private readonly now: () => Date;

  constructor(private readonly parts: RunnerParts) {
    this.store = factsStore(parts.database);
    this.rehearsals = new Rehearsals(parts.database, parts.analysis);
    this.now = parts.now ?? (() => new Date());
  }

  async review({ place, number }: ReviewTask): Promise<void> {
    try {
      await withLease(this.parts.database, pullKey(place, number), (wake) =>
        this.reviewOnce(place, number, wake),
      );
    } catch (error) {
      if (!(error instanceof RateLimited)) {
        this.parts.metrics.error('review');
        this.parts.log.error({ err: error }, 'review failed; it is tried again');
        throw error;
      }
      // GitHub said when to come back; the wakes of this review are kept until then.
      const job = { kind: 'review' as const, place, number, wake: { kind: 'changed' as const }, delay: 0 };
      await this.parts.queue.putAt(job, new Date(Date.now() + error.retryAfterSeconds * 1_000));
      this.parts.log.warn({ seconds: error.retryAfterSeconds }, 'rate limit: put off');
    }
  }

  private async reviewOnce(place: Place, number: number, planned: PlannedWake): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const source = await this.source(place, number);
      try {
        const pull = await source.pullRequest();
        if (pull.state === 'closed') return;
        const wake = await this.wake(source, planned);
        const history = await historyOf(this.parts.database, place, number);
        const rehearse = (settings: Settings) => this.rehearsal(place, number, settings);
        const report = await this.road(source, wake, number, { history, rehearse });
        await recordReview(this.parts.database, number, report);
        return await this.appointment(place, number, report);
      } catch (error) {
        if (error instanceof Superseded) await source.abandon();
        if (error instanceof Superseded && attempt < MAX_RESTARTS) continue;
        if (error instanceof SourceError && !error.temporary) return this.giveUp(source, error.message);
        throw error;
      }
    }
  }

  private async road(
    source: Source,
    wake: Wake,
    number: number,
    remembered: Pick<Tools, 'history' | 'rehearse'> = {},
  ): Promise<Report> {
    const { analysis, key, log, metrics } = this.parts;
    const observe: Observe = (stage, seconds) => metrics.stage(stage, seconds);
    const started = Date.now();
    const report = await timed('whole', observe, () =>
      review(timedSource(source, observe), wake, {
        reviewRust: (changes, index, config) =>
          timed('reviewRust', observe, () => analysis.reviewRust(changes, index, config)),
        key,
        now: this.now,
        ...remembered,
      }),
    );
    metrics.review(report);
    const fields = { pull: number, ms: Date.now() - started, head: report.pull.headSha };
    log.info({ ...fields, outcome: report.outcome.title }, 'reviewed');
    return report;
  }

  private async wake(source: GitHubSource, planned: PlannedWake): Promise<Wake> {
    if (planned.kind === 'changed' || planned.kind === 'rerun') return planned;
    const actor = actorOf(planned);
    if (actor.bot) return { ...planned, role: 'none', teams: [] };
    return { ...planned, ...(await source.rights(actor.login)) };
  }

  /** What waits until a stated time is looked at again then. */
  private async appointment(place: Place, number: number, report: Report): Promise<void> {
    const waits = report.answers.flatMap(({ kind, until }) => (kind === 'waiting' && until ? [until] : []));
    const times = [...waits, ...(report.indexDue === null ? [] : [report.indexDue])]
      .map((until) => Date.parse(until))
      .filter((until) => until > this.now().getTime());
    if (times.length === 0) return;
    const job = { kind: 'review' as const, place, number, wake: { kind: 'changed' as const }, delay: 0 };
    await this.parts.queue.putAt(job, new Date(Math.max(Math.min(...times), Date.now()) + 1_000));
  }

  async reviewFailed({ place, number }: ReviewTask, because: string): Promise<void> {
    await this.parts.database.query('DELETE FROM wake WHERE pull = $1', [pullKey(place, number)]);
    await this.giveUp(await this.source(place, number), because);
  }

  /** Says on the check that there is no review, and why. Where not even that is possible, the log has it. */
  private async giveUp(source: Source, because: string): Promise<void> {
    this.parts.metrics.couldNotReview();
    this.parts.log.warn({ because }, 'could not review');
    try {
      const pull = await source.pullRequest();
      await source.apply(couldNotReview(await source.posted(), pull.headSha, because));
    } catch (error) {
      if (error instanceof Superseded || (error instanceof SourceError && !error.temporary)) return;
      throw error;
    }
  }

  async task(task: Task): Promise<void> {
    try {
      await this.runTask(task);
    } catch (error) {
      if (error instanceof SourceError && !error.temporary) return this.taskFailed(task, error.message);
      const fields = { task: task.kind, err: error };
      this.parts.metrics.error('task');
      this.parts.log.error(fields, 'task failed; it is tried again');
      throw error;
    }
  }

  async taskFailed(task: Task, because: string): Promise<void> {
    this.parts.log.warn({ task: task.kind, because }, 'task given up');
    if (task.kind === 'rehearse') return this.giveUpRehearsal(task, because);
    if (task.kind !== 'merge-group') return;
    const number = pullOfGroup(task.headRef);
    if (number === null) return;
    await this.giveUp(await this.groupSource(task, number), because);
  }

  private async runTask(task: Task): Promise<void> {
    const { place } = task;
    switch (task.kind) {
      case 'merge-group':
        return this.mergeGroup(task);
      case 'index':
        return this.index(task);
      case 'rehearse':
        return this.rehearse(task);
      case 'reevaluate': {
        const numbers = await openPulls(await this.parts.octokit(place.installation), place, task.branch);
        return this.again(place, numbers, { kind: 'changed' }, REEVALUATION_SPACING);
      }
      case 'closed':
        return this.closed(task);
      case 'commit':
        return this.again(place, await this.pullsOf(task), task.wake);
      case 'evidence': {
        const api = await this.parts.octokit(place.installation);
        if (!task.measures && !(await uploadedEvidence(api, place, task.runId))) return;
        const numbers = task.numbers.length > 0 ? task.numbers : await this.pullsOf(task);
        return this.again(place, numbers, { kind: 'changed' });
      }
    }
  }

  /** What is known of it by now; one that has not ended is gone on with. */
  private async rehearsal(place: Place, number: number, settings: Settings): Promise<ProposedRehearsal> {
    const state = await this.rehearsals.stateOf(place, settings);
    if (state.kind === 'running') await this.parts.queue.put({ kind: 'rehearse', place, number });
    return state;
  }

  private async rehearse(task: RehearseJob): Promise<void> {
    const { place, number } = task;
    const source = await this.source(place, number);
    const [pull, settings] = await Promise.all([source.pullRequest(), source.settings()]);
    if (pull.state === 'closed' || settings.proposed === null) return;
    const context = await this.context(place, number);
    const ended = await this.rehearsals.proceed(context, place, pull.baseRef, settings);
    if (ended) await this.again(place, [number], { kind: 'changed' });
    else await this.parts.queue.put(task);
  }

  private async giveUpRehearsal({ place, number }: RehearseJob, because: string): Promise<void> {
    const settings = await (await this.source(place, number)).settings();
    await this.rehearsals.giveUp(place, settings, because);
    await this.again(place, [number], { kind: 'changed' });
  }

  private async closed({ place, number, merged, at }: ClosedJob): Promise<void> {
    const { database } = this.parts;
    const among = await commentedFindings(database, place, number);
    const disliked =
      merged && among.size > 0
        ? await dislikedFindings(
            await this.parts.octokit(place.installation),
            await this.source(place, number),
            among,
          )
        : new Set<string>();
    await recordClosed(database, place, number, { merged, at, disliked });
  }

  private async pullsOf(task: Task & { kind: 'commit' | 'evidence' }): Promise<readonly number[]> {
    const api = await this.parts.octokit(task.place.installation);
    return pullsOfCommit(api, task.place, this.parts.app, task.headSha, task.head);
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

  private async mergeGroup(task: MergeGroupJob): Promise<void> {
    const number = pullOfGroup(task.headRef);
    if (number === null)
      throw new SourceError(`The merge group ${task.headRef} names no pull request.`, false);
    const source = await this.groupSource(task, number);
    if ((await source.posted()).check?.status === 'completed') return;
    const check = await source.carried();
    if (check) return source.carry(check);
    const { outcome } = await this.road(source, { kind: 'changed' }, number);
    // A queue waits for no appointment: the task is tried again, and in the end says why it could not be done.
    if (outcome.status !== 'completed')
      throw new SourceError(`The merge group has no verdict yet: ${outcome.title}.`, true);
  }

  private async groupSource(task: MergeGroupJob, number: number): Promise<MergeGroupSource> {
    return new MergeGroupSource(
      await this.context(task.place, number),
      { ...address(task.place), number },
      task,
    );
  }

  private async index({ place, commit, number }: IndexJob): Promise<void> {
    const { analysis, log } = this.parts;
    const api = await this.parts.octokit(place.installation);
    const { files } = await buildIndex(api, place, commit, this.store, analysis.factsOfFiles);
    log.info({ commit, files }, 'indexed');
    await this.again(place, [number], { kind: 'changed' });
  }

  private async source(place: Place, number: number): Promise<GitHubSource> {
    return new GitHubSource(await this.context(place, number), { ...address(place), number });
  }

  private async context(place: Place, number: number): Promise<GitHubContext> {
    const { analysis, app, queue, log } = this.parts;
    const api = await this.parts.octokit(place.installation);
    const pace = this.paces.get(place.installation) ?? new WritePace(this.parts.writeSpacing);
    this.paces.set(place.installation, pace);
    return {
      api,
      app,
      pace,
      texts: this.texts,
      writers: this.writers,
      store: this.store,
      factsOfFiles: analysis.factsOfFiles,
      lastHead: () => lastReviewedHead(this.parts.database, place, number),
      cold: (commit) => queue.put({ kind: 'index', place, commit, number }),
      warn: (message) => log.warn({}, message),
    };
  }
}

function actorOf(planned: Exclude<PlannedWake, { kind: 'changed' | 'rerun' }>): Actor {
  switch (planned.kind) {
    case 'edited':
      return planned.editor;
    case 'pressed':
      return planned.by;
    case 'commented':
      return planned.author;
  }
}

function address({ owner, name }: Place): Omit<PullAddress, 'number'> {
  return { owner, name };
}
