/**
 * Feeds seeds to a worker process. Reports what crashes, throws, takes longer than `MAX_SECONDS` or keeps memory, each
 * with its seed; with no minutes it runs one seed again. Ends with 1 when anything was found.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer } from './answer.js';

/** One step on one file, in processor time. */
const MAX_SECONDS = 2;

/** A process that is silent for so long hangs; generous, since other processes may hold the processors. */
const MAX_SILENCE_MS = 60_000;

/** Texts have at most 1 MiB; a tree takes some hundred bytes for each token, and base and head are both held. */
const MAX_RESIDENT_MEGABYTES = 2048;

/** What the heap may hold more at the end than after the first collections, when everything has been used once. */
const MAX_GROWTH_MEGABYTES = 50;
const COLLECTIONS_TO_WARM_UP = 2;

export async function drive(
  workerFile: URL,
  [minutes = 10, firstSeed = Date.now() % 1_000_000_000]: readonly number[],
): Promise<void> {
  if (!Number.isFinite(minutes) || !Number.isSafeInteger(firstSeed)) {
    console.error('Give minutes and perhaps a seed, two numbers: npm run fuzz -- 10 31000');
    process.exitCode = 2;
    return;
  }
  const until = Date.now() + minutes * 60_000;
  const seen = new Seen();
  let child = await start(workerFile);
  console.log(`seeds from ${firstSeed}, ${minutes} minutes`);
  for (let seed = firstSeed; seed === firstSeed || Date.now() < until; seed++) {
    const answer = await ask(child, seed);
    if (typeof answer === 'string') {
      seen.report(`seed ${seed}: ${answer}`);
      seen.restarted();
      child = await start(workerFile);
    } else seen.judge(answer);
  }
  child.disconnect();
  process.exitCode = seen.summary() ? 0 : 1;
}

async function start(worker: URL): Promise<ChildProcess> {
  const started = fork(fileURLToPath(worker), { execArgv: [...process.execArgv, '--expose-gc'] });
  await once(started, 'message');
  return started;
}

/** Words for a process that gave no answer; it is gone then. */
async function ask(child: ChildProcess, seed: number): Promise<Answer | string> {
  return new Promise((resolve) => {
    const finish = (outcome: Answer | string) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      finish(`no answer in ${MAX_SILENCE_MS / 1000} s`);
      child.kill('SIGKILL');
    }, MAX_SILENCE_MS);
    child.once('message', (answer: Answer) => finish(answer));
    child.once('exit', (code, signal) => finish(`the process ended (${signal ?? code})`));
    child.send(seed);
  });
}

/** What the answers came to. */
class Seen {
  private readonly found: string[] = [];
  private readonly kinds = new Map<string, number>();
  private heaps: number[] = [];
  private growth = 0;
  private peak = 0;
  private slowest: Answer | null = null;

  restarted(): void {
    this.heaps = [];
  }

  judge(answer: Answer): void {
    const { seed, kind, characters, thrown, residentMegabytes, heapMegabytes } = answer;
    const { step, cpuSeconds } = answer.slowest;
    const what = `seed ${seed} (${kind}, ${characters.toLocaleString('en')} characters)`;
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
    this.peak = Math.max(this.peak, residentMegabytes);
    if (!this.slowest || cpuSeconds > this.slowest.slowest.cpuSeconds) this.slowest = answer;
    if (thrown !== null) this.report(`${what}: ${thrown}`);
    if (cpuSeconds > MAX_SECONDS) this.report(`${what}: ${step} took ${cpuSeconds.toFixed(1)} s`);
    if (residentMegabytes > MAX_RESIDENT_MEGABYTES)
      this.report(`${what}: ${residentMegabytes.toFixed(0)} MiB of memory`);
    if (heapMegabytes !== null) this.heap(heapMegabytes);
  }

  private heap(megabytes: number): void {
    this.heaps.push(megabytes);
    if (this.heaps.length <= COLLECTIONS_TO_WARM_UP) return;
    this.growth = Math.max(this.growth, megabytes - Math.max(...this.heaps.slice(0, COLLECTIONS_TO_WARM_UP)));
  }

  report(problem: string): void {
    this.found.push(problem);
    console.log(problem);
  }

  /** True when nothing was found. */
  summary(): boolean {
    if (this.growth > MAX_GROWTH_MEGABYTES) this.report(`the heap grew by ${this.growth.toFixed(0)} MiB`);
    const each = [...this.kinds].sort().map(([kind, count]) => `${count} ${kind}`);
    const done = [...this.kinds.values()].reduce((sum, count) => sum + count, 0);
    console.log(`\n${done} inputs: ${each.join(', ')}`);
    if (this.slowest) {
      const { seed, kind, slowest: worst } = this.slowest;
      console.log(`slowest: ${worst.step} ${worst.cpuSeconds.toFixed(2)} s (seed ${seed}, ${kind})`);
    }
    console.log(`memory: at most ${this.peak.toFixed(0)} MiB, heap grew by ${this.growth.toFixed(0)} MiB`);
    console.log(this.found.length === 0 ? 'nothing found' : `${this.found.length} problems`);
    return this.found.length === 0;
  }
}
