import { acceptDelivery } from '../../src/jobs/deliveries.js';
import { onEachDatabase } from '../postgres/each-database.js';
import { queuesOn, review } from './queues.js';

function delivery(guid: string) {
  return { guid, event: 'pull_request', action: 'opened', installation: 17, repository: 'acme/trie' };
}

onEachDatabase((database) => {
  const { started } = queuesOn(database);

  describe('a delivery', () => {
    test('is taken once, however often it comes', async () => {
      const seen: number[] = [];
      const open = await started({ review: async ({ number }) => void seen.push(number) });
      const taken = await Promise.all([
        acceptDelivery(database(), open, delivery('one'), [review(7)]),
        acceptDelivery(database(), open, delivery('one'), [review(7)]),
      ]);
      await open.idle();
      const again = await acceptDelivery(database(), open, delivery('one'), [review(7)]);
      await open.idle();
      expect(taken.sort()).toEqual([false, true]);
      expect(again).toBe(false);
      expect(seen).toEqual([7]);
    });

    test('leaves nothing behind when its jobs can not be stored', async () => {
      const open = await started({});
      const broken = { ...review(7), place: null as never };
      await expect(acceptDelivery(database(), open, delivery('two'), [broken])).rejects.toThrow();
      expect(await database().query('SELECT guid FROM delivery')).toEqual([]);
      expect(await acceptDelivery(database(), open, delivery('two'), [review(7)])).toBe(true);
      await open.idle();
    });
  });
});
