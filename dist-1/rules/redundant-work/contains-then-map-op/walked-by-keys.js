import { isPlace } from '../../../rust/ownership/places.js';
import { keySpelling, spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isMap, methodTarget } from '../../../rust/types/types.js';

/** Leave the items the keys that they are. */
const KEEPS_KEYS = /^(?:filter|copied|cloned|inspect|take|skip|take_while|skip_while|rev|sorted\w*)$/;
/** `for key in map.keys() { .. map[key] .. }`: each value is searched for although the walk has just passed it. */
export function walkedByKeys(keys, file) {
  const map = receiverOf(keys);
  if (!map || argumentsOf(keys).length > 0 || !isPlace(map) || isKnownAsOther(map, file)) return null;
  const again = askedInWalk(keys, spelling(map), file);
  if (!again) return null;
  return {
    at: keys,
    message: `\`${spelling(map)}\` is walked by its keys and then asked for each: on line ${again.line} the value is searched for although it stood beside the key.`,
    help: 'walk the pairs with `iter()`',
  };
}
function isKnownAsOther(map, file) {
  const found = file.typeOf(map);
  if (!found) return false;
  const target = methodTarget(found);
  return !isMap(target) || file.declarations.declares(target.name);
}
function askedInWalk(keys, place, file) {
  for (let walk = keys; ; ) {
    const parent = walk.parent;
    if (parent?.kind === 'for_expression' && walk.field === 'value')
      return askedBy(file.localsOf(parent)[0], parent.child('body'), place, file);
    const call = methodCalledOn(walk);
    if (!call) return null;
    for (const closure of argumentsOf(call)) {
      if (closure.kind !== 'closure_expression') continue;
      const found = askedBy(file.localsOf(closure)[0], closure.child('body'), place, file);
      if (found) return found;
    }
    if (!KEEPS_KEYS.test(methodOf(call) ?? '')) return null;
    walk = call;
  }
}
function askedBy(key, body, place, file) {
  for (const { node } of key?.uses ?? []) {
    if (!body?.contains(node)) continue;
    for (const at of node.ancestors()) {
      if (isSearch(at, place, key.name)) return file.bindingOf(node) === key ? at : null;
      if (!/^(?:arguments|reference_expression|unary_expression|parenthesized_expression)$/.test(at.kind))
        break;
    }
  }
  return null;
}
function isSearch(at, place, key) {
  if (at.kind === 'index_expression') {
    const [held, index] = at.children;
    return !!held && !!index && spelling(held) === place && keySpelling(index) === key;
  }
  const receiver = at.kind === 'call_expression' && methodOf(at) === 'get' ? receiverOf(at) : undefined;
  const [asked] = receiver ? argumentsOf(at) : [];
  return !!receiver && !!asked && spelling(receiver) === place && keySpelling(asked) === key;
}
