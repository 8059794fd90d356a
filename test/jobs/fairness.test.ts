import { onEachDatabase } from '../postgres/each-database.js';
import { CHANGED, PLACE, queuesOn, review } from './queues.js';

onEachDatabase((database) => {
  const { opened, started } = queuesOn(database);

  test('a busy organisation does not keep another waiting', async () => {
    const filling = await opened();
    for (let number = 1; number <= 60; number++) await filling.put(review(number));
    await filling.put(review(1, CHANGED, 0, { installation: 18, owner: 'small', name: 'crate' }));
    await filling.close(1_000);
    const order: number[] = [];
    const open = await started(
      { review: async ({ place }) => void order.push(place.installation) },
      { reviews: 1 },
    );
    await open.idle();
    expect(order).toHaveLength(61);
    expect(order.indexOf(18)).toBeLessThan(3);
    expect(PLACE.installation).toBe(17);
  }, 60_000);
});
