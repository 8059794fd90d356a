import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { Queue } from './queue.js';
import { work } from './work.js';

/** Below this much for each process, starting another one costs more than it saves. */
const BYTES_WORTH_A_PROCESS = 1024 * 1024;
/** How many processes to use where nobody asked for a number. */
export function processesFor(bytes) {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(bytes / BYTES_WORTH_A_PROCESS)));
}
/**
 * `count` processes; with 1 the work is done in this one. Processes, not threads: tree-sitter's memory is native, and
 * its binding does not load twice in a process.
 */
export function openWorkers(count) {
  if (count <= 1) return new Queue([here()]);
  return new Queue(Array.from({ length: count }, process));
}
/**
 * This process. Between tasks the event loop turns: only then does the binding let go of the native memory of syntax trees that
 * nobody holds any more, and what was found is printed.
 */
function here() {
  return { run: (task) => nextTurn().then(() => work(task)), async close() {} };
}
/** A pool of one: which process does what is decided here. */
function process() {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL(workerFile(), import.meta.url)),
    runtime: 'child_process',
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    isolateWorkers: false,
  });
  return { run: (task) => pool.run(task), close: () => pool.destroy() };
}
/** Run from sources (by tsx), the worker is a source file too. */
function workerFile() {
  return import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
}
