import { baseOf } from '../../../rust/order/loop-length.js';
import { walkedBy } from '../../../rust/order/loops.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isMap, methodTarget } from '../../../rust/types/types.js';
/** `for (key, ours) in new { let theirs = old.get(&key); .. }`: both are what a map holds under one key, mostly an item or two. */
export function areGroupsOfOneKey(list, loop, file) {
  const source = walkedBy(loop);
  const walked = source && baseOf(source);
  return !!walked && isPlace(walked) && isGroup(list, file) && isGroup(walked, file);
}
function isGroup(list, file) {
  const root = list.kind === 'identifier' ? rootOf(list) : null;
  const declaration = root && file.bindingOf(root)?.declaration;
  const value = declaration?.child('value');
  if (!declaration || !value) return false;
  if (declaration.kind === 'for_expression') {
    if (/^(?:values|values_mut|into_values)$/.test(methodOf(value) ?? '')) return true;
    const walked = baseOf(value);
    const isPair = declaration.child('pattern')?.kind === 'tuple_pattern';
    return isPair && (isOfMap(walked, file) || (isPlace(value) && !file.typeOf(walked)));
  }
  return isLookUp(value, file);
}
/** `old.get(&key)`, also with what unwraps it behind. */
function isLookUp(value, file) {
  for (let at = value; at; at = receiverOf(at)) {
    if (at.kind === 'try_expression') at = at.children[0];
    if (/^(?:get|get_mut|remove|entry)$/.test(methodOf(at) ?? ''))
      // A list is asked by a number, never by a reference.
      return isOfMap(receiverOf(at), file) || argumentsOf(at)[0]?.kind === 'reference_expression';
  }
  return false;
}
function isOfMap(place, file) {
  const found = file.typeOf(place);
  return !!found && isMap(methodTarget(found));
}
