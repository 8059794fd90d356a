import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { holderOf, isAlive, isSeenFromHere, thisProcess } from './process-identity.js';
/** Lies inside the folder: the one around it may not be ours to write. */
export const LOCK_FILE = 'perf-checklist.lock';
const TIMES = { every: 5_000, goneAfter: 20_000 };
/** Why a folder can't be held, and what to do about it, in a sentence. */
export class FolderRefused extends Error {
  name = 'FolderRefused';
}
function inUse(folder, holder) {
  const { pid, host, since } = holder;
  const where = isSeenFromHere(holder) ? '' : ` on ${host}`;
  return new FolderRefused(
    `The database in ${folder} is in use by process ${pid}${where} since ${since}, and two at once would lose what they write: ` +
      `stop that one first, or name another folder (should it be no perf-checklist, delete ${join(folder, LOCK_FILE)}).`,
  );
}
/** What this process holds itself, or is about to. */
const HELD = new Set();
/**
 * Holds a folder for one process. What a process left behind that ended without giving it back is taken over.
 *
 * @throws FolderRefused while another one holds it, and where it can't be written.
 */
export async function holdFolder(folder, times = TIMES) {
  const file = join(resolve(folder), LOCK_FILE);
  if (HELD.has(file)) throw inUse(folder, thisProcess());
  HELD.add(file);
  try {
    await mkdir(folder, { recursive: true });
    await take(folder, file, times);
  } catch (error) {
    HELD.delete(file);
    const { code } = error;
    throw code === undefined
      ? error
      : new FolderRefused(`The folder ${folder} can't be used for a database: ${code}.`);
  }
  const signs = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), times.every);
  signs.unref();
  return async () => {
    clearInterval(signs);
    HELD.delete(file);
    await rm(file, { force: true });
  };
}
async function take(folder, file, times) {
  const me = thisProcess();
  while (!(await claim(file, me))) {
    const left = await readHolder(file);
    // Given back in between.
    if (left === null) continue;
    if (await holds(file, left.holder, times)) throw inUse(folder, left.holder);
    await clear(file, left.text);
  }
}
/** Whole at once, or not at all: nobody reads half a lock. */
async function claim(file, me) {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(me)}\n`, { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
async function readHolder(file) {
  try {
    const text = await readFile(file, 'utf8');
    return { text, holder: holderOf(text) };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw new FolderRefused(`${file} can't be read: delete it if no perf-checklist runs with this folder.`);
  }
}
/** This process comes here only for what it does not hold: its own number stands for another, that had it before. */
async function holds(file, holder, times) {
  if (!isSeenFromHere(holder)) return givesSigns(file, times);
  return holder.pid !== process.pid && isAlive(holder);
}
/** A process of another container or machine, whose number says nothing here. Clocks may differ: only whether the file changes counts. */
async function givesSigns(file, { every, goneAfter }) {
  const before = await changedAt(file);
  for (let waited = 0; waited < goneAfter; waited += every) {
    await setTimeout(every);
    if ((await changedAt(file)) !== before) return true;
  }
  return false;
}
async function changedAt(file) {
  return (await stat(file).catch(() => null))?.mtimeMs ?? null;
}
/** To take something away takes milliseconds: a guard this old is what a process left that ended amid it. */
const GUARD_MS = 10_000;
/** Takes away what was judged, and nothing that somebody else put there since: one process at a time. */
async function clear(file, judged) {
  const guard = `${file}.clearing`;
  try {
    await writeFile(guard, '', { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const since = await changedAt(guard);
    if (since !== null && Date.now() - since > GUARD_MS) await rm(guard, { force: true });
    return setTimeout(AGAIN_MS);
  }
  try {
    if ((await readHolder(file))?.text === judged) await rm(file);
  } finally {
    await rm(guard, { force: true });
  }
}
/** Until another process has done. */
const AGAIN_MS = 50;
