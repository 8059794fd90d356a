import type { Database } from '../../src/jobs/database.js';
import type { PlannedWake, ReviewJob } from '../../src/jobs/job.js';
import { type Handlers, Queue, type QueueSettings } from '../../src/jobs/queue.js';

export const PLACE = { installation: 17, owner: 'acme', name: 'trie' };
export const CHANGED: PlannedWake = { kind: 'changed' };
export const RERUN: PlannedWake = { kind: 'rerun' };

export function review(number: number, wake: PlannedWake = CHANGED, delay = 0, place = PLACE): ReviewJob {
  return { kind: 'review', place, number, wake, delay };
}

/** Queues that are closed, and a database that is emptied, after each test. */
export function queuesOn(database: () => Database) {
  const open: Queue[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queue) => queue.close(2_000)));
    await database().script(
      'TRUNCATE delivery, pull, wake, instance, budget, chore, redelivery, swept, open_pull; DELETE FROM pgboss.job',
    );
  });

  async function opened(settings: Partial<QueueSettings> = {}): Promise<Queue> {
    const queue = await Queue.open(database(), { reviews: 3, retryDelay: 1, ...settings }, (error) => {
      throw error;
    });
    open.push(queue);
    return queue;
  }

  async function started(handlers: Partial<Handlers>, settings: Partial<QueueSettings> = {}): Promise<Queue> {
    const queue = await opened(settings);
    const nothing = async () => {};
    const none = { review: nothing, reviewFailed: nothing, task: nothing, taskFailed: nothing };
    await queue.start({ ...none, ...handlers });
    return queue;
  }

  return { opened, started };
}
