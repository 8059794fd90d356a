import { MOST_LOSSES } from '../../src/jobs/instances.js';
import type { Queue } from '../../src/jobs/queue.js';
import { onServer } from '../postgres/each-database.js';
import { PLACE, queuesOn, RERUN, review } from './queues.js';

const KEY = 'acme/trie#7';

onServer((database) => {
  const { started } = queuesOn(database);

  function gate(): { opened: Promise<void>; open: () => void } {
    let open = () => {};
    const opened = new Promise<void>((done) => {
      open = done;
    });
    return { opened, open };
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((next) => setTimeout(next, 10));
  }

  test('a pull request is reviewed by one instance at a time, and everything that was wanted is seen', async () => {
    let beside = 0;
    let most = 0;
    const seen: string[] = [];
    const instances = await Promise.all(
      [1, 2].map(async () => {
        const queue = await started({
          review: async () => {
            await queue.leases.with(KEY, async (wake) => {
              beside += 1;
              most = Math.max(most, beside);
              await new Promise((next) => setTimeout(next, 20));
              if (wake.kind !== 'changed') seen.push(wake.kind);
              beside -= 1;
            });
          },
        });
        return queue;
      }),
    );
    for (let event = 0; event < 20; event++) await instances[event % 2]!.put(review(7, RERUN));
    await instances[0]!.idle();
    expect({ most, seen: seen.length }).toEqual({ most: 1, seen: 20 });
  }, 60_000);

  test('what a dead instance was at is done by another', async () => {
    const hanging = gate();
    let begun = 0;
    const lifeSigns = { every: 0.2, deadAfter: 1 };
    const dead = await started(
      {
        review: () => {
          begun += 1;
          return hanging.opened;
        },
      },
      { lifeSigns },
    );
    await dead.put(review(7));
    await until(() => begun === 1);
    // It gives no further sign; its process is gone as far as the others can see.
    await database().query('DELETE FROM instance WHERE id = $1', [dead.instance]);
    dead.fallSilent();
    const seen: number[] = [];
    const other = await started({ review: async ({ number }) => void seen.push(number) }, { lifeSigns });
    await until(() => seen.length > 0);
    hanging.open();
    await other.idle();
    expect(seen).toEqual([7]);
    const [row] = await database().query<{ attempts: number; lost: number }>(
      `SELECT retry_count AS attempts, (data->>'lost')::int AS lost FROM pgboss.job WHERE name = 'review'`,
    );
    expect(row).toEqual({ attempts: 0, lost: 1 });
  }, 60_000);

  test('what a dead instance held is done by who met its lease, when that has ended', async () => {
    const seen: number[] = [];
    const queue: Queue = await started({
      review: async ({ number }) => {
        const heldFor = await queue.leases.with(KEY, async () => void seen.push(number));
        if (heldFor !== null) await queue.watch(PLACE, number, heldFor);
      },
    });
    const dead = `UPDATE pull SET lease = gen_random_uuid(), leased_until = now() + interval '2 seconds'`;
    await database().transaction(async (sql) => {
      await queue.put(review(7), sql);
      await sql.query(dead);
    });
    queue.wake();
    await queue.idle();
    expect(seen).toEqual([7]);
  }, 20_000);

  test('nobody looks again once the work is done', async () => {
    const working = gate();
    const met = gate();
    let begun = 0;
    const queue: Queue = await started({
      review: async ({ number }) => {
        begun += 1;
        const heldFor = await queue.leases.with(KEY, () => working.opened);
        if (heldFor === null) return queue.stopWatching(PLACE, number);
        await queue.watch(PLACE, number, heldFor);
        met.open();
      },
    });
    await queue.put(review(7));
    await until(() => begun === 1);
    await queue.put(review(7));
    await met.opened;
    const before = Date.now();
    working.open();
    await queue.idle();
    expect(Date.now() - before).toBeLessThan(10_000);
  }, 40_000);

  test('a living instance keeps what it is at for as long as it takes', async () => {
    const working = gate();
    let begun = 0;
    const lifeSigns = { every: 0.2, deadAfter: 1 };
    const slow = await started(
      {
        review: () => {
          begun += 1;
          return working.opened;
        },
      },
      { lifeSigns },
    );
    await slow.put(review(7));
    await started({ review: async () => void begun++ }, { lifeSigns });
    await new Promise((next) => setTimeout(next, 2_500));
    working.open();
    await slow.idle();
    expect(begun).toBe(1);
  }, 60_000);

  test('an instance that closes hands back what it can not end, and that is no failed attempt', async () => {
    const hanging = gate();
    let begun = 0;
    const closing = await started({
      review: () => {
        begun += 1;
        return hanging.opened;
      },
    });
    await closing.put(review(7));
    await until(() => begun === 1);
    const before = Date.now();
    await closing.close(200);
    expect(Date.now() - before).toBeLessThan(5_000);
    const seen: number[] = [];
    const other = await started({ review: async ({ number }) => void seen.push(number) });
    await other.idle();
    const [row] = await database().query<{ retries: number }>(
      `SELECT retry_count AS retries FROM pgboss.job WHERE name = 'review'`,
    );
    hanging.open();
    expect({ seen, retries: row?.retries }).toEqual({ seen: [7], retries: 0 });
  }, 60_000);

  test('what is lost again and again with its process is given up, with a sentence', async () => {
    const first = await started({});
    await first.put(review(7, RERUN, 3_600));
    await first.close(0);
    await database().query(
      `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 hour', data = data || $1
       WHERE name = 'review'`,
      [JSON.stringify({ lost: MOST_LOSSES - 1 })],
    );
    const given: string[] = [];
    const other = await started({ reviewFailed: async (_, because) => void given.push(because) });
    await other.idle();
    expect(given).toEqual(['The server stopped while it was at it, again and again.']);
  }, 60_000);
});
