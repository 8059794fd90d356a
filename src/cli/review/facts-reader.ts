import type { ReadFacts, SourceText } from '../../source/git/tree-index.js';
import type { Progress } from '../progress.js';
import { openWorkers, threadsFor, type Workers } from '../scan/workers.js';

/** Files sent to a thread at once: the progress line moves, and no thread waits long for the others. */
const FILES_A_TASK = 32;

/** Reads facts of files, in several threads once there is enough work for them. */
export function factsReader(progress: Progress): { read: ReadFacts; close(): Promise<void> } {
  let workers: Workers | null = null;
  let done = 0;
  return {
    async read(files, left) {
      const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
      workers ??= openWorkers(threadsFor(bytes));
      const pool = workers;
      const total = done + files.length + left;
      const results = await Promise.all(
        tasksOf(files).map(async (task) => {
          const { facts } = await pool.do({ kind: 'facts-of-texts', files: task });
          done += task.length;
          progress.update('Reading the crate:', done, total, 'file');
          return facts.map(([, found]) => found);
        }),
      );
      return results.flat();
    },
    async close() {
      await workers?.close();
    },
  };
}

function tasksOf(files: readonly SourceText[]): SourceText[][] {
  const tasks: SourceText[][] = [];
  for (let at = 0; at < files.length; at += FILES_A_TASK) tasks.push(files.slice(at, at + FILES_A_TASK));
  return tasks;
}
