import { tuneV8 } from '../../rules/tune-v8.js';
import { work } from './work.js';

tuneV8();
/** Entry of a worker process: tinypool calls the default export once for each task. */
export default function runTask(task) {
  return work(task);
}
