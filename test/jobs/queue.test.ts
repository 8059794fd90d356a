import { reviewsUnderWay } from '../../src/jobs/pull-lease.js';
import type { Queue } from '../../src/jobs/queue.js';
import { SourceError } from '../../src/source/port.js';
import { onEachDatabase } from '../postgres/each-database.js';
import { CHANGED, PLACE, queuesOn, review } from './queues.js';

onEachDatabase((database) => {
  const { opened, started } = queuesOn(database);

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
      await database().query(
        `UPDATE pgboss.queue SET retry_limit = 1, retry_delay = 0 WHERE name = 'review'`,
      );
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
      await database().query(`UPDATE pgboss.queue SET retry_limit = 0 WHERE name = 'review'`);
      await open.put(review(7));
      await open.idle();
      expect(given).toEqual(['An error on our side; it is logged.']);
    }, 20_000);

    test('what was running when the only instance died is taken up at the next start', async () => {
      const queue = await opened({ reviews: 1 });
      await queue.put(review(7));
      await database().query(
        `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 hour' WHERE name = 'review'`,
      );
      await database().query(
        `UPDATE pull SET lease = gen_random_uuid(), leased_until = now() + ${database().exclusive ? 3600 : 0} * interval '1 second' WHERE key = 'acme/trie#7'`,
      );
      await queue.close(1_000);
      const seen: number[] = [];
      const open: Queue = await started({
        review: async ({ number }) => {
          await open.leases.with(`acme/trie#${number}`, async () => void seen.push(number));
        },
      });
      await open.idle();
      expect(seen).toEqual([7]);
    }, 20_000);

    test('under way is what runs or waits in the queue; what is only wanted was lost', async () => {
      const queue = await opened();
      const underWay = async () => [...(await reviewsUnderWay(database(), PLACE))];
      const leased = (until: string) =>
        database().query(`UPDATE pull SET lease = gen_random_uuid(), leased_until = now() + $1::interval`, [
          until,
        ]);
      await queue.put(review(7));
      expect(await underWay()).toEqual([7]);
      await database().query('DELETE FROM pgboss.job');
      expect(await underWay()).toEqual([]);
      await leased('1 minute');
      expect(await underWay()).toEqual([7]);
      await leased('-1 minute');
      expect(await underWay()).toEqual([]);
      await queue.watch(PLACE, 7, 30);
      expect(await underWay()).toEqual([7]);
      await queue.stopWatching(PLACE, 7);
      expect(await underWay()).toEqual([]);
      await queue.putAt(review(7), new Date(Date.now() + 3_600_000));
      expect(await underWay()).toEqual([7]);
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
});
