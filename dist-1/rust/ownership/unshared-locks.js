import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { isOwned } from './owned.js';
import { isPointer } from './ownership.js';
import { isPlace, rootOf } from './places.js';

/** Names of loops and `let`s are followed this far back. */
const MAX_STEPS_BACK = 4;
/** Nobody else has what gives out its items to be changed or kept. */
const EXCLUSIVE = /^(?:iter_mut|values_mut|into_iter|into_values|drain|get_mut)$/;
const OPENS = /^(?:lock|write|read|unwrap|expect|enumerate|as_mut|borrow_mut)$/;
const TAKES = /(?:^|::)mem::(?:take|replace)$/;
/** Is a lock reached through something that the function was given for its own, so that nobody else waits for it? */
export function isReachedThroughOwned(place, known, isTakenOut = false, steps = 0) {
  const root = rootOf(place);
  const binding = root && known.bindingOf(root);
  if (!root || !binding || steps > MAX_STEPS_BACK) return false;
  if (binding.kind === 'parameter' || binding.kind === 'self') {
    if (isOwned(binding, known) !== true) return false;
    return isTakenOut ? !isPointerAt(root, known) : isHeldByValue(place, root, known);
  }
  const value = /^(?:for|let)$/.test(binding.kind) ? binding.declaration.child('value') : undefined;
  const source = value && takenOutOf(value);
  return !!source && isReachedThroughOwned(source, known, true, steps + 1);
}
/** `slots` of `slots.iter_mut()`, `slot` of `mem::take(&mut *slot.write())`. */
function takenOutOf(value) {
  let isExclusive = false;
  for (let at = value; at; ) {
    if (isPlace(at)) return isExclusive ? at : null;
    const method = methodOf(at) ?? '';
    if (EXCLUSIVE.test(method) || OPENS.test(method)) {
      isExclusive ||= EXCLUSIVE.test(method);
      at = receiverOf(at);
    } else if (TAKES.test(calledPath(at) ?? '')) {
      isExclusive = true;
      at = argumentsOf(at)[0];
    } else if (at.kind === 'reference_expression') at = at.child('value');
    else if (/^(?:unary|parenthesized|try|await)_expression$/.test(at.kind)) at = at.children[0];
    else return null;
  }
  return null;
}
function isPointerAt(root, known) {
  const found = known.typeOf(root);
  return !!found && isPointer(found, known);
}
/** No part of the place may be an `Arc`, whose other owners reach the same lock. */
function isHeldByValue(place, root, known) {
  for (let part = place; part; part = part.child('value') ?? part.children[0]) {
    const found = known.typeOf(part);
    if (!found || isPointer(found, known)) return false;
    if (part === root) return true;
  }
  return false;
}
