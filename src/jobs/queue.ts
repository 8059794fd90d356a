import PgBoss from 'pg-boss';
import type { Database, Sql } from './database.js';
import type { ReviewJob } from './job.js';
import {
  type ClosedJob,
  type CommitJob,
  type EvidenceJob,
  type IndexJob,
  type Job,
  type MergeGroupJob,
  pullKey,
  type ReevaluateJob,
  type RehearseJob,
} from './job.js';
import { currentJob, inJob, type JobContext } from './job-context.js';
import type { QueueDepth } from './metrics.js';
import { forgetLeases, wantReview } from './pull-lease.js';

/** What a review queue entry carries; its wakes lie in their own table. */
export type ReviewTask = Pick<ReviewJob, 'place' | 'number'>;

/** Every entry remembers the webhook that it goes back to. */
type Delivered<T> = T & { delivery?: string };
export type Task =
  | ClosedJob
  | CommitJob
  | EvidenceJob
  | MergeGroupJob
  | ReevaluateJob
  | IndexJob
  | RehearseJob;

export interface Handlers {
  review(task: ReviewTask): Promise<void>;
  /** After the last attempt; `because` is the sentence of the last failure. */
  reviewFailed(task: ReviewTask, because: string): Promise<void>;
  task(task: Task): Promise<void>;
  taskFailed(task: Task, because: string): Promise<void>;
}

export interface QueueSettings {
  /** Reviews that run side by side in this process. */
  reviews: number;
  /** Seconds before the first retry; each further one waits twice as long. */
  retryDelay: number;
}

/** With a first delay of 10 s the last attempt comes after some five minutes: longer than most of GitHub's troubles. */
export const DEFAULT_SETTINGS: QueueSettings = { reviews: 4, retryDelay: 10 };
const RETRIES = 5;

/** No review takes this long; one that does was lost with its process, and is taken up again. */
const EXPIRE_SECONDS = 300;

/** A tarball of some hundred megabytes, and the analysis of all of it. */
const INDEX_EXPIRE_SECONDS = 1_800;

/** How soon entries that were put off, or another instance's, are seen; new ones of this instance wake the workers. */
const POLL_SECONDS = 1;

/** Entries further in the future than this are appointments, not work. */
const IDLE_HORIZON_SECONDS = 60;

const QUEUES = {
  review: 'review',
  reviewFailed: 'review-failed',
  task: 'task',
  index: 'index',
  taskFailed: 'task-failed',
  later: 'later',
} as const;

/** The durable queue: what was put in is done, after a crash too. */
export class Queue {
  private workers: string[] = [];
  private inFlight = new Set<Promise<unknown>>();
  private closed = false;

  private constructor(
    private readonly database: Database,
    private readonly boss: PgBoss,
    private readonly settings: QueueSettings,
  ) {}

  static async open(
    database: Database,
    settings: QueueSettings,
    onError: (error: Error) => void,
  ): Promise<Queue> {
    const queue: { current?: Queue } = {};
    const boss = new PgBoss({
      db: { executeSql: (text: string, values?: unknown[]) => queue.current!.execute(text, values) },
      schedule: false,
      maintenanceIntervalSeconds: 30,
      archiveCompletedAfterSeconds: 3_600,
      deleteAfterDays: 7,
    });
    queue.current = new Queue(database, boss, settings);
    boss.on('error', onError);
    await boss.start();
    await queue.current.createQueues();
    return queue.current;
  }

  private async createQueues(): Promise<void> {
    const { retryDelay } = this.settings;
    const again = { retryLimit: RETRIES, retryDelay, retryBackoff: true, expireInSeconds: EXPIRE_SECONDS };
    for (const name of [QUEUES.reviewFailed, QUEUES.taskFailed]) {
      await this.boss.createQueue(name, { name, ...again });
    }
    // "short" keeps one waiting entry for each pull request: a burst of events becomes one review.
    const reviews = { name: QUEUES.review, policy: 'short' as const, deadLetter: QUEUES.reviewFailed };
    await this.boss.createQueue(QUEUES.review, { ...reviews, ...again });
    await this.boss.createQueue(QUEUES.task, { name: QUEUES.task, deadLetter: QUEUES.taskFailed, ...again });
    const indexing = { policy: 'short' as const, expireInSeconds: INDEX_EXPIRE_SECONDS };
    await this.boss.createQueue(QUEUES.index, {
      name: QUEUES.index,
      deadLetter: QUEUES.taskFailed,
      ...again,
      ...indexing,
    });
    await this.boss.createQueue(QUEUES.later, { name: QUEUES.later, policy: 'short', ...again });
    if (!this.database.exclusive) return;
    await forgetLeases(this.database);
    await this.database.query(
      `UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`,
    );
  }

  /** Starts working; until then entries only gather. */
  async start(handlers: Handlers): Promise<void> {
    for (let at = 0; at < this.settings.reviews; at++) {
      await this.work<ReviewTask>(QUEUES.review, (task) => handlers.review(task));
    }
    await this.work<ReviewTask>(QUEUES.reviewFailed, (task, because) => handlers.reviewFailed(task, because));
    await this.work<Task>(QUEUES.task, (task) => handlers.task(task));
    await this.work<Task>(QUEUES.task, (task) => handlers.task(task));
    await this.work<Task>(QUEUES.index, (task) => handlers.task(task));
    await this.work<Task>(QUEUES.taskFailed, (task, because) => handlers.taskFailed(task, because));
    await this.work<ReviewJob>(QUEUES.later, (job) => this.put(job));
  }

