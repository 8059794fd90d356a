import { migrate } from '../../src/jobs/migrations.js';
import { onEachDatabase } from '../postgres/each-database.js';

onEachDatabase((database) => {
  test('migrations run once', async () => {
    const before = await database().query('SELECT version FROM migration ORDER BY version');
    await migrate(database());
    expect(await database().query('SELECT version FROM migration ORDER BY version')).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });
});
