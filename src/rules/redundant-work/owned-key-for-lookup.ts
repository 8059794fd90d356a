import { asCopy, costOf, costOfType, isFreeCopy } from '../../rust/cost/copies.js';
import { boundTo } from '../../rust/names/bound-to.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { isOwned } from '../../rust/ownership/owned.js';
import { mayBeMovedOut } from '../../rust/ownership/ownership.js';
import { isPlace, rootOf } from '../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { freshString, isText } from '../../rust/types/strings.js';
import { isMap, methodTarget } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { isLentOut } from './of-several-rules/returned.js';
import { isKnownToBeNew } from './owned-key-for-lookup/asked-before.js';
import { type Entered, enteredByCallee } from './owned-key-for-lookup/entered-by-callee.js';
import { isEntryHandedOn } from './owned-key-for-lookup/entry-handed-on.js';
import { keyMadeTwice } from './owned-key-for-lookup/key-made-twice.js';

export const rule: Rule = {
  id: 'owned-key-for-lookup',
  item: 'redundant-work',
  summary: 'a key that is copied for a look-up that may find it there',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  trifleBesideIo: true,
  on: ['call_expression'],
  needs: /\.(?:entry|get|get_mut|contains|contains_key|remove)\s*\(/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    const handed = methodOf(node) === 'clone' ? enteredByCallee(node, file) : null;
    if (handed) return handedToEntry(node, handed, file);
    const [key, second] = argumentsOf(node);
    if (!key || second || !receiverOf(node)) return null;
    const method = methodOf(node) ?? '';
    if (method === 'entry') return entered(node, key, file);
    return /^(?:get|get_mut|contains|contains_key|remove)$/.test(method) ? lookedUp(method, key, file) : null;
  },
};

/** `counts.entry(name.clone())`: the copy is made whether the key is new or not. */
function entered(entry: Node, key: Node, file: RustFile): Problem | null {
  const source = copiedKey(key, file);
  if (!source || !isMapOrUnknown(receiverOf(entry)!, file) || isExpectedToBeNew(entry)) return null;
  if (isEntryHandedOn(entry, file) || isKnownToBeNew(entry, source, file)) return null;
  if (isPlace(source) && mayBeMovedOut(source, key, file)) return null;
  return {
    at: key,
    message: `${quoted(source)} is copied for \`entry\` each time, also where the key is there already.`,
    help: `ask with \`${isLentOut(entry) ? 'contains_key' : 'get_mut'}\` first and copy ${quoted(source)} only for a new key${byReference(receiverOf(entry)!, source, file)}`,
    // A copy that may only count costs less than the second look-up that spares it.
    ...(!(isCalledOften(key, source, file) && isKnownToCost(key, receiverOf(entry)!, file)) && {
      minor: true,
    }),
  };
}

function handedToEntry(copy: Node, entered: Entered, file: RustFile): Problem | null {
  const { entry, source, name } = entered;
  if (!isMapOrUnknown(receiverOf(entry)!, file) || isExpectedToBeNew(entry)) return null;
  if (isEntryHandedOn(entry, file) || (isPlace(source) && mayBeMovedOut(source, copy, file))) return null;
  return {
    at: copy,
    message: `${quoted(source)} is copied for \`${name}\`, which gives it to \`entry\` each time, also where the key is there already.`,
    help: `let \`${name}\` borrow the key, ask with \`get_mut\` first and copy it only where it is new`,
    ...(!(entered.isKnownToCost && isCalledOften(copy, source, file)) && { minor: true }),
  };
}

/** Only hash maps have such an entry, and it makes a String of a `&str`, but no copy of a struct. */
function byReference(map: Node, source: Node, file: RustFile): string {
  const found = file.typeOf(map);
  const kind = found && methodTarget(found).name;
  if (isText(source, file) !== true || (kind && !kind.endsWith('HashMap'))) return '';
  return kind ? ", or use hashbrown's `entry_ref`" : ", or in a hash map use hashbrown's `entry_ref`";
}

