import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  embeddedDatabase,
  faultOf,
  isServerUrl,
  SERVER_URL_EXAMPLE,
  serverDatabase,
} from '../../jobs/database.js';
import { FolderRefused } from '../../jobs/folder-lock.js';
import { counted, hasOutcomes } from '../../jobs/outcomes-store.js';
import { UsageError } from '../surroundings.js';
/**
 * What the App's database has counted. Nothing is made or changed in it: a report must not.
 *
 * @throws UsageError where there is none, or the App is using it.
 */
export async function countedIn(options, { env, cwd }) {
  // What was typed outweighs the environment.
  const isTyped = options.databaseUrl !== undefined || options.dataDir !== undefined;
  const { databaseUrl, dataDir } = isTyped
    ? options
    : { databaseUrl: env.DATABASE_URL || undefined, dataDir: env.DATA_DIR || undefined };
  if (databaseUrl !== undefined) {
    const name = isTyped ? '--database-url' : 'DATABASE_URL';
    // The value is not repeated: it holds a password.
    if (!isServerUrl(databaseUrl)) {
      throw new UsageError(`${name} is no PostgreSQL address: it must look like ${SERVER_URL_EXAMPLE}`);
    }
    return read(serverDatabase(databaseUrl), name).catch((error) => {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`cannot read the database that ${name} names: ${faultOf(error)}`);
    });
  }
  if (dataDir !== undefined) return read(await openFolder(dataDir, cwd), dataDir);
  throw new UsageError(
    'name a file, --database-url or --data-dir: `perf-checklist stats --help` has examples',
  );
}
/** PostgreSQL's own mark of a folder with a database. */
const MARK = 'PG_VERSION';
async function openFolder(named, cwd) {
  const folder = resolve(cwd, named);
  if (!existsSync(folder)) throw new UsageError(`no such folder: ${named}`);
  if (!existsSync(join(folder, MARK))) {
    throw new UsageError(`there is no database in ${named}: name the folder that the App has as DATA_DIR`);
  }
  try {
    return await embeddedDatabase(folder);
  } catch (error) {
    throw error instanceof FolderRefused ? new UsageError(error.message) : error;
  }
}
async function read(database, name) {
  try {
    if (await hasOutcomes(database)) return await counted(database);
    throw new UsageError(
      `the database of ${name} has no tables of perf-checklist: the App has never run with it`,
    );
  } finally {
    await database.close();
  }
}
