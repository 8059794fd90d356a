export const QUEUES = {
  review: 'review',
  reviewFailed: 'review-failed',
  task: 'task',
  index: 'index',
  sweep: 'sweep',
  taskFailed: 'task-failed',
  later: 'later',
};
const RETRIES = 5;
/** No review takes this long; one that does hangs, and is tried again. */
const EXPIRE_SECONDS = 300;
/** A tarball of some hundred megabytes, and the analysis of all of it; thousands of repositories to look at. */
const LONG_EXPIRE_SECONDS = 1_800;
/** pg-boss keeps a queue as it was made first: settings that changed since are set, too. */
export async function createQueues(boss, database, retryDelay) {
  const again = { retryLimit: RETRIES, retryDelay, retryBackoff: true, expireInSeconds: EXPIRE_SECONDS };
  const queue = async (name, options = {}) => {
    await boss.createQueue(name, { name, ...again, ...options });
    await boss.updateQueue(name, { name, ...again, ...options });
  };
  // "short" keeps one waiting entry for each key: a burst of events becomes one review.
  const once = { policy: 'short' };
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
