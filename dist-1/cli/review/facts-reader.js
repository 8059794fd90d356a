import { openWorkers, processesFor } from '../scan/workers.js';

/** Files sent to a process at once: the progress line moves, and no process waits long for the others. */
const FILES_A_TASK = 32;
/** Reads facts of files, in several processes once there is enough work for them. */
export function factsReader(progress) {
  let workers = null;
  let done = 0;
  return {
    async read(files, left) {
      const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
      workers ??= openWorkers(processesFor(bytes));
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
function tasksOf(files) {
  const tasks = [];
  for (let at = 0; at < files.length; at += FILES_A_TASK) tasks.push(files.slice(at, at + FILES_A_TASK));
  return tasks;
}
