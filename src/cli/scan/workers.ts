import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { Queue, type Worker } from './queue.js';
import { type Task, type TaskResult, work } from './work.js';

/** Where tasks are done: here, or in processes that each have a tree-sitter of their own. */
export interface Workers {
  readonly count: number;
  do(task: Task): Promise<TaskResult>;
  close(): Promise<void>;
}

/** Below this much for each process, starting another one costs more than it saves. */
const BYTES_WORTH_A_PROCESS = 1024 * 1024;

/** How many processes to use where nobody asked for a number. */
export function processesFor(bytes: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(bytes / BYTES_WORTH_A_PROCESS)));
}

/**
 * `count` processes; with 1 the work is done in this one. Processes, not threads: tree-sitter's memory is native, and
 * its binding does not load twice in a process.
 */
export function openWorkers(count: number): Workers {
  if (count <= 1) return new Queue([here()]);
  return new Queue(Array.from({ length: count }, process));
}

/**
 * This process. Between tasks the event loop turns: only then does the binding let go of the native memory of syntax trees that
 * nobody holds any more, and what was found is printed.
 */
function here(): Worker {
  return { run: (task) => nextTurn().then(() => work(task)), async close() {} };
}

/** A pool of one: which process does what is decided here. */
function process(): Worker {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL(workerFile(), import.meta.url)),
    runtime: 'child_process',
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    isolateWorkers: false,
  });
  return { run: (task) => pool.run(task) as Promise<TaskResult>, close: () => pool.destroy() };
}

/** Run from sources (by tsx), the worker is a source file too. */
function workerFile(): string {
  return import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
}
