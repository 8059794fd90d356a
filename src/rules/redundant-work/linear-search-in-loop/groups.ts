import { boundTo } from '../../../rust/names/bound-to.js';
import { baseOf } from '../../../rust/order/loop-length.js';
import type { Loop } from '../../../rust/order/loops.js';
import { walkedBy } from '../../../rust/order/loops.js';
import { type Walk, walkBinding } from '../../../rust/order/walks.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** `for (key, ours) in new { let theirs = old.get(&key); .. }`: both are what a map holds under one key, mostly an item or two. */
export function areGroupsOfOneKey(list: Node, loop: Loop, file: RustFile): boolean {
  const source = walkedBy(loop);
  const walked = source && baseOf(source);
  return !!walked && isPlace(walked) && isGroup(list, file) && isGroup(walked, file);
}

function isGroup(list: Node, file: RustFile): boolean {
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  const walk = walkBinding(binding, file);
  if (walk) return isGroupWalked(walk, file);
  const value = binding && boundTo(binding);
  return !!value && isLookUp(matchedBy(value), file);
}

function isGroupWalked({ source, pattern }: Walk, file: RustFile): boolean {
  if (/^(?:values|values_mut|into_values)$/.test(methodOf(source) ?? '')) return true;
  const walked = baseOf(source);
  const isPair = pattern.kind === 'tuple_pattern';
  return isPair && (isOfMap(walked, file) || (isPlace(source) && !file.typeOf(walked)));
}

/** `old.get(&key)` of `match old.get(&key) { Some(list) => list, None => continue }`. */
function matchedBy(value: Node): Node {
  if (value.kind === 'match_expression') return value.child('value')!;
  const condition = value.kind === 'if_expression' ? value.child('condition') : undefined;
  return condition?.kind === 'let_condition' ? condition.child('value')! : value;
}

/** `old.get(&key)`, also with what unwraps it behind. */
function isLookUp(value: Node, file: RustFile): boolean {
  for (let at: Node | undefined = value; at; at = receiverOf(at)) {
    if (at.kind === 'try_expression') at = at.children[0]!;
    if (/^(?:get|get_mut|remove|entry)$/.test(methodOf(at) ?? ''))
      // A list is asked by a number, never by a reference.
      return isOfMap(receiverOf(at)!, file) || argumentsOf(at)[0]?.kind === 'reference_expression';
  }
  return false;
}

function isOfMap(place: Node, file: RustFile): boolean {
  const found = file.typeOf(place);
  return !!found && isMap(methodTarget(found));
}
