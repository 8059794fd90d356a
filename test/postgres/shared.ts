import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORGETFUL, newDatabase, newPostgres, type PostgresServer } from './server.js';

/** Set by jest's global set-up: where the test files of one run find the server that the first of them started. */
export const SHARED_FOLDER = 'TEST_POSTGRES_FOLDER';

const STARTED_WITHIN_MS = 60_000;

/** An empty database on the one PostgreSQL server of this jest run. */
export async function emptyDatabase(): Promise<string> {
  return newDatabase(await sharedServer(), `test_${randomUUID().replaceAll('-', '')}`);
}

async function sharedServer(): Promise<PostgresServer> {
  const folder = process.env[SHARED_FOLDER];
  if (!folder) throw new Error(`${SHARED_FOLDER} is not set: test/jest/postgres-set-up.mjs did not run.`);
  const file = join(folder, 'server.json');
  if (mayStart(folder)) {
    writeFileSync(`${file}.new`, JSON.stringify(await newPostgres(FORGETFUL)));
    renameSync(`${file}.new`, file);
  }
  for (const until = Date.now() + STARTED_WITHIN_MS; Date.now() < until; ) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as PostgresServer;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error('The PostgreSQL server of the tests did not start; see the test file that ran first.');
}

/** True for the first one that asks. */
function mayStart(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'starting'));
    return true;
  } catch {
    return false;
  }
}
