import { methodTarget } from '../types/types.js';

const UNBUFFERED = /^(?:File|\w*Stream|\w*Socket|Stderr|ChildStdin)$/;
const NAMED_SO = /(?:^|[._])(?:file|f|socket|stream|conn|connection|stderr|stdin)(?:\(\))?$/;
/** Is each piece that a writer is given a system call of its own? By its type, or where that is not known by its name. */
export function isUnbuffered(writer, known) {
  const found = known.typeOf(writer);
  return found ? UNBUFFERED.test(methodTarget(found).name) : NAMED_SO.test(writer.text);
}
