import { signatureOf } from '../../../rust/functions/signatures.js';
import { baseOf } from '../../../rust/order/loop-length.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import { isMap, isSequence, isSet, methodTarget } from '../../../rust/types/types.js';
/** Room was made for the list beforehand, and nobody knows how many items come: then `extend` asks for room at each of them as `push` does. */
export function hasRoomForUnknown(target, walked, moving, file) {
  const held = target.kind === 'identifier' ? file.bindingOf(target) : undefined;
  return !!held?.whole && !!walked && !isOfKnownLength(walked, file) && hasMadeRoom(held, moving, file);
}
/** Room for as many as come was made beforehand: no `push` grows the list. */
export function hasRoomForAll(target, moving, file) {
  const held = target.kind === 'identifier' ? file.bindingOf(target) : undefined;
  return !!held?.whole && hasMadeRoom(held, moving, file);
}
const ROOM_MADE = new NodeMemo();
/** A list may be filled by many loops: its uses are gone through once. */
function hasMadeRoom(held, moving, file) {
  let made = ROOM_MADE.get(held.node);
  if (made === undefined) {
    made = endOfMakingRoom(held, file);
    ROOM_MADE.set(held.node, made);
  }
  return made < moving.start;
}
/** Where room was first made, by the constructor or by `reserve`. */
function endOfMakingRoom(held, file) {
  const maker = held.value && (methodOf(held.value) ?? calledPath(held.value));
  if (/with_capacity$/.test(maker ?? '')) return held.node.end;
  const reserving = file
    .usesOf(held)
    .find(({ method }) => /^(?:try_)?reserve(?:_exact)?$/.test(method ?? ''));
  return reserving ? reserving.use.node.end : Number.POSITIVE_INFINITY;
}
/** Adapters whose items nobody can count beforehand. */
const LETS_SOME_PASS =
  /\.(?:filter|filter_map|flat_map|flatten|take_while|skip_while|map_while|scan|dedup\w*|unique\w*|r?split\w*|lines|matches|find_iter|try_iter)(?:::<[^>]*>)?\(/;
/** Iterators that say nothing of how many items come. */
const SAYS_NOTHING = /^(?:ReadDir|WalkDir|Receiver|UnboundedReceiver|Lines|R?Split\w*|Matches|TryIter)$/;
/** Can `extend` know beforehand how many come, so that it makes room once? Yes, as far as nothing speaks against it. */
export function saysHowMany(walked, file) {
  if (!walked || LETS_SOME_PASS.test(ownChain(walked)) || isOfHiddenIterator(walked, file)) return false;
  const found = file.typeOf(withoutBorrow(walked));
  const name = found ? methodTarget(found).name : '';
  if (SAYS_NOTHING.test(name)) return false;
  const { declarations } = file;
  return !(
    declarations.declares(name) &&
    declarations.method(name, 'next') &&
    !declarations.method(name, 'size_hint')
  );
}
/** `joints.enabled_bodies(id)` of the repository, which returns `impl Iterator`: it may filter. */
function isOfHiddenIterator(walked, file) {
  for (let at = walked; at?.kind === 'call_expression'; at = receiverOf(at)) {
    const returned = signatureOf(at, file)?.returns;
    const trait = returned?.name === 'Box' ? returned.args[0]?.args[0] : returned?.args[0];
    if (trait?.name === 'Iterator' && /^(?:impl|dyn|Box)$/.test(returned.name)) return true;
  }
  return false;
}
/** `next_of(&node)` of a closure, `text.graphemes(true)`: nothing tells how many items come, nor that they lie in one block. */
export function isOfUnknownMake(walked, file) {
  return !isKnownKind(walked, file) && !isNamedList(walked, file);
}
function isKnownKind(walked, file) {
  return isOfKnownLength(walked, file) || !!file.typeOf(walked);
}
/** A field, a parameter, a part of an enum, a constant: who keeps it under a name keeps a collection; what an iterator yields may be an iterator. */
function isNamedList(walked, file) {
  const place = withoutBorrow(walked);
  if (/^(?:\w+::)*[A-Z][A-Z0-9_]*$/.test(place.text)) return true;
  const root = isPlace(place) ? rootOf(place) : null;
  const binding = root && file.bindingOf(root);
  if (!binding) return false;
  return (
    place !== root ||
    !/^(?:for_expression|let_declaration|closure_expression)$/.test(binding.declaration.kind)
  );
}
/** The methods of a chain without what is handed to them. */
function ownChain(walked) {
  const method = walked.kind === 'call_expression' ? methodOf(walked) : null;
  return method ? `${ownChain(receiverOf(walked))}.${method}(` : '';
}
/** A range, a list, a map or a set, as far as the type of what the chain starts from is known. */
function isOfKnownLength(walked, file) {
  const base = baseOf(walked);
  if (/^(?:range|array)_expression$/.test(base.kind)) return true;
  const found = file.typeOf(base);
  const kind = found && methodTarget(found);
  return !!kind && (isSequence(kind) || isMap(kind) || isSet(kind));
}
