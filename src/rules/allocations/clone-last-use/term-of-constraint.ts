import { enclosingImpl } from '../../../rust/functions/shape.js';
import { boundsOf } from '../../../rust/syntax/bounds.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Type } from '../../../rust/types/types.js';

/** What the builder of a proof system calls its terms: numbers where something is proven, counted nodes where it is written down. */
const TERM = /^(?:\w+::)?(?:Expr|ExprEF|Var|VarEF|F|EF)$/;
const BUILDER = /\b\w*AirBuilder\b/;

/** `builder.assert_eq(is_real.clone(), ..)` in `fn eval<AB: AirBuilder>`: nobody waits for the copy of a term. */
export function isTermOfConstraint(found: Type | null, at: Node): boolean {
  return (!found || TERM.test(found.name)) && isForBuilder(at);
}

function isForBuilder(at: Node): boolean {
  const fn = enclosingFunction(at);
  if (!fn) return false;
  if ([fn, enclosingImpl(fn)].some((holder) => !!holder && BUILDER.test(boundsOf(holder)))) return true;
  const trait = [...fn.ancestors()].find(({ kind }) => kind === 'trait_item');
  return BUILDER.test(trait?.child('name')?.text ?? '');
}
