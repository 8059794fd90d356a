import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

const holder = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** Where its number means something: a container counts its own processes. */
  space: z.string(),
  /** When it began, as the system counts; its number alone may be another's by now. Null where the system doesn't say. */
  started: z.string().nullable(),
  /** For people. */
  since: z.string(),
});
/** Throws for a text that tells of no process. */
export function holderOf(text) {
  return holder.parse(JSON.parse(text));
}
export function thisProcess() {
  return {
    pid: process.pid,
    host: hostname(),
    space: SPACE,
    started: startOf(process.pid),
    since: new Date(Date.now() - process.uptime() * 1000).toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}
const SPACE = readLink('/proc/self/ns/pid') ?? 'all';
/** False for one in another container or on another machine: its number says nothing here. */
export function isSeenFromHere({ host, space }) {
  return host === hostname() && space === SPACE;
}
/** Of a process that is seen from here. */
export function isAlive({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: somebody else's, but there.
    if (error.code === 'ESRCH') return false;
  }
  const now = startOf(pid);
  return now === null || started === null || now === started;
}
/** Places of the state and of the start time, in ticks since the system started, among the fields behind the name (proc_pid_stat(5)). */
const [STATE, START_TIME] = [0, 19];
/** Ended; only its parent has not asked how. */
const ZOMBIE = 'Z';
function startOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  const boot = read('/proc/sys/kernel/random/boot_id');
  if (stat === null || boot === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[STATE] === ZOMBIE ? 'ended' : `${boot.trim()} ${fields[START_TIME]}`;
}
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
function readLink(path) {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
