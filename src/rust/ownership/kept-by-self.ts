import { enclosingImpl } from '../functions/shape.js';
import { callOfArgument, enclosingFunction, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isPlace, rootOf } from './places.js';

/** Put what they are given into a collection. */
const KEEPS = /^(?:push|push_back|push_front|insert|append|enqueue)$/;
const WRAPPERS =
  /^(?:tuple_expression|field_initializer|field_initializer_list|struct_expression|shorthand_field_initializer)$/;

/**
 * `self.inbox.push((topic, data))`, `self.last = Some(topic)`: does a name go into a field of `self`, alone or with others? What lives on there
 * lends nothing of this call, unless the type that it is a method of has a lifetime.
 */
export function isKeptBySelf(name: Node): boolean {
  const whole = withWrappers(name);
  const assigned =
    whole.parent?.kind === 'assignment_expression' && whole.field === 'right' ? whole.parent : null;
  const call = callOfArgument(whole);
  const keeper =
    assigned?.child('left') ?? (call && KEEPS.test(methodOf(call) ?? '') ? receiverOf(call) : undefined);
  if (keeper?.kind !== 'field_expression' || !isPlace(keeper) || rootOf(keeper)?.text !== 'self')
    return false;
  const fn = enclosingFunction(name);
  const owner = fn && enclosingImpl(fn)?.child('type');
  return !!owner && !owner.text.includes("'");
}

function withWrappers(name: Node): Node {
  let whole = name;
  while (whole.parent) {
    const call = callOfArgument(whole);
    if (call && /^(?:Some|Ok)$/.test(call.child('function')?.text ?? '')) whole = call;
    else if (WRAPPERS.test(whole.parent.kind)) whole = whole.parent;
    else break;
  }
  return whole;
}
