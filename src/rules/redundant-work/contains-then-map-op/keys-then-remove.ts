import { emptyContainer } from '../../../rust/cost/containers.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isCollect, underlined } from '../../../rust/order/collects.js';
import { IN_TURN, leavesBy } from '../../../rust/order/leaves-function.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { keySpelling, spelling } from '../../../rust/ownership/same-place.js';
import { receiverBehind } from '../../../rust/ownership/single-use.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { PANICKING } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { drainOf } from '../../../rust/types/drains.js';
import { isSharded } from '../../../rust/types/sharded.js';
import { isMap, isSet, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isSieve } from './removed-on-condition.js';

/** Keys that are copied out of a map in one pass, only to look each up again in order to remove it. */
export function removedByCollectedKeys(call: Node, file: RustFile): Problem | null {
  const map = receiverOf(call)!;
  const loop = loopOverKeys(call);
  const [key] = argumentsOf(call);
  if (!key || !loop || !isPlace(map) || !isKeyed(map, key, file)) return null;
  if (keySpelling(key) !== loop.item.replace(/^&/, '')) return null;
  const keys = namedList(loop.source, file);
  const gathered = keys ? gatheringOf(keys, map, loop, file) : gatheredForLoop(loop.source, map, file);
  if (
    !gathered ||
    !(isPlainStep(call, map, loop) || takesEverything(call, keys, loop) || isSieve(call, map, loop))
  )
    return null;
  // The closure of `retain` can't leave the function.
  const isTaken = call.parent?.kind !== 'expression_statement' || leavesBy(loop.body, IN_TURN) !== null;
  // A map of many threads gives out what it holds key by key.
  if (isTaken && isSharded(file.typeOf(map))) return null;
  return {
    at: gathered.at,
    ...(gathered.until && { until: gathered.until }),
    message: `Keys of ${quoted(map)} are copied into ${keys ? `\`${keys.name}\`` : 'a list for the loop to walk'}, and each is then looked up again by \`remove\`.`,
    help: isTaken
      ? `take them out in one pass with \`extract_if\`, or all of them with \`${drainOf(file.typeOf(map)) ?? 'std::mem::take'}\``
      : 'remove them in one pass with `retain`',
  };
}

interface KeyLoop {
  node: Node;
  item: string;
  source: Node;
  body: Node;
}

/** `for key in keys { .. }`, `keys.iter().for_each(|key| ..)` */
function loopOverKeys(call: Node): KeyLoop | null {
  const loop = enclosingLoop(call);
  if (loop?.node.kind === 'for_expression') {
    const [pattern, source] = [loop.node.child('pattern'), loop.node.child('value')];
    return pattern && source ? { node: loop.node, item: pattern.text, source, body: loop.body } : null;
  }
  const [parameter, ...more] = loop?.body.parent?.child('parameters')?.children ?? [];
  if (loop?.word !== 'for_each' || !parameter || more.length > 0) return null;
  return { node: loop.node, item: parameter.text, source: receiverOf(loop.node)!, body: loop.body };
}

function isKeyed(map: Node, key: Node, file: RustFile): boolean {
  const found = file.typeOf(map);
  if (!found) return key.kind === 'reference_expression' || /^(?:id|key|hash|k)$/.test(key.text);
  const target = methodTarget(found);
  return (isMap(target) || isSet(target)) && !file.declarations.declares(target.name);
}

