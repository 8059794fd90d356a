import { type Database, embeddedDatabase } from '../../src/jobs/database.js';
import { acceptDelivery } from '../../src/jobs/deliveries.js';
import { factsStore } from '../../src/jobs/facts-store.js';
import type { PlannedWake, ReviewJob } from '../../src/jobs/job.js';
import { migrate } from '../../src/jobs/migrations.js';
import { wantReview, withLease } from '../../src/jobs/pull-lease.js';
import { type Handlers, Queue } from '../../src/jobs/queue.js';
import { SourceError } from '../../src/source/port.js';

const PLACE = { installation: 17, owner: 'acme', name: 'trie' };
const CHANGED: PlannedWake = { kind: 'changed' };
const RERUN: PlannedWake = { kind: 'rerun' };

let database: Database;
let queue: Queue | undefined;

beforeAll(async () => {
  database = await embeddedDatabase();
  await migrate(database);
}, 60_000);

afterEach(async () => {
  await queue?.close(2_000);
  queue = undefined;
  await database.script('TRUNCATE delivery, pull, wake; DELETE FROM pgboss.job');
});

afterAll(() => database.close());

function review(number: number, wake: PlannedWake = CHANGED, delay = 0): ReviewJob {
  return { kind: 'review', place: PLACE, number, wake, delay };
}

async function started(handlers: Partial<Handlers>): Promise<Queue> {
  queue = await Queue.open(database, { reviews: 3, retryDelay: 1 }, (error) => {
    throw error;
  });
  const nothing = async () => {};
  await queue.start({
    review: nothing,
    reviewFailed: nothing,
    task: nothing,
    taskFailed: nothing,
    ...handlers,
  });
  return queue;
}

function delivery(guid: string) {
  return { guid, event: 'pull_request', action: 'opened', installation: 17, repository: 'acme/trie' };
}

describe('the queue', () => {
  test('a burst of events becomes few reviews', async () => {
    const seen: number[] = [];
    const open = await started({ review: async ({ number }) => void seen.push(number) });
    await Promise.all(Array.from({ length: 10 }, () => open.put(review(7, CHANGED, 1))));
    await open.idle();
    expect(seen).toEqual([7]);
  });

  test('a failing review is tried again, then given up with the sentence of its last failure', async () => {
    let attempts = 0;
    const given: string[] = [];
    const open = await started({
      review: async () => {
        attempts += 1;
        if (attempts === 2) throw new SourceError('GitHub did not answer (502).', true);
        throw new TypeError('secret detail');
      },
      reviewFailed: async ({ number }, because) => void given.push(`#${number}: ${because}`),
    });
    await database.query(`UPDATE pgboss.queue SET retry_limit = 1, retry_delay = 0 WHERE name = 'review'`);
    await open.put(review(7));
    await open.idle();
    expect({ attempts, given }).toEqual({ attempts: 2, given: ['#7: GitHub did not answer (502).'] });
  }, 20_000);

  test('a failure that is not ours to show is not shown', async () => {
    const given: string[] = [];
    const open = await started({
      review: async () => {
        throw new TypeError('secret detail');
      },
      reviewFailed: async (_, because) => void given.push(because),
    });
    await database.query(`UPDATE pgboss.queue SET retry_limit = 0 WHERE name = 'review'`);
    await open.put(review(7));
    await open.idle();
    expect(given).toEqual(['An error on our side; it is logged.']);
  }, 20_000);

  test('what was running when the only instance died is taken up at the next start', async () => {
    queue = await Queue.open(database, { reviews: 1, retryDelay: 1 }, () => {});
    await queue.put(review(7));
    await database.query(`UPDATE pgboss.job SET state = 'active', started_on = now() WHERE name = 'review'`);
    await database.query(
      `UPDATE pull SET lease = gen_random_uuid(), leased_until = now() + interval '1 hour' WHERE key = 'acme/trie#7'`,
    );
    await queue.close(1_000);
    const seen: number[] = [];
    const open = await started({
      review: async ({ number }) => {
        await withLease(database, `acme/trie#${number}`, async () => void seen.push(number));
      },
    });
    await open.idle();
    expect(seen).toEqual([7]);
  }, 20_000);

  test('an appointment is kept, and does not count as work', async () => {
    const seen: number[] = [];
    const open = await started({ review: async ({ number }) => void seen.push(number) });
    await open.putAt(review(8), new Date(Date.now() + 3_600_000));
    await open.idle();
    expect(seen).toEqual([]);
    await open.putAt(review(7), new Date(Date.now() + 500));
    await open.idle();
    expect(seen).toEqual([7]);
  }, 20_000);
});

