import { argumentsOf, calledPath, methodOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

/** `Field::new(|ctx| ..)`, `Hook(|event| ..)`: what makes a value of some type keeps the closure in it. */
const MAKES_VALUE = /(?:^|::)(?:[A-Z]\w*|[A-Z]\w*(?:::<.*>)?::new)$/;
const ADDS = /^(?:push|push_back|push_front|insert)$/;
const WRITTEN_OUT = /^(?:array|tuple)_expression$/;

/** Is a closure put into a struct, a box or a list, and not called by who is given it? When it runs, and how often, somebody else decides. */
export function isStored(closure: Node): boolean {
  const at = withoutCasts(closure);
  const { parent } = at;
  if (!parent) return false;
  if (parent.kind === 'field_initializer' || WRITTEN_OUT.test(parent.kind) || parent.macro === 'vec')
    return true;
  if (parent.kind === 'assignment_expression') return parent.child('left')?.kind === 'field_expression';
  const call = parent.kind === 'arguments' ? parent.parent : null;
  if (call?.kind !== 'call_expression' || !argumentsOf(call).includes(at)) return false;
  return ADDS.test(methodOf(call) ?? '') || MAKES_VALUE.test(calledPath(call) ?? '');
}

/** `(|x| x + 1) as fn(u32) -> u32`, `&|x| x + 1`. */
function withoutCasts(closure: Node): Node {
  let at = closure;
  while (at.parent && /^(?:parenthesized|type_cast|reference)_expression$/.test(at.parent.kind))
    at = at.parent;
  return at;
}
