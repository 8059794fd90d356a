import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { Queue, type Worker } from './queue.js';
import type { Task, TaskResult } from './work.js';

/** Where tasks are done: here, or in threads that each have a tree-sitter of their own. */
export interface Workers {
  readonly count: number;
  do(task: Task): Promise<TaskResult>;
  close(): Promise<void>;
}

/** Below this much for each thread, starting another one costs more than it saves. */
const BYTES_WORTH_A_THREAD = 1024 * 1024;

/** How many threads to use where nobody asked for a number. */
export function threadsFor(bytes: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(bytes / BYTES_WORTH_A_THREAD)));
}

/** `count` threads. This one is among them: each has a heap of its own, with the program in it, and one that only hands out work would be one more. */
export function openWorkers(count: number): Workers {
  return new Queue([here(), ...Array.from({ length: count - 1 }, thread)]);
}

/** This thread. Between tasks the event loop turns: what was found is printed. */
function here(): Worker {
  return {
    async run(task) {
      await nextTurn();
      return (await import('./work.js')).work(task);
    },
    async close() {},
  };
}

/** A quarter of V8's own: trees are gone with their file, and a scan takes no longer. */
const YOUNG_MEGABYTES = 12;

/** By tsx, which reads sources in other processes, too, but not in other threads. */
const FROM_SOURCES = import.meta.url.endsWith('.ts');

/** A pool of one: which thread does what is decided here. */
function thread(): Worker {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL(FROM_SOURCES ? './worker.ts' : './worker.js', import.meta.url)),
    runtime: FROM_SOURCES ? 'child_process' : 'worker_threads',
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    isolateWorkers: false,
    // A thread that sleeps until the next task comes turns no event loop, and keeps the native memory of all its syntax trees.
    useAtomics: false,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  return { run: (task) => pool.run(task) as Promise<TaskResult>, close: () => pool.destroy() };
}
