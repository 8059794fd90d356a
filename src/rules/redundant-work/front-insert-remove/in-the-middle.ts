import { IN_TURN, leavesBy } from '../../../rust/order/leaves-function.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';

/** `rows.remove(i)` of a loop that goes on. */
export function inTheMiddle(call: Node, list: Node, index: Node): Problem {
  return {
    at: call,
    message: `\`remove(${index.text})\` moves all that follows in \`${list.text}\`, at every turn of the loop that removes something.`,
    help: `${inOnePass(call)}, or use \`swap_remove\` where the order does not matter`,
  };
}

/** The closure of `retain` can't leave the loop, let alone the function, and gives nothing away. */
function inOnePass(removal: Node): string {
  const loop = enclosingLoop(removal);
  if (loop && leavesBy(loop.body, IN_TURN))
    return 'move what stays to the front, each item to the next free place, and `truncate` once behind the loop';
  return isDropped(removal)
    ? 'remove them all in one pass with `retain`'
    : 'take them out in one pass with `extract_if`';
}

/** `rows.remove(i);`, `let _ = rows.remove(i);` */
function isDropped(removal: Node): boolean {
  const holder = removal.parent;
  if (holder?.kind === 'expression_statement') return holder.text.endsWith(';');
  return holder?.kind === 'block' || holder?.child('pattern')?.text === '_';
}
