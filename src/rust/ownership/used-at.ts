import type { Known } from '../known.js';
import { isMutableBorrow, withBorrow } from '../syntax/borrow-syntax.js';
import type { Node } from '../syntax/tree.js';
import { staysAsItIs } from './only-read.js';
import { isInClosureApart, isRepeated } from './places.js';

/**
 * Where a copy is used: where it is made, or where the local is used that was made for it alone, `let own = x.clone(); f(own)`, as
 * long as that runs as often and `x` stays as it is until then.
 */
export function usedAt({ call, source }: { call: Node; source: Node }, known: Known): Node {
  const declaration = call.field === 'value' ? call.parent : null;
  if (declaration?.kind !== 'let_declaration' || declaration.child('alternative')) return call;
  const [binding] = known.localsOf(declaration);
  const [use, another] = binding?.whole ? binding.uses : [];
  if (!use || another || use.hidden) return call;
  const { node } = use;
  // A name that is there to be changed stands for another value than was copied.
  if (use.binding.mutable && !isMutableBorrow(withBorrow(node))) return call;
  if (isRepeated(node, use.binding) || isInClosureApart(node, use.binding)) return call;
  return staysAsItIs(source, declaration.end, node.start, known) ? node : call;
}
