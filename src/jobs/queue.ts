import { randomUUID } from 'node:crypto';
import type PgBoss from 'pg-boss';
import { Boss, execute } from './boss.js';
import type { Database, Sql } from './database.js';
import { type QueueDepth, queueDepths } from './depth.js';
import { giveLifeSign, handBack, LIFE_SIGNS, type LifeSigns, signOff, takeUpLost } from './instances.js';
import { type Job, type Place, pullKey, type ReviewJob } from './job.js';
import { contextOf, inJob, withDelivery } from './job-context.js';
import { oneAtATime } from './migrations.js';
import { PullLeases, wantReview } from './pull-lease.js';
import { createQueues, QUEUES, type QueueName } from './queues.js';
import { Turns } from './turns.js';

/** What a review queue entry carries; its wakes lie in their own table. */
export type ReviewTask = Pick<ReviewJob, 'place' | 'number' | 'admitted' | 'failures'>;
export type Task = Exclude<Job, ReviewJob>;

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
  /** Attempts after the first. */
  retries: number;
  /** Seconds before the first retry; each further one waits twice as long. */
  retryDelay: number;
  lifeSigns: LifeSigns;
}

/** The last attempt comes after some five minutes: longer than most of GitHub's troubles. */
const DEFAULT_SETTINGS: QueueSettings = { reviews: 4, retries: 5, retryDelay: 10, lifeSigns: LIFE_SIGNS };

/** How soon entries that were put off, or another instance's, are seen; new ones of this instance wake the workers. */
const POLL_SECONDS = 1;

/** Entries further in the future than this are appointments, not work. */
const IDLE_HORIZON_SECONDS = 60;

/** Beside the reviews; most of these wait for GitHub, and none parses. */
const TASKS_AT_A_TIME = 2;

const LOST_MESSAGE = 'The server stopped while it was at it, again and again.';

/** The durable queue: what was put in is done, after a crash too. */
export class Queue {
  readonly instance = randomUUID();
  readonly leases: PullLeases;
  private readonly workers: string[] = [];
  /** Ids of the entries this instance works on. */
  private readonly running = new Set<string>();
  private readonly turns = new Map<string, Turns>();
  private lifeSigns: NodeJS.Timeout | undefined;
  private closing = false;

  private constructor(
    private readonly database: Database,
    private readonly connection: Boss,
    private readonly settings: QueueSettings,
  ) {
    this.leases = new PullLeases(database);
  }

  static async open(
    database: Database,
    settings: Partial<QueueSettings>,
    onError: (error: Error) => void,
  ): Promise<Queue> {
    const connection = new Boss(database, onError);
    const queue = new Queue(database, connection, { ...DEFAULT_SETTINGS, ...settings });
    await oneAtATime(database, async () => {
      await queue.boss.start();
      await createQueues(queue.boss, database, queue.settings);
    });
    await queue.readTurns();
    if (database.exclusive) {
      await database.query('DELETE FROM instance');
      await queue.leases.forgetAll();
    }
    await queue.takeUpLost(database.exclusive ? 0 : queue.settings.lifeSigns.deadAfter);
    queue.live(onError);
    return queue;
  }

  private get boss(): PgBoss {
    return this.connection.boss;
  }

  private async readTurns(): Promise<void> {
    const rows = await this.database.query<{ name: string; turn: number }>(
      `SELECT name, (-max(priority))::int AS turn FROM pgboss.job WHERE state < 'active' GROUP BY name`,
    );
    for (const { name, turn } of rows) this.turns.set(name, new Turns(Math.max(turn - 1, 0)));
  }

  private turnsOf(name: QueueName): Turns {
    const known = this.turns.get(name) ?? new Turns();
    this.turns.set(name, known);
    return known;
  }

  private live(onError: (error: Error) => void): void {
    const { every, deadAfter } = this.settings.lifeSigns;
    const beat = async () => {
      await giveLifeSign(this.database, this.instance, this.running);
      await this.takeUpLost(deadAfter);
    };
    // While the database is away every instance is silent; nobody is declared dead by it, for nobody can look.
    this.lifeSigns = setInterval(() => void beat().catch(onError), every * 1_000);
    this.lifeSigns.unref();
  }

  private async takeUpLost(deadAfter: number): Promise<void> {
    const lost = await takeUpLost(this.database, deadAfter);
    for (const { queue, id, again } of lost) {
      if (!again) await this.boss.fail(queue, id, { name: 'SourceError', message: LOST_MESSAGE });
    }
    if (lost.length > 0) this.wake();
  }

  /** Starts working; until then entries only gather. */
  async start(handlers: Handlers): Promise<void> {
    for (let at = 0; at < this.settings.reviews; at++) {
      await this.work<ReviewTask>(QUEUES.review, (task) => handlers.review(task));
    }
    for (let at = 0; at < TASKS_AT_A_TIME; at++) {
      await this.work<Task>(QUEUES.task, (task) => handlers.task(task));
    }
    await this.work<Task>(QUEUES.index, (task) => handlers.task(task));
    await this.work<Task>(QUEUES.sweep, (task) => handlers.task(task));
    await this.work<ReviewTask>(QUEUES.reviewFailed, (task, because) => handlers.reviewFailed(task, because));
    await this.work<Task>(QUEUES.taskFailed, (task, because) => handlers.taskFailed(task, because));
    await this.work<Job>(QUEUES.later, (job) => this.put(job));
  }