  private async work<T extends object>(name: string, handle: (task: T, because: string) => Promise<void>) {
    const options = { pollingIntervalSeconds: POLL_SECONDS, includeMetadata: true as const, batchSize: 1 };
    const worker = await this.boss.work<T>(name, options, async ([job]) => {
      if (!job) return;
      await inJob(contextOf(job.id, job.data), () => handle(job.data, messageOf(job.output)));
      // The next entry is looked for at once, not at the next poll.
      this.boss.notifyWorker(worker);
    });
    this.workers.push(worker);
  }

  /** Puts a job in; inside a transaction it is there when that commits, and `wake` is called after it. */
  async put(job: Job, sql?: Sql): Promise<void> {
    const options = sql ? { db: { executeSql: execute(sql) } } : {};
    if (job.kind === 'review') {
      const { place, number, wake, delay } = job;
      const key = pullKey(place, number);
      await wantReview(sql ?? this.database, key, wake);
      await this.boss.send(QUEUES.review, delivered({ place, number }), {
        ...options,
        singletonKey: key,
        startAfter: delay,
      });
    } else if (job.kind === 'index') {
      const key = `${pullKey(job.place, job.number)}@${job.commit}`;
      await this.boss.send(QUEUES.index, delivered(job), { ...options, singletonKey: key });
    } else if (job.kind === 'rehearse') {
      // Work that nobody waits for, in the same queue as the other long one.
      const key = `rehearse ${pullKey(job.place, job.number)}`;
      await this.boss.send(QUEUES.index, delivered(job), { ...options, singletonKey: key });
    } else {
      await this.boss.send(QUEUES.task, delivered(job), options);
    }
    if (!sql) this.wake();
  }

  /** Puts a review in at a time; one appointment a pull request and minute. */
  async putAt(job: ReviewJob, at: Date): Promise<void> {
    const key = `${pullKey(job.place, job.number)}@${at.toISOString().slice(0, 16)}`;
    await this.boss.send(QUEUES.later, delivered(job), { singletonKey: key, startAfter: at });
  }

  wake(): void {
    for (const worker of this.workers) this.boss.notifyWorker(worker);
  }

  /** What waits or runs, by queue and state; an appointment has no age before its time. */
  async depths(): Promise<QueueDepth[]> {
    return this.database.query<QueueDepth>(
      `SELECT name AS queue, state::text AS state, count(*)::int AS entries,
         COALESCE(extract(epoch FROM now() - min(GREATEST(created_on, start_after)) FILTER (WHERE start_after <= now())), 0)::float8
           AS "ageSeconds"
       FROM pgboss.job WHERE state < 'completed' GROUP BY 1, 2 ORDER BY 1, 2`,
    );
  }

  /** Resolves when nothing is waiting or running but appointments. */
  async idle(): Promise<void> {
    for (;;) {
      const [row] = await this.database.query<{ open: number }>(
        `SELECT count(*)::int AS open FROM pgboss.job
         WHERE state < 'completed' AND start_after < now() + $1 * interval '1 second'`,
        [IDLE_HORIZON_SECONDS],
      );
      if (row?.open === 0) return;
      await new Promise((next) => setTimeout(next, 25));
    }
  }

  /** Lets running work end, for at most `timeoutMs`; what does not is taken up again at the next start. */
  async close(timeoutMs: number): Promise<void> {
    await this.boss.stop({ graceful: true, wait: true, timeout: timeoutMs });
    // pg-boss does not wait for what it writes last.
    while (this.inFlight.size > 0) await Promise.allSettled(this.inFlight);
    this.closed = true;
  }

  private async execute(text: string, values: unknown[] | undefined): Promise<{ rows: object[] }> {
    // What comes after the end is answered as pg-boss' own connection does: with nothing.
    if (this.closed) return undefined as never;
    const work = values && values.length > 0 ? execute(this.database)(text, values) : this.plain(text);
    this.inFlight.add(work);
    return work.finally(() => this.inFlight.delete(work));
  }

  /** Without parameters pg-boss may send a script; its transactions bring their own BEGIN. */
  private async plain(text: string): Promise<{ rows: object[] }> {
    if (!/^\s*BEGIN\b/.test(text)) return { rows: await this.database.query(text) };
    await this.database.script(text);
    return { rows: [] };
  }
}

function delivered<T extends object>(data: T): Delivered<T> {
  const { delivery } = currentJob();
  return delivery === undefined ? data : { ...data, delivery };
}

/** What the log says of an entry, on each of its lines. */
function contextOf(job: string, data: Delivered<Partial<Pick<ReviewJob, 'place' | 'number'>>>): JobContext {
  const { place, number, delivery } = data;
  return {
    job,
    ...(delivery === undefined ? {} : { delivery }),
    ...(place ? { installation: place.installation, repository: `${place.owner}/${place.name}` } : {}),
    ...(number === undefined ? {} : { pull: number }),
  };
}

function execute(sql: Sql) {
  return async (text: string, values: unknown[] = []) => ({ rows: await sql.query<object>(text, values) });
}

/** The sentence of a failure as pg-boss keeps it. Only ours are shown: another may quote anything. */
function messageOf(output: unknown): string {
  const { name, message } = (output ?? {}) as { name?: string; message?: string };
  return name === 'SourceError' && message ? message : 'An error on our side; it is logged.';
}
