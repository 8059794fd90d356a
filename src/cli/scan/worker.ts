import { tuneV8 } from '../../rules/tune-v8.js';
import { type Task, type TaskResult, work } from './work.js';

tuneV8();

/** Entry of a worker thread: tinypool calls the default export once for each task. */
export default function runTask(task: Task): Promise<TaskResult> {
  return work(task);
}