/** Runs at each turn, and what holds the map is not asked for anything else that could mind the removal. */
function isPlainStep(call: Node, map: Node, { body }: KeyLoop): boolean {
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
function isInBranch(call: Node, body: Node): boolean {
  for (let at: Node = call; at !== body && at.parent; at = at.parent) {
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
function takesEverything(call: Node, keys: Binding | null, loop: KeyLoop): boolean {
  const unwrapped = PANICKING.test(nextMethod(call));
  const all = !!keys?.value && !/\bfilter\w*\(/.test(keys.value.text) && methodOf(keys.value) === 'collect';
  return unwrapped && all && !isInBranch(call, loop.body);
}

/** `for key in map.keys().copied().collect::<Vec<_>>() { .. }` */
function gatheredForLoop(source: Node, map: Node, file: RustFile): Gathered | null {
  const list = withoutBorrow(source);
  return isCollect(list) && isOverMap(list, map, file) && !isAskedMeanwhile(list, map)
    ? underlined(list, list)
    : null;
}

/** `keys`, `&keys`, `keys.iter()`, `keys.drain(..)`. */
function namedList(source: Node | undefined, file: RustFile): Binding | null {
  let at = source;
  if (at && /^(?:iter|into_iter|drain)$/.test(methodOf(at) ?? '')) at = receiverOf(at);
  if (at?.kind === 'reference_expression') at = at.child('value');
  return (at?.kind === 'identifier' && file.bindingOf(at)) || null;
}

interface Gathered {
  at: Node;
  until?: Node;
}

/** Where the list got its keys: a chain over the map that is collected, or a loop over it that pushes them. */
function gatheringOf(keys: Binding, map: Node, removal: KeyLoop, file: RustFile): Gathered | null {
  if (keys.uses.some(({ node }) => isOtherUse(node, removal))) return null;
  const { value, declaration } = keys;
  if (value && methodOf(value) === 'collect')
    return isOverMap(value, map, file) && !isAskedMeanwhile(value, map) ? { at: declaration } : null;
  if (!value || (!emptyContainer(value, null) && !MADE_EMPTY.test(calledPath(value) ?? ''))) return null;
  for (const { node } of keys.uses) {
    const loop = isPushed(node) ? enclosingLoop(node)?.node : null;
    if (
      loop?.kind === 'for_expression' &&
      loop !== removal.node &&
      isOverMap(loop.child('value')!, map, file)
    )
      return { at: loop, until: loop.child('value')! };
  }
  return null;
}

const MADE_EMPTY = /::(?:new|default|with_capacity\w*)$/;

/** `set.iter().filter(|id| !set.contains(&next(id)))`: what is thinned can't be asked. */
function isAskedMeanwhile(chain: Node, map: Node): boolean {
  const path = spelling(map);
  for (const closure of chain.descendantsOfKind('closure_expression'))
    for (const node of closure.descendants()) if (isPlace(node) && spelling(node) === path) return true;
  return false;
}

/** Besides being filled, counted and gone through, the list is needed for something. */
function isOtherUse(use: Node, removal: KeyLoop): boolean {
  if (removal.source.contains(use) || isPushed(use)) return false;
  return !/^(?:len|is_empty|reserve|clear)$/.test(nextMethod(use));
}

function isPushed(use: Node): boolean {
  return nextMethod(use) === 'push';
}

/** `map.iter().map(|(_, row)| row.parent)`: what is made of the values alone is no key of the map. */
const OF_VALUE = /^\(\s*(?:move\s+)?\|\s*&?\(\s*_\s*,/;

const OVER_MAP = /^(?:keys|iter|into_iter)$/;

/** `map.keys().filter(..).cloned().collect()`, `for (key, value) in &map`. */
function isOverMap(source: Node, map: Node, file: RustFile): boolean {
  const path = spelling(map);
  let at: Node | undefined = source;
  let walked = false;
  while (at && methodOf(at)) {
    const method = methodOf(at)!;
    if (/^(?:filter_)?map$/.test(method) && OF_VALUE.test(at.child('arguments')!.text)) return false;
    if (/^(?:take|skip|sorted\w*|rev|take_while|skip_while|chain|zip)$/.test(method)) return false;
    walked = OVER_MAP.test(method);
    at = receiverBehind(at, file);
  }
  if (at?.kind === 'reference_expression') return spelling(at.child('value')!) === path;
  return !!at && walked && !!rootOf(at) && spelling(at) === path;
}