describe('a delivery', () => {
  test('is taken once, however often it comes', async () => {
    const seen: number[] = [];
    const open = await started({ review: async ({ number }) => void seen.push(number) });
    const taken = await Promise.all([
      acceptDelivery(database, open, delivery('one'), [review(7)]),
      acceptDelivery(database, open, delivery('one'), [review(7)]),
    ]);
    await open.idle();
    const again = await acceptDelivery(database, open, delivery('one'), [review(7)]);
    await open.idle();
    expect(taken.sort()).toEqual([false, true]);
    expect(again).toBe(false);
    expect(seen).toEqual([7]);
  });

  test('leaves nothing behind when its jobs can not be stored', async () => {
    const open = await started({});
    const broken = { ...review(7), place: null as never };
    await expect(acceptDelivery(database, open, delivery('two'), [broken])).rejects.toThrow();
    expect(await database.query('SELECT guid FROM delivery')).toEqual([]);
    expect(await acceptDelivery(database, open, delivery('two'), [review(7)])).toBe(true);
    await open.idle();
  });
});

describe('the lease of a pull request', () => {
  const KEY = 'acme/trie#7';

  test('lets one in, who sees what came meanwhile', async () => {
    await wantReview(database, KEY, CHANGED);
    const wakes: string[] = [];
    const second: Promise<boolean>[] = [];
    const first = await withLease(database, KEY, async (wake) => {
      wakes.push(wake.kind);
      if (wakes.length > 1) return;
      await wantReview(database, KEY, RERUN);
      second.push(withLease(database, KEY, async () => void wakes.push('beside')));
      await Promise.all(second);
    });
    expect(first).toBe(true);
    expect(await Promise.all(second)).toEqual([false]);
    expect(wakes).toEqual(['changed', 'rerun']);
  });

  test('is free again after a failure, and the wake is kept', async () => {
    await wantReview(database, KEY, RERUN);
    const failing = withLease(database, KEY, async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const wakes: string[] = [];
    await withLease(database, KEY, async (wake) => void wakes.push(wake.kind));
    expect(wakes).toEqual(['rerun']);
    expect(await database.query('SELECT * FROM pull')).toEqual([]);
    expect(await database.query('SELECT * FROM wake')).toEqual([]);
  });

  test('of one who died ends by itself', async () => {
    await wantReview(database, KEY, CHANGED);
    await database.query(
      `UPDATE pull SET lease = gen_random_uuid(), leased_until = now() + interval '1 hour'`,
    );
    expect(await withLease(database, KEY, async () => {})).toBe(false);
    await database.query(`UPDATE pull SET leased_until = now() - interval '1 second'`);
    expect(await withLease(database, KEY, async () => {})).toBe(true);
  });
});

describe('the facts store', () => {
  const facts = { types: [], functions: [] };

  test('remembers facts by blob and path', async () => {
    const store = factsStore(database);
    await store.saveFacts([{ path: 'src/a.rs', sha: 'a1', facts }]);
    const known = await store.facts([
      { path: 'src/a.rs', sha: 'a1' },
      { path: 'src/a.rs', sha: 'a2' },
      { path: 'tests/a.rs', sha: 'a1' },
    ]);
    expect([...known]).toEqual([['src/a.rs', facts]]);
  });

  test('remembers the newest listing of a commit, whatever the case of the name', async () => {
    const store = factsStore(database);
    const repository = { owner: 'Acme', name: 'Trie' };
    expect(await store.tree(repository, 'c1')).toBeNull();
    await store.saveTree(repository, 'c1', [{ path: 'a.rs', sha: '1' }]);
    await store.saveTree(repository, 'c1', [{ path: 'b.rs', sha: '2' }]);
    expect(await store.tree({ owner: 'acme', name: 'trie' }, 'c1')).toEqual([{ path: 'b.rs', sha: '2' }]);
  });
});

test('migrations run once', async () => {
  const before = await database.query('SELECT version FROM migration ORDER BY version');
  await migrate(database);
  expect(await database.query('SELECT version FROM migration ORDER BY version')).toEqual(before);
  expect(before.length).toBeGreaterThan(0);
});
