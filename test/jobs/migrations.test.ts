import { type Database, serverDatabase } from '../../src/jobs/database.js';
import { migrate, NEWEST_VERSION } from '../../src/jobs/migrations.js';
import { Queue } from '../../src/jobs/queue.js';
import { onEachDatabase } from '../postgres/each-database.js';
import { emptyDatabase } from '../postgres/shared.js';
import { review } from './queues.js';

onEachDatabase((database) => {
  test('migrations run once', async () => {
    const before = await database().query('SELECT version FROM migration ORDER BY version');
    await migrate(database());
    expect(await database().query('SELECT version FROM migration ORDER BY version')).toEqual(before);
    expect(before).toHaveLength(NEWEST_VERSION);
  });
});

/** Versions of the tables that another program may have left; 0: an empty database. */
const VERSIONS = Array.from({ length: NEWEST_VERSION + 1 }, (_, version) => version);
const INSTANCES = 3;

/** Tables, columns and their types, whoever made them. */
async function shape(database: Database): Promise<unknown> {
  return database.query(
    `SELECT table_name, column_name, data_type, column_default, is_nullable FROM information_schema.columns
     WHERE table_schema = 'public' ORDER BY table_name, column_name`,
  );
}

/** As the App starts, as far as its database goes. */
async function start(database: Database, failed: (error: Error) => void): Promise<Queue> {
  await migrate(database);
  return Queue.open(database, {}, failed);
}

async function closeAll(queues: readonly Queue[], databases: readonly Database[]): Promise<void> {
  await Promise.all(queues.map((queue) => queue.close(1_000)));
  await Promise.all(databases.map((database) => database.close()));
}

describe('instances that start at once', () => {
  test.each(VERSIONS)(
    'on tables of version %d all come up, on the same tables, and work',
    async (version) => {
      const url = await emptyDatabase();
      const databases = Array.from({ length: INSTANCES }, () => serverDatabase(url));
      const [first] = databases as [Database, ...Database[]];
      if (version > 0) await migrate(first, version);
      if (version > 1) {
        await first.query(
          `INSERT INTO open_pull (repository, number, head_sha, mode, blockers, seen)
           VALUES ('acme/trie', 7, 'a1', 'enforce', '1 error', '{}')`,
        );
      }
      const errors: Error[] = [];
      const queues = await Promise.all(databases.map((one) => start(one, (error) => errors.push(error))));
      expect(errors).toEqual([]);
      const done = await first.query<{ version: number }>('SELECT version FROM migration ORDER BY version');
      expect(done.map((row) => row.version)).toEqual(VERSIONS.slice(1));
      if (version > 1) {
        expect(await first.query('SELECT head_sha, blockers, closed FROM open_pull')).toEqual([
          { head_sha: 'a1', blockers: '1 error', closed: false },
        ]);
      }

      const reference = serverDatabase(await emptyDatabase());
      const alone = await start(reference, (error) => errors.push(error));
      expect(await shape(first)).toEqual(await shape(reference));

      const seen: number[] = [];
      const handle = async ({ number }: { number: number }) => void seen.push(number);
      const idle = async () => {};
      for (const queue of queues)
        await queue.start({ review: handle, reviewFailed: idle, task: idle, taskFailed: idle });
      for (let number = 1; number <= INSTANCES; number++) await queues[number - 1]!.put(review(number));
      await queues[0]!.idle();
      expect([...seen].sort()).toEqual([1, 2, 3]);
      expect(errors).toEqual([]);
      await closeAll([...queues, alone], [...databases, reference]);
    },
    120_000,
  );
});
