import { runsEveryTurn } from '../order/every-turn.js';
import { callOfArgument } from '../syntax/call-syntax.js';
/**
 * `take(id); map.get(&id)`: whoever handed a value over and goes on with it had a copy, or it would not compile. What is lent
 * further on is no reference itself. False where nothing says so.
 */
export function isCopiedByUse(binding, later, known) {
  return known.usesOf(binding).some(({ use, effect }) => {
    const call = callOfArgument(use.node);
    if (effect !== 'move' || !call || use.node.end > later.start) return false;
    let at = call;
    while (at.parent && !at.parent.contains(later)) at = at.parent;
    return runsEveryTurn(at, new Set([call]));
  });
}
