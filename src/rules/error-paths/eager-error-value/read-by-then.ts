import { isActed, type ReadTooLate, readsTooLate } from '../../../rust/ownership/read-too-late.js';
import { receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/**
 * What a fallback reads and a closure in its place could not: `let n = format!("{}", rows.len()); rows.get_mut(i).ok_or(n)`. Where it
 * stands in the call itself, only `found.get_or_insert(format!("{found:?}"))`, which lends what it is asked of when the rest is there.
 */
export function readByThen(call: Node, method: string, fallback: Node, file: RustFile): ReadTooLate[] {
  const receiver = receiverOf(call)!;
  const isLent = method === 'get_or_insert';
  const isInPlace = call.contains(fallback);
  if (isInPlace && !isLent) return [];
  return readsTooLate(
    fallback,
    isInPlace ? receiver.start : fallback.end,
    receiver.end,
    file,
    (use) => (isLent && use.place === receiver) || (!isInPlace && isActed(use)),
  );
}
