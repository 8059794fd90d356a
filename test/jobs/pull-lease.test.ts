import { PullLeases, wantReview } from '../../src/jobs/pull-lease.js';
import { onEachDatabase } from '../postgres/each-database.js';
import { CHANGED, RERUN } from './queues.js';

onEachDatabase((database) => {
  let leases: PullLeases;

  beforeEach(() => {
    leases = new PullLeases(database());
  });

  afterEach(() => database().script('TRUNCATE pull, wake'));

  describe('the lease of a pull request', () => {
    const KEY = 'acme/trie#7';

    test('lets one in, who sees what came meanwhile', async () => {
      await wantReview(database(), KEY, CHANGED);
      const wakes: string[] = [];
      const second: Promise<number | null>[] = [];
      const first = await leases.with(KEY, async (wake) => {
        wakes.push(wake.kind);
        if (wakes.length > 1) return;
        await wantReview(database(), KEY, RERUN);
        second.push(leases.with(KEY, async () => void wakes.push('beside')));
        await Promise.all(second);
      });
      expect(first).toBeNull();
      const [heldFor] = await Promise.all(second);
      expect(heldFor).toBeGreaterThan(10);
      expect(heldFor).toBeLessThanOrEqual(20);
      expect(wakes).toEqual(['changed', 'rerun']);
    });

    test('is free again after a failure, and the wake is kept', async () => {
      await wantReview(database(), KEY, RERUN);
      const failing = leases.with(KEY, async () => {
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      const wakes: string[] = [];
      await leases.with(KEY, async (wake) => void wakes.push(wake.kind));
      expect(wakes).toEqual(['rerun']);
      expect(await database().query('SELECT * FROM pull')).toEqual([]);
      expect(await database().query('SELECT * FROM wake')).toEqual([]);
    });

    test('of one who died ends by itself', async () => {
      await wantReview(database(), KEY, CHANGED);
      await database().query(
        `UPDATE pull SET lease = gen_random_uuid(), leased_until = now() + interval '1 hour'`,
      );
      let worked = 0;
      const work = async () => void worked++;
      expect(await leases.with(KEY, work)).toBeCloseTo(3_600, 0);
      expect(worked).toBe(0);
      await database().query(`UPDATE pull SET leased_until = now() - interval '1 second'`);
      expect(await leases.with(KEY, work)).toBeNull();
      expect(worked).toBe(1);
    });
  });
});
