import type { Node } from '../syntax/tree.js';
import { isLoopExpression } from './loops.js';

/** Run at another time, and leave themselves alone. */
const OF_THEIR_OWN = /^(?:closure_expression|async_block|function_item)$/;

const WAYS: Readonly<Record<string, string>> = {
  try_expression: '`?`',
  await_expression: '`.await`',
  return_expression: '`return`',
  yield_expression: '`yield`',
  break_expression: '`break`',
  continue_expression: '`continue`',
};

const IN_LOOP = /^(?:break|continue)_expression$/;

/** What ends a turn of a loop, and would be the `return` of a closure that is called for each item. */
export const IN_TURN = /^continue_expression$/;

/**
 * How code leaves what is around it, as it is written: `?`, `.await`, `return`, `yield`, or a `break` of a loop that it stands in; null where it
 * could as well be the body of a closure.
 */
export function leavesBy(node: Node, allowed: RegExp | null = null): string | null {
  if (OF_THEIR_OWN.test(node.kind)) return null;
  const way = WAYS[node.kind];
  if (way && (node.has('label') || !allowed?.test(node.kind))) return way;
  const inside = isLoopExpression(node) ? IN_LOOP : allowed;
  for (const child of node.children) {
    const found = leavesBy(child, inside);
    if (found) return found;
  }
  return null;
}
