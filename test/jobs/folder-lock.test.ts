import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdFolder, LOCK_FILE } from '../../src/jobs/folder-lock.js';
import { type Holder, thisProcess } from '../../src/jobs/process-identity.js';
import { scratchFolder } from '../scratch.js';

const QUICK = { every: 20, goneAfter: 200 };

function folderLeftBy(holder: Partial<Holder> | string): string {
  const folder = scratchFolder();
  const text = typeof holder === 'string' ? holder : JSON.stringify({ ...thisProcess(), ...holder });
  writeFileSync(join(folder, LOCK_FILE), text);
  return folder;
}

const hold = (folder: string) => holdFolder(folder, QUICK);
const holderIn = (folder: string): Holder => JSON.parse(readFileSync(join(folder, LOCK_FILE), 'utf8'));

describe('a folder', () => {
  test('is made, held by one, and given back', async () => {
    const folder = join(scratchFolder(), 'new');
    const release = await hold(folder);
    expect(holderIn(folder).pid).toBe(process.pid);
    await expect(hold(folder)).rejects.toThrow(
      `The database in ${folder} is in use by process ${process.pid} since `,
    );
    await release();
    expect(readdirSync(folder)).toEqual([]);
    await (await hold(folder))();
  });

  test('goes to one of many that ask at once', async () => {
    const folder = folderLeftBy({ started: 'before' });
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => hold(folder)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is cleared by one at a time, and again after one that ended amid it', async () => {
    const folder = folderLeftBy({ started: 'before' });
    const guard = join(folder, `${LOCK_FILE}.clearing`);
    writeFileSync(guard, '');
    utimesSync(guard, 0, 0);
    await (await hold(folder))();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['a text that tells of no process', 'x', "can't be read: delete it if no perf-checklist runs"],
    ['a process without a number', '{"pid":0}', "can't be read: delete it if no perf-checklist runs"],
  ])('with %s is not taken', async (_, text, message) => {
    await expect(hold(folderLeftBy(text))).rejects.toThrow(message);
  });

  test('that can be no folder is refused with the reason', async () => {
    await expect(hold(join(folderLeftBy('x'), LOCK_FILE))).rejects.toThrow(
      /can't be used for a database: E(EXIST|NOTDIR)\.$/,
    );
  });
});

describe('what another process left', () => {
  let other: ChildProcess;
  beforeEach(() => {
    other = spawn('sleep', ['60']);
  });
  afterEach(() => other.kill());

  test('is held while it lives, and taken over when it is gone', async () => {
    const folder = folderLeftBy({ pid: other.pid!, started: null, since: '2026-11-27T10:14:02Z' });
    await expect(hold(folder)).rejects.toThrow(
      `is in use by process ${other.pid} since 2026-11-27T10:14:02Z, and two at once would lose what they write: stop that one first`,
    );
    expect(holderIn(folder).pid).toBe(other.pid);
    other.kill();
    await once(other, 'exit');
    const release = await hold(folder);
    expect(holderIn(folder).pid).toBe(process.pid);
    await release();
  });

  test.each([
    ['another program has its number now', () => other.pid!],
    ['this very process has its number now, as after a restart of a container', () => process.pid],
  ])('is taken over where %s', async (_, pid) => {
    if (!existsSync('/proc/self/stat')) return;
    await (await hold(folderLeftBy({ pid: pid(), started: 'an earlier start' })))();
  });
});

describe('a process of another container or machine', () => {
  test.each<[string, Partial<Holder>]>([
    ['another host', { host: 'elsewhere' }],
    ['another space of numbers', { space: 'pid:[1]' }],
  ])('holds while it gives signs: %s', async (_, place) => {
    const folder = folderLeftBy(place);
    const signs = setInterval(() => utimesSync(join(folder, LOCK_FILE), new Date(), new Date()), 10);
    await expect(hold(folder)).rejects.toThrow(
      `process ${process.pid} on ${place.host ?? thisProcess().host} since`,
    );
    clearInterval(signs);
    await (await hold(folder))();
  });

  test('sees the signs of whoever holds', async () => {
    const folder = scratchFolder();
    const release = await hold(folder);
    utimesSync(join(folder, LOCK_FILE), 0, 0);
    await new Promise((next) => setTimeout(next, 10 * QUICK.every));
    expect(statSync(join(folder, LOCK_FILE)).mtimeMs).toBeGreaterThan(0);
    await release();
  });
});

test('of several processes that find what a dead one left, one gets it', async () => {
  const dead = spawn('true');
  await once(dead, 'exit');
  const folder = folderLeftBy({ pid: dead.pid!, started: null });
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const script = `
    import { holdFolder } from '${root}src/jobs/folder-lock.ts';
    process.stdin.once('data', () => holdFolder(${JSON.stringify(folder)}).then(
      () => console.log('held'),
      (error) => { console.log(error.name); process.exit(); },
    ));
    console.log('ready');`;
  const processes = Array.from({ length: 4 }, () =>
    spawn(process.execPath, [
      '--import',
      `${root}node_modules/tsx/dist/esm/index.mjs`,
      '--input-type=module',
      '-e',
      script,
    ]),
  );
  const next = async ({ stdout }: (typeof processes)[number]) =>
    String((await once(stdout, 'data'))[0]).trim();
  try {
    expect(await Promise.all(processes.map(next))).toEqual(Array(4).fill('ready'));
    const answers = Promise.all(processes.map(next));
    for (const { stdin } of processes) stdin.write('go\n');
    expect((await answers).sort()).toEqual(['FolderRefused', 'FolderRefused', 'FolderRefused', 'held']);
    expect(readdirSync(folder)).toEqual([LOCK_FILE]);
  } finally {
    for (const each of processes) each.kill();
  }
}, 60_000);
