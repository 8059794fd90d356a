import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { holdFolder } from './folder-lock.js';
/**
 * The embedded database in a folder; without one it lives in memory and is gone at the end.
 *
 * @throws FolderRefused while another process uses the folder.
 */
export async function embeddedDatabase(folder) {
  const release = folder ? await holdFolder(folder) : async () => {};
  try {
    return embedded(await PGlite.create(folder ? { dataDir: folder } : {}), release);
  } catch (error) {
    await release();
    throw error;
  }
}
function embedded(lite, release) {
  const sqlOf = (on) => ({
    query: async (text, values = []) => (await on.query(text, [...values])).rows,
  });
  return {
    ...sqlOf(lite),
    script: async (text) => {
      try {
        await lite.exec(text);
      } catch (error) {
        await lite.exec('ROLLBACK');
        throw error;
      }
    },
    transaction: (work) => lite.transaction((tx) => work(sqlOf(tx))),
    exclusive: true,
    close: () => lite.close().finally(release),
  };
}
/** Connections of one instance; a small PostgreSQL server takes a hundred in all. */
const MAX_CONNECTIONS = 10;
/** A webhook that finds no connection is refused before GitHub gives up on it, which is after ten seconds. */
const CONNECT_MS = 5_000;
/** No statement here takes so long; a connection that lost its server silently would wait for ever. */
const STATEMENT_MS = 60_000;
export const SERVER_URL_EXAMPLE = 'postgres://user:password@host:5432/name';
export function isServerUrl(text) {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}
export function serverDatabase(url) {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    application_name: 'perf-checklist',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS,
    keepAlive: true,
  });
  // A connection that breaks while idle is replaced; the next query tells if the server is gone.
  pool.on('error', () => {});
  const sqlOf = (on) => ({
    query: async (text, values = []) => (await on.query(text, [...values])).rows,
  });
  return {
    ...sqlOf(pool),
    // A script may bring its own BEGIN: what fails in it must not leave the connection in an ended transaction.
    script: (text) => withClient(pool, async (client) => void (await client.query(text))),
    transaction: (work) =>
      withClient(pool, async (client) => {
        await client.query('BEGIN');
        const result = await work(sqlOf(client));
        await client.query('COMMIT');
        return result;
      }),
    exclusive: false,
    close: () => pool.end(),
  };
}
async function withClient(pool, work) {
  const client = await pool.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    await client.query('ROLLBACK').then(
      () => client.release(),
      (broken) => client.release(broken),
    );
    throw error;
  }
}
/** What went wrong, in words. Node tries every address of a name, and says nothing itself when all of them fail. */
export function faultOf(error) {
  const { message, errors } = error;
  if (typeof message === 'string' && message !== '') return message;
  return Array.isArray(errors) ? errors.map(faultOf).join(', ') : String(error);
}
/** Node's network errors, and PostgreSQL's classes "connection exception" and "operator intervention". */
const LOST = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08|57P)/;
/** Deadlock, and serialization failure: PostgreSQL asks for the statement once more. */
const AGAIN = /^(40P01|40001)$/;
/** True when the same statement may succeed later: the server was away, or another transaction was in the way. */
export function mayBeRepeated(error) {
  const { code, message } = error;
  if (typeof code === 'string') return LOST.test(code) || AGAIN.test(code);
  return (
    typeof message === 'string' &&
    /^(Connection terminated|timeout exceeded|Query read timeout)/i.test(message)
  );
}
