import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measurement {
  wallSeconds: number;
  /** User and system time of the process and of all that it waited for. */
  cpuSeconds: number;
  /** Largest sum, over the process and its descendants, of resident memory at one moment. Shared pages count twice. */
  peakMegabytes: number;
  stdout: string;
  stderr: string;
}

/** How often memory is looked at: peaks of tree-sitter's trees last longer. */
const SAMPLE_MS = 20;

/** Clock ticks a second of /proc (`getconf CLK_TCK`, 100 on every Linux). */
const TICKS = 100;

/** Runs one command to its end. Linux only: processor time and memory come from /proc. */
export async function measure(command: string, args: readonly string[]): Promise<Measurement> {
  const cpuBefore = childrenCpu();
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, treeMemory(child.pid as number));
  }, SAMPLE_MS);
  await once(child, 'close');
  clearInterval(sampler);
  return {
    wallSeconds: (performance.now() - started) / 1000,
    cpuSeconds: childrenCpu() - cpuBefore,
    peakMegabytes: peak / 1024 / 1024,
    stdout: Buffer.concat(stdout).toString('utf8'),
    stderr: Buffer.concat(stderr).toString('utf8'),
  };
}

/** `cutime` and `cstime` of proc(5): processes that ended and were waited for. */
function childrenCpu(): number {
  const fields = statOf('self');
  return (Number(fields[13]) + Number(fields[14])) / TICKS;
}

/** Fields of /proc/PID/stat from the third on: the name before them may hold blanks. */
function statOf(pid: number | string): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function treeMemory(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), Number(statOf(name)[1]));
    } catch {
      // It ended between the listing and the look.
    }
  }
  let bytes = 0;
  for (const pid of parents.keys()) if (descends(pid, root, parents)) bytes += residentBytes(pid);
  return bytes;
}

function descends(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
    if (at === root) return true;
  }
  return false;
}

function residentBytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
