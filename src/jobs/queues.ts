import type PgBoss from 'pg-boss';
import type { Database } from './database.js';

export const QUEUES = {
  review: 'review',
  reviewFailed: 'review-failed',
  task: 'task',
  index: 'index',
  sweep: 'sweep',
  taskFailed: 'task-failed',
  later: 'later',
} as const;
export type QueueName = (typeof QUEUES)[keyof typeof QUEUES];

/** No review takes this long; one that does hangs, and is tried again. */
const EXPIRE_SECONDS = 300;

/** A tarball of some hundred megabytes, and the analysis of all of it; thousands of repositories to look at. */
const LONG_EXPIRE_SECONDS = 1_800;

/** pg-boss keeps a queue as it was made first: settings that changed since are set, too. */
export async function createQueues(
  boss: PgBoss,
  database: Database,
  { retries: retryLimit, retryDelay }: { retries: number; retryDelay: number },
): Promise<void> {
  const again = { retryLimit, retryDelay, retryBackoff: true, expireInSeconds: EXPIRE_SECONDS };
  const queue = async (name: QueueName, options: Omit<PgBoss.Queue, 'name'> = {}) => {
    await boss.createQueue(name, { name, ...again, ...options });
    await boss.updateQueue(name, { name, ...again, ...options });
  };
  // "short" keeps one waiting entry for each key: a burst of events becomes one review.
  const once = { policy: 'short' as const };
  const long = { expireInSeconds: LONG_EXPIRE_SECONDS };
  await queue(QUEUES.reviewFailed);
  await queue(QUEUES.taskFailed);
  await queue(QUEUES.review, { ...once, deadLetter: QUEUES.reviewFailed });
  await queue(QUEUES.task, { deadLetter: QUEUES.taskFailed });
  await queue(QUEUES.index, { ...once, ...long, deadLetter: QUEUES.taskFailed });
  await queue(QUEUES.sweep, { ...once, ...long });
  await queue(QUEUES.later, once);
  // The next entry is the one of the earliest turn: found without sorting all that wait.
  await database.query(
    `CREATE INDEX IF NOT EXISTS job_turn ON pgboss.job (name, priority DESC, created_on, id) WHERE state < 'active'`,
  );
}