  private async work<T extends object>(
    name: QueueName,
    handle: (task: T, because: string) => Promise<void>,
  ): Promise<void> {
    const options = { pollingIntervalSeconds: POLL_SECONDS, includeMetadata: true as const, batchSize: 1 };
    const worker = await this.boss.work<T>(name, options, async ([job]) => {
      if (!job) return;
      this.running.add(job.id);
      this.turnsOf(name).served(-job.priority);
      try {
        await inJob(contextOf(job.id, job.data), () => handle(job.data, messageOf(job.output)));
        // The next entry is looked for at once, not at the next poll.
        this.boss.notifyWorker(worker);
      } catch (error) {
        // What was handed back is another instance's: nothing of it is a failure.
        if (!this.closing) throw error;
      } finally {
        this.running.delete(job.id);
      }
    });
    this.workers.push(worker);
  }

  /** Puts a job in; inside a transaction it is there when that commits, and `wake` is called after it. */
  async put(job: Job, sql?: Sql): Promise<void> {
    const { place } = job;
    if (job.kind === 'review') {
      const { number, wake, delay, admitted, failures } = job;
      const key = pullKey(place, number);
      await wantReview(sql ?? this.database, key, wake);
      const task: ReviewTask = {
        place,
        number,
        ...(admitted ? { admitted } : {}),
        ...(failures ? { failures } : {}),
      };
      await this.send(QUEUES.review, task, { singletonKey: key, startAfter: delay }, sql);
    } else if (job.kind === 'index') {
      await this.send(
        QUEUES.index,
        job,
        { singletonKey: `${pullKey(place, job.number)}@${job.commit}` },
        sql,
      );
    } else if (job.kind === 'rehearse') {
      // Work that nobody waits for, in the same queue as the other long one.
      await this.send(QUEUES.index, job, { singletonKey: `rehearse ${pullKey(place, job.number)}` }, sql);
    } else if (job.kind === 'sweep') {
      await this.send(QUEUES.sweep, job, { singletonKey: String(place.installation) }, sql);
    } else {
      await this.send(QUEUES.task, job, {}, sql);
    }
    if (!sql) this.wake();
  }

  /** In the turn of its installation: nobody's many jobs keep another's few waiting. */
  private async send(
    name: QueueName,
    task: ReviewTask | Task,
    options: PgBoss.SendOptions,
    sql: Sql | undefined,
  ): Promise<void> {
    const { installation } = task.place;
    const turns = this.turnsOf(name);
    const turn = turns.next(installation);
    const own = sql ? { db: { executeSql: execute(sql) } } : {};
    const sent = await this.boss.send(name, withDelivery(task), { ...options, ...own, priority: -turn });
    if (sent !== null) turns.taken(installation, turn);
  }

  /** Puts a job in at a time; one appointment a pull request and minute. */
  async putAt(job: ReviewJob, at: Date): Promise<void> {
    const key = `${pullKey(job.place, job.number)}@${at.toISOString().slice(0, 16)}`;
    await this.boss.send(QUEUES.later, withDelivery(job), { singletonKey: key, startAfter: at });
  }

  /** Looks at a pull request again when the lease on it would end: if its holder dies, nobody else would do the work. */
  async watch(place: Place, number: number, seconds: number): Promise<void> {
    const task: ReviewTask = { place, number, admitted: true };
    const options = { singletonKey: watchKey(place, number), startAfter: Math.ceil(seconds) };
    await this.send(QUEUES.review, task, options, undefined);
  }

  /** The work is done: nobody has to look. */
  async stopWatching(place: Place, number: number): Promise<void> {
    await this.database.query(
      `DELETE FROM pgboss.job WHERE name = $1 AND singleton_key = $2 AND state < 'active'`,
      [QUEUES.review, watchKey(place, number)],
    );
  }

  /** A task comes back at a time, without having failed. */
  async putTaskAt(job: Task, at: Date): Promise<void> {
    await this.boss.send(QUEUES.later, withDelivery(job), { singletonKey: randomUUID(), startAfter: at });
  }

  /** What waits or runs, for those who watch. */
  depths(): Promise<readonly QueueDepth[]> {
    return queueDepths(this.database);
  }

  wake(): void {
    for (const worker of this.workers) this.boss.notifyWorker(worker);
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

  /** Gives no further signs of life, as a process that hangs. */
  fallSilent(): void {
    clearInterval(this.lifeSigns);
  }

  /** Takes no more, lets running work end for at most `timeoutMs`, and hands back what did not. */
  async close(timeoutMs: number): Promise<void> {
    this.fallSilent();
    for (const name of Object.values(QUEUES)) await this.boss.offWork(name);
    const until = Date.now() + timeoutMs;
    while (this.running.size > 0 && Date.now() < until) await new Promise((next) => setTimeout(next, 20));
    this.closing = true;
    await withinMs(LAST_WRITES_MS, this.giveUpWork());
    await this.connection.close(LAST_WRITES_MS);
  }

  private async giveUpWork(): Promise<void> {
    await this.leases.letAllGo();
    await this.connection.settled();
    await handBack(this.database, this.running);
    await signOff(this.database, this.instance);
  }
}

/** Beside the entry that waits for its turn: a new event must not wait for the watch. */
function watchKey(place: Place, number: number): string {
  return `${pullKey(place, number)}@watch`;
}

/** The database may be away when the instance closes; its jobs are then found by their missing sign of life. */
const LAST_WRITES_MS = 1_000;

async function withinMs(ms: number, work: Promise<void>): Promise<void> {
  await Promise.race([work.catch(() => {}), new Promise((given) => setTimeout(given, ms).unref())]);
}

/** The sentence of a failure as pg-boss keeps it. Only ours are shown: another may quote anything. */
function messageOf(output: unknown): string {
  const { name, message } = (output ?? {}) as { name?: string; message?: string };
  return name === 'SourceError' && message ? message : 'An error on our side; it is logged.';
}