/** As the key itself tells, or the type of the map. */
function isKnownToCost(key: Node, map: Node, file: RustFile): boolean {
  const copy = asCopy(key);
  if (freshString(key) || (copy && costOf(copy, file) === 'costs')) return true;
  const found = file.typeOf(map);
  const owned = found && isMap(methodTarget(found)) ? methodTarget(found).args[0] : undefined;
  return !!owned && costOfType(owned, file) === 'costs';
}

/** A map of known type, or something that is not known to be anything else. */
function isMapOrUnknown(receiver: Node, file: RustFile): boolean {
  const found = file.typeOf(receiver);
  return !found || isMap(methodTarget(found));
}

/** `match map.entry(k) { Occupied(_) => return Err(..) }`: a key that is there is the exception. */
function isExpectedToBeNew(entry: Node): boolean {
  if (isOnlyForVacant(entry)) return true;
  const match = entry.parent?.kind === 'match_expression' ? entry.parent : null;
  const occupied = match
    ?.child('body')
    ?.children.find((arm) => /\bOccupied\b/.test(arm.child('pattern')?.text ?? ''));
  return /^\{?\s*(?:return\s+)?(?:\w+::)*(?:Err\b|bail!|panic!|unreachable!)/.test(
    occupied?.child('value')?.text ?? '',
  );
}

/** `let Entry::Vacant(free) = map.entry(k) else { .. }`: only a new key is of interest. */
function isOnlyForVacant(entry: Node): boolean {
  const holder = entry.parent;
  return (
    /^let_(?:declaration|condition)$/.test(holder?.kind ?? '') &&
    /\bVacant\b/.test(holder?.child('pattern')?.text ?? '')
  );
}

/** Names are followed this far back to the parameter that lent them. */
const MAX_STEPS_BACK = 3;

/** In a loop, or of a key that the function was lent: whoever calls it does so for each item. */
function isCalledOften(key: Node, source: Node, file: RustFile): boolean {
  if (enclosingLoop(key)) return true;
  let place: Node | undefined = source;
  for (let step = 0; place && step < MAX_STEPS_BACK; step++) {
    const root = rootOf(place);
    const binding = root && file.bindingOf(root);
    if (!binding) return false;
    if (binding.kind === 'parameter') return true;
    if (isOwned(binding, file) === true) return false;
    place = boundTo(binding);
  }
  return false;
}

/** What is copied to make the key; null where the copy costs nothing, or makes another thing of it. */
function copiedKey(key: Node, file: RustFile): Node | null {
  const made = freshString(key);
  if (made)
    return made.source && /^(?:copy|to_string)$/.test(made.how) && isText(made.source, file) === true
      ? made.source
      : null;
  const copy = asCopy(key);
  if (!copy || copy.method === 'cloned' || isFreeCopy(copy, file)) return null;
  return copy.method === 'clone' || costOf(copy, file) === 'costs' ? copy.source : null;
}

/** `map.get(&(name.to_string(), id))`: the key of a look-up owns what it could borrow. */
function lookedUp(method: string, argument: Node, file: RustFile): Problem | null {
  const key = argument.kind === 'reference_expression' ? argument.child('value') : undefined;
  if (key?.kind === 'call_expression') return keyMadeTwice(method, key, file);
  if (!key || !/^(?:tuple|struct)_expression$/.test(key.kind)) return null;
  const parts = key.kind === 'tuple_expression' ? key.children : (key.child('body')?.children ?? []);
  for (const part of parts) {
    const value = part.kind === 'field_initializer' ? part.child('value') : part;
    const source = value && copiedKey(value, file);
    if (!source || !isCertain(value, source, file)) continue;
    return {
      at: value,
      message: `${quoted(source)} is copied only for \`${method}\` to look up a key, and the copy is dropped at once.`,
      help: 'look up by a key that borrows: a map in a map, or `Equivalent` for a key of references',
      // The standard maps can't be asked by a tuple of references, and what is no text is often counted.
      ...(isText(source, file) !== true && { minor: true }),
    };
  }
  return null;
}

function isCertain(value: Node, source: Node, file: RustFile): boolean {
  const copy = asCopy(value);
  return isText(source, file) === true || (!!copy && costOf(copy, file) === 'costs');
}
