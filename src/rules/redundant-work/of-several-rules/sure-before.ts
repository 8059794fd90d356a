import { runsEveryTurn } from '../../../rust/order/every-turn.js';
import { writtenLoops } from '../../../rust/order/loops.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** Does every way to `later` lead through `before`? Not where one branch, one operand of `&&` or a loop of maybe no turns holds it. */
export function isSureBefore(before: Node, later: Node): boolean {
  let at = before;
  while (at.parent && !at.parent.contains(later)) at = at.parent;
  return runsEveryTurn(at, new Set([before]));
}

/** Does every way on from `before` lead to `later`, but for those that leave with it? `if ok && sum(x) != y { return; } .. sum(x)` */
export function isSureAfter(before: Node, later: Node): boolean {
  let [first, second] = [before, later];
  while (first.parent && !first.parent.contains(later)) first = first.parent;
  while (second.parent && !second.parent.contains(before)) second = second.parent;
  // What the last turn of a loop has found is gone with it, and there may have been none.
  if (writtenLoops(before).some(({ node }) => !node.contains(later))) return false;
  if (first.parent?.kind !== 'block' || !runsEveryTurn(second, new Set([later]))) return false;
  for (const exit of first.parent.descendantsOfKind(...EXITS))
    if (exit.start >= first.end && exit.start < later.start) return false;
  return true;
}

const EXITS = ['return_expression', 'break_expression', 'continue_expression'];
