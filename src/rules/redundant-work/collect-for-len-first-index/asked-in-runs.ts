import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** More items at a time are not taken one by one. */
const MAX_RUN = 4;

/** `..collect::<Vec<_>>().chunks(2)`, `..collect::<Vec<_>>().windows(2)` */
export function inRuns(call: Node): string | undefined {
  const [length] = argumentsOf(call);
  if (length?.kind !== 'integer_literal' || !(Number(length.text) <= MAX_RUN)) return undefined;
  switch (methodOf(call)) {
    case 'chunks':
    case 'chunks_exact':
      return 'take as many with `next()` at each turn, or use `tuples()` of itertools';
    case 'windows':
      return 'keep the items before in locals, or use `tuple_windows()` of itertools';
    default:
      return undefined;
  }
}
