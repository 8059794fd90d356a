import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, embeddedDatabase, serverDatabase } from '../../src/jobs/database.js';
import { migrate } from '../../src/jobs/migrations.js';
import { FORGETFUL, newDatabase, newPostgres, type PostgresServer } from './server.js';

/** Set by jest's global set-up: where the test files of one run find what the first of them has made. */
export const SHARED_FOLDER = 'TEST_RUN_FOLDER';

const MADE_WITHIN_MS = 60_000;

/** An empty database on the one PostgreSQL server of this jest run. */
export async function emptyDatabase(): Promise<string> {
  return newDatabase(await sharedServer(), newName());
}

/** A database with all tables on that server. */
export async function migratedDatabase(): Promise<string> {
  const server = await sharedServer();
  const template = await oncePerRun<string>('migrated', async () => {
    const name = newName();
    const database = serverDatabase(await newDatabase(server, name));
    await migrate(database);
    await database.close();
    return name;
  });
  return newDatabase(server, newName(), template);
}

/** An embedded database with all tables in a folder of its own, which goes away when it is closed. */
export async function copiedDatabase(): Promise<Database> {
  const folder = await copiedFolder();
  const database = await embeddedDatabase(folder);
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { ...database, close };
}

/** Folder of such a database: a copy, because making one takes five seconds. Global tear-down removes it. */
export async function copiedFolder(): Promise<string> {
  const template = await oncePerRun<string>('embedded', async () => {
    const folder = join(sharedFolder(), 'template');
    const database = await embeddedDatabase(folder);
    await migrate(database);
    await database.close();
    return folder;
  });
  const copy = join(sharedFolder(), randomUUID());
  cpSync(template, copy, { recursive: true });
  return copy;
}

function sharedServer(): Promise<PostgresServer> {
  return oncePerRun<PostgresServer>('server', () => newPostgres(FORGETFUL));
}

function newName(): string {
  return `test_${randomUUID().replaceAll('-', '')}`;
}

/** What `make` gave to the test file that asked first; `name` is the file in which the others find it. */
async function oncePerRun<T>(name: string, make: () => Promise<T>): Promise<T> {
  const file = join(sharedFolder(), `${name}.json`);
  if (isFirst(name)) {
    writeFileSync(`${file}.new`, JSON.stringify(await make()));
    renameSync(`${file}.new`, file);
  }
  for (const until = Date.now() + MADE_WITHIN_MS; Date.now() < until; ) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`The ${name} database of the tests was not made; see the test file that ran first.`);
}

function sharedFolder(): string {
  const folder = process.env[SHARED_FOLDER];
  if (!folder) throw new Error(`${SHARED_FOLDER} is not set: test/jest/set-up.mjs did not run.`);
  return folder;
}

function isFirst(name: string): boolean {
  try {
    mkdirSync(join(sharedFolder(), `${name}.starting`));
    return true;
  } catch {
    return false;
  }
}
