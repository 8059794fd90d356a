import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** Where SQL can be sent: a database, or a transaction in it. */
export interface Sql {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** PostgreSQL: a server, or the embedded one. */
export interface Database extends Sql {
  /** Several statements in one text, without parameters. */
  script(text: string): Promise<void>;
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** True when nobody else can be using it: what was running before this start is not running any more. */
  readonly exclusive: boolean;
  close(): Promise<void>;
}

/** The embedded database in a folder; without one it lives in memory and is gone at the end. */
export async function embeddedDatabase(folder?: string): Promise<Database> {
  if (folder) await mkdir(folder, { recursive: true });
  const lite = await PGlite.create(folder ? { dataDir: folder } : {});
  const sqlOf = (on: Pick<PGlite, 'query'>): Sql => ({
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await on.query<Row>(text, [...values])).rows,
  });
  return {
    ...sqlOf(lite),
    script: async (text) => {
      await lite.exec(text);
    },
    transaction: (work) => lite.transaction((tx) => work(sqlOf(tx as unknown as PGlite))),
    exclusive: true,
    close: () => lite.close(),
  };
}

/** Connections of one instance; a small PostgreSQL server takes a hundred in all. */
const MAX_CONNECTIONS = 10;

export function serverDatabase(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    application_name: 'perf-checklist',
  });
  // A connection that breaks while idle is replaced; the next query tells if the server is gone.
  pool.on('error', () => {});
  const sqlOf = (on: Pick<pg.Pool | pg.PoolClient, 'query'>): Sql => ({
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await on.query(text, [...values])).rows as Row[],
  });
  return {
    ...sqlOf(pool),
    script: async (text) => {
      await pool.query(text);
    },
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const result = await work(sqlOf(client));
        await client.query('COMMIT');
        client.release();
        return result;
      } catch (error) {
        await client.query('ROLLBACK').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        );
        throw error;
      }
    },
    exclusive: false,
    close: () => pool.end(),
  };
}
