import { valueOfClosure } from '../../../rust/order/given-value.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';

/** `edges.map(|edge| (edge.to, 1)).into_group_map()`: of each list nothing but its length tells anything. */
export function groupedToCount(call: Node): Problem | null {
  const map = receiverOf(call)!;
  const closure = methodOf(map) === 'map' ? argumentsOf(map)[0] : undefined;
  const pair = valueOfClosure(closure);
  if (pair?.kind !== 'tuple_expression' || pair.children.length !== 2) return null;
  if (!/^(?:integer_literal|boolean_literal|unit_expression)$/.test(pair.children[1]!.kind)) return null;
  return {
    at: pair,
    until: call,
    message:
      '`into_group_map` allocates a list for each key, and all its items are the same: only its length tells anything.',
    help: 'use `counts()` of itertools on the keys, or count them in a map',
  };
}
