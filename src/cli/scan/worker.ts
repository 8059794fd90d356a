import { optimiseLate } from '../../rules/optimise-late.js';
import { type Task, type TaskResult, work } from './work.js';

optimiseLate();

/** Entry of a worker process: tinypool calls the default export once for each task. */
export default function runTask(task: Task): TaskResult {
  return work(task);
}
