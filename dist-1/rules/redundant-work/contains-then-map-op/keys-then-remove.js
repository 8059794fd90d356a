import { enclosingLoop } from '../../../rust/order/loops.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { keySpelling, spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, nextMethod, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { PANICKING } from '../../../rust/syntax/openings.js';
import { isMap, isSet, methodTarget } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';
/** Keys that are copied out of a map in one pass, only to look each up again in order to remove it. */
export function removedByCollectedKeys(call, file) {
  const map = receiverOf(call);
  const loop = loopOverKeys(call);
  const [key] = argumentsOf(call);
  if (!key || !loop || !isPlace(map) || !isKeyed(map, key, file)) return null;
  if (keySpelling(key) !== loop.item.replace(/^&/, '')) return null;
  const keys = namedList(loop.source, file);
  const gathered = keys && gatheringOf(keys, map, loop);
  if (!gathered || !(isPlainStep(call, map, loop) || takesEverything(call, keys, loop))) return null;
  const isTaken = call.parent?.kind !== 'expression_statement';
  return {
    at: gathered.at,
    ...(gathered.until && { until: gathered.until }),
    message: `Keys of ${quoted(map)} are copied into \`${keys.name}\`, and each is then looked up again by \`remove\`.`,
    help: isTaken
      ? 'take them out in one pass with `extract_if`, or all of them with `drain`'
      : 'remove them in one pass with `retain`',
  };
}
/** `for key in keys { .. }`, `keys.iter().for_each(|key| ..)` */
function loopOverKeys(call) {
  const loop = enclosingLoop(call);
  if (loop?.node.kind === 'for_expression') {
    const [pattern, source] = [loop.node.child('pattern'), loop.node.child('value')];
    return pattern && source ? { node: loop.node, item: pattern.text, source, body: loop.body } : null;
  }
  const [parameter, ...more] = loop?.body.parent?.child('parameters')?.children ?? [];
  if (loop?.word !== 'for_each' || !parameter || more.length > 0) return null;
  return { node: loop.node, item: parameter.text, source: receiverOf(loop.node), body: loop.body };
}
function isKeyed(map, key, file) {
  const found = file.typeOf(map);
  if (!found) return key.kind === 'reference_expression' || /^(?:id|key|hash|k)$/.test(key.text);
  const target = methodTarget(found);
  return (isMap(target) || isSet(target)) && !file.declarations.declares(target.name);
}
/** Runs at each turn, and what holds the map is not asked for anything else that could mind the removal. */
function isPlainStep(call, map, { body }) {
  if (isInBranch(call, body)) return false;
  const path = spelling(map);
  for (const node of body.descendants()) {
    if (node === map || node.kind === 'await_expression') {
      if (node !== map) return false;
      continue;
    }
    if (isPlace(node) && spelling(node) === path) return false;
    const receiver = methodOf(node) ? receiverOf(node) : undefined;
    if (receiver && path.startsWith(`${spelling(receiver)}.`)) return false;
  }
  return true;
}
/** Is the removal asked for only under a condition that is looked at in the same turn? */
function isInBranch(call, body) {
  for (let at = call; at !== body && at.parent; at = at.parent) {
    if (
      /^(?:if_expression|match_expression)$/.test(at.parent.kind) &&
      !/^(?:condition|value)$/.test(at.field)
    )
      return true;
    if (at.parent.kind === 'closure_expression') return true;
  }
  return false;
}
/** `map.remove(&key).unwrap()` for every key there is: all of them leave, whatever is put back meanwhile. */
function takesEverything(call, keys, loop) {
  const unwrapped = PANICKING.test(nextMethod(call));
  const all = !!keys.value && !/\bfilter\w*\(/.test(keys.value.text) && methodOf(keys.value) === 'collect';
  return unwrapped && all && !isInBranch(call, loop.body);
}
/** `keys`, `&keys`, `keys.iter()`, `keys.drain(..)`. */
function namedList(source, file) {
  let at = source;
  if (at && /^(?:iter|into_iter|drain)$/.test(methodOf(at) ?? '')) at = receiverOf(at);
  if (at?.kind === 'reference_expression') at = at.child('value');
  return (at?.kind === 'identifier' && file.bindingOf(at)) || null;
}
/** Where the list got its keys: a chain over the map that is collected, or a loop over it that pushes them. */
function gatheringOf(keys, map, removal) {
  if (keys.uses.some(({ node }) => isOtherUse(node, removal))) return null;
  const { value, declaration } = keys;
  if (value && methodOf(value) === 'collect')
    return isOverMap(value, map) && !isAskedMeanwhile(value, map) ? { at: declaration } : null;
  if (!value || !/\bnew\(\)|with_capacity|vec!\[\]|default\(\)/.test(value.text)) return null;
  for (const { node } of keys.uses) {
    const loop = isPushed(node) ? enclosingLoop(node)?.node : null;
    if (loop?.kind === 'for_expression' && loop !== removal.node && isOverMap(loop.child('value'), map))
      return { at: loop, until: loop.child('value') };
  }
  return null;
}
/** `set.iter().filter(|id| !set.contains(&next(id)))`: what is thinned can't be asked. */
function isAskedMeanwhile(chain, map) {
  const path = spelling(map);
  for (const closure of chain.descendantsOfKind('closure_expression'))
    for (const node of closure.descendants()) if (isPlace(node) && spelling(node) === path) return true;
  return false;
}
/** Besides being filled, counted and gone through, the list is needed for something. */
function isOtherUse(use, removal) {
  if (removal.source.contains(use) || isPushed(use)) return false;
  return !/^(?:len|is_empty|reserve|clear)$/.test(nextMethod(use));
}
function isPushed(use) {
  return nextMethod(use) === 'push';
}
const OVER_MAP = /^(?:keys|iter|into_iter)$/;
/** `map.keys().filter(..).cloned().collect()`, `for (key, value) in &map`. */
function isOverMap(source, map) {
  const path = spelling(map);
  let at = source;
  let walked = false;
  while (at && methodOf(at)) {
    const method = methodOf(at);
    if (/^(?:take|skip|sorted\w*|rev|take_while|skip_while|chain|zip)$/.test(method)) return false;
    walked = OVER_MAP.test(method);
    at = receiverOf(at);
  }
  if (at?.kind === 'reference_expression') return spelling(at.child('value')) === path;
  return !!at && walked && !!rootOf(at) && spelling(at) === path;
}
