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

/** The closure of `retain` can't leave the loop, let alone the function. */
function inOnePass(removal: Node): string {
  const loop = enclosingLoop(removal);
  return loop && leavesBy(loop.body, IN_TURN)
    ? 'move what stays to the front, each item to the next free place, and `truncate` once behind the loop'
    : 'remove them all in one pass with `retain`';
}
