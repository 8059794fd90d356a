import type { Known } from '../../../rust/known.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { lockTaken, type TakenLock } from '../../../rust/ownership/locks.js';
import { withBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** `fire(tray, &mut ledger.pots)`: is the guard, or a part of what it guards, lent to a function that does more than one step with it? */
export function isLentToCallee(held: Binding): boolean {
  return held.uses.some(({ node }) => {
    let place = node;
    while (place.parent?.kind === 'field_expression' && place.field === 'value') place = place.parent;
    if (place.parent?.kind === 'unary_expression') place = place.parent;
    const lent = withBorrow(place);
    return lent !== place && callOfArgument(lent) !== null;
  });
}

/** Around the whole loop, the one guard would be held as often as the other is waited for. */
export function takesAnotherLock(lock: TakenLock, body: Node, known: Known): boolean {
  for (const call of body.descendantsOfKind('call_expression'))
    if (call !== lock.call && lockTaken(call, known)) return true;
  return false;
}
