import { runsEveryTurn } from '../../rust/every-turn.js';
import type { Node } from '../../rust/tree.js';

/** Does every way to `later` lead through `before`? Not where one branch, one operand of `&&` or a loop of maybe no turns holds it. */
export function isSureBefore(before: Node, later: Node): boolean {
  let at = before;
  while (at.parent && !at.parent.contains(later)) at = at.parent;
  return runsEveryTurn(at, new Set([before]));
}
