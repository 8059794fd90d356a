import { type Database, serverDatabase } from '../../src/jobs/database.js';
import { migrate } from '../../src/jobs/migrations.js';
import { copiedDatabase, emptyDatabase } from './shared.js';

type Opened = readonly [name: string, open: () => Promise<Database>];
const EMBEDDED: Opened = ['the embedded database', copiedDatabase];
const SERVER: Opened = ['a PostgreSQL server', async () => serverDatabase(await emptyDatabase())];

/** PGlite makes its database in four seconds, on a busy machine in a minute. */
const OPEN_MS = 240_000;

/** The same tests on both; each file has a database of its own, with all tables. */
export function onEachDatabase(tests: (database: () => Database) => void): void {
  on([EMBEDDED, SERVER], tests);
}

/** For several instances, which the embedded database can't have. */
export function onServer(tests: (database: () => Database) => void): void {
  on([SERVER], tests);
}

function on(databases: readonly Opened[], tests: (database: () => Database) => void): void {
  describe.each(databases)('on %s', (_name, open) => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
      await migrate(database);
    }, OPEN_MS);
    afterAll(() => database.close());
    tests(() => database);
  });
}
