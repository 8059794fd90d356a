/**
 * `npm run fuzz -- [MINUTES] [FIRST_SEED]`: real files, mutated, against the whole analysis. Reports what crashes, throws, takes
 * longer than `MAX_SECONDS` or keeps memory, each with its seed; `npm run fuzz -- 0 SEED` runs one seed again.
 * Ends with 1 when anything was found.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer } from './fuzz/worker.js';

/** One step on one file, in processor time. */
const MAX_SECONDS = 2;

/** A process that is silent for so long hangs; generous, since other processes may hold the processors. */
const MAX_SILENCE_MS = 60_000;

/** Texts have at most 1 MiB; a tree takes some hundred bytes for each token, and base and head are both held. */
const MAX_RESIDENT_MEGABYTES = 2048;

/** What the heap may hold more at the end than after the first collections, when everything has been used once. */
const MAX_GROWTH_MEGABYTES = 50;
const COLLECTIONS_TO_WARM_UP = 2;

const [minutes = 10, firstSeed = Date.now() % 1_000_000_000] = process.argv.slice(2).map(Number);
const until = Date.now() + minutes * 60_000;
const found: string[] = [];
const kinds = new Map<string, number>();
let heaps: number[] = [];
let growth = 0;
let peak = 0;
let slowest: Answer | null = null;
let done = 0;

let child = await start();
console.log(`seeds from ${firstSeed}, ${minutes} minutes`);
for (let seed = firstSeed; seed === firstSeed || Date.now() < until; seed++) {
  const answer = await ask(child, seed);
  done++;
  if (typeof answer === 'string') {
    report(`seed ${seed}: ${answer}`);
    child = await start();
  } else judge(answer);
}
child.disconnect();
summary();

async function start(): Promise<ChildProcess> {
  heaps = [];
  const worker = fileURLToPath(new URL('./fuzz/worker.ts', import.meta.url));
  const started = fork(worker, { execArgv: [...process.execArgv, '--expose-gc'] });
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

function judge(answer: Answer): void {
  const { seed, kind, characters, thrown, residentMegabytes, heapMegabytes } = answer;
  const { step, cpuSeconds } = answer.slowest;
  const what = `seed ${seed} (${kind}, ${characters.toLocaleString('en')} characters)`;
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  peak = Math.max(peak, residentMegabytes);
  if (!slowest || cpuSeconds > slowest.slowest.cpuSeconds) slowest = answer;
  if (thrown !== null) report(`${what}: ${thrown}`);
  if (cpuSeconds > MAX_SECONDS) report(`${what}: ${step} took ${cpuSeconds.toFixed(1)} s`);
  if (residentMegabytes > MAX_RESIDENT_MEGABYTES)
    report(`${what}: ${residentMegabytes.toFixed(0)} MiB of memory`);
  if (heapMegabytes !== null) heaps.push(heapMegabytes);
  if (heaps.length > COLLECTIONS_TO_WARM_UP)
    growth = Math.max(growth, heaps.at(-1)! - Math.max(...heaps.slice(0, COLLECTIONS_TO_WARM_UP)));
}

function report(problem: string): void {
  found.push(problem);
  console.log(problem);
}

function summary(): void {
  if (growth > MAX_GROWTH_MEGABYTES) report(`the heap grew by ${growth.toFixed(0)} MiB`);
  const each = [...kinds].sort().map(([kind, count]) => `${count} ${kind}`);
  console.log(`\n${done} inputs: ${each.join(', ')}`);
  if (slowest) {
    const { seed, kind, slowest: worst } = slowest;
    console.log(`slowest: ${worst.step} ${worst.cpuSeconds.toFixed(2)} s (seed ${seed}, ${kind})`);
  }
  console.log(`memory: at most ${peak.toFixed(0)} MiB, heap grew by ${growth.toFixed(0)} MiB`);
  console.log(found.length === 0 ? 'nothing found' : `${found.length} problems`);
  if (found.length > 0) process.exitCode = 1;
}
