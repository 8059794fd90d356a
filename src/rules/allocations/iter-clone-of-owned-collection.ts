import { asCopy, costOfType } from '../../rust/cost/copies.js';
import { isTakenButOnlyRead, mayBeMovedOut } from '../../rust/ownership/ownership.js';
import { isPlainStruct } from '../../rust/ownership/owns-everything.js';
import { isInClosureApart, isPlace, rootOf, statementOf } from '../../rust/ownership/places.js';
import { isMutableBorrow, isSharedBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { OPENING, withoutAwaitsAndOpenings } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { drainOf } from '../../rust/types/drains.js';
import { isMap, isSequence, isSet } from '../../rust/types/types.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { isCollectedFromLent } from './iter-clone-of-owned-collection/collected-from-lent.js';
import { copiedInChain, copiedInLoop } from './iter-clone-of-owned-collection/copied-items.js';
import { isOfLentItems } from './iter-clone-of-owned-collection/lent-items.js';
import { isMadeForTheWalk } from './iter-clone-of-owned-collection/made-for-the-walk.js';
import { replacedLater } from './of-several-rules/overwritten-later.js';

export const rule: Rule = {
  id: 'iter-clone-of-owned-collection',
  item: 'allocations',
  summary: 'items copied out of a collection that could give them away',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['call_expression', 'for_expression'],
  needs: /\.(?:(?:clone|cloned|to_owned|to_vec|to_string)\(\)|extend_from_slice\()|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (methodOf(node) === 'extend_from_slice') return extendedByCopies(node, file);
    const collection = node.kind === 'for_expression' ? iteratedByReference(node) : iteratedBy(node);
    if (!collection) return null;
    const isGivenUp = couldGiveAway(collection, node, file);
    if (!isGivenUp && !isEmptiedAfterwards(collection, file)) return null;
    const copied = node.kind === 'for_expression' ? copiedInLoop(node, file) : copiedInChain(node, file);
    if (!copied) return null;
    return isGivenUp ? problem(collection, copied, node, file) : emptied(collection, copied, file);
  },
};

function emptied(collection: Node, copied: Node, file: RustFile): Problem {
  const found = file.typeOf(collection);
  const drain = drainOf(found);
  const lent = found?.refs === 'm' ? '' : '&mut ';
  return {
    at: copied,
    message: `${quoted(collection)} is emptied or overwritten afterwards, yet ${quoted(copied)} copies each item out of it first.`,
    help: `take the items out: ${drain ? `\`${drain}\` or ` : ''}\`std::mem::take(${lent}${collection.text})\``,
  };
}

/** `for row in &self.rows { all.push(row.clone()); } self.rows.clear();` */
function isEmptiedAfterwards(collection: Node, file: RustFile): boolean {
  if (!isPlace(collection) || /[[*]/.test(collection.text)) return false;
  const found = file.typeOf(collection);
  if (!found || !/^m?$/.test(found.refs) || !(isSequence(found) || isMap(found) || isSet(found)))
    return false;
  return found.name !== '[]' && replacedLater(collection, collection, file) !== null;
}

function problem(collection: Node, copied: Node, walk: Node, file: RustFile): Problem {
  const copy = asCopy(copied);
  const drain = drainOf(file.typeOf(collection));
  const verb = copy && copiedOrCloned(copy, file) === 'cloned' ? 'clones' : 'copies';
  const owned = isMadeForTheWalk(collection, walk, file)
    ? 'makes a list that nobody else holds'
    : 'is owned and not used afterwards';
  return {
    at: copied,
    message: `${quoted(collection)} ${owned}, yet ${quoted(copied)} ${verb} each item and the originals are dropped.`,
    help: `iterate with \`into_${keysOrValues(walk) ?? 'iter'}()\`${drain && !keysOrValues(walk) ? ` (or \`${drain}\`)` : ''} and move the items`,
  };
}

/** `keys` of `names.keys()` */
function keysOrValues(walk: Node): string | null {
  const method = methodOf(walk);
  return method === 'keys' || method === 'values' ? method : null;
}

/** `all.extend_from_slice(&names)` where the items are not Copy and nobody needs `names` any more. */
function extendedByCopies(call: Node, file: RustFile): Problem | null {
  const [argument] = argumentsOf(call);
  const list = argument?.kind === 'reference_expression' ? argument.child('value') : undefined;
  const isMade =
    list?.kind === 'call_expression' || list?.kind === 'await_expression' || list?.kind === 'try_expression';
  if (!list || !(isMade || (isPlace(list) && !/[[*]/.test(list.text)))) return null;
  const found = file.typeOf(list);
  const item = found?.name === 'Vec' && found.refs === '' ? found.args[0] : undefined;
  if (item?.refs !== '' || costOfType(item, file) !== 'costs') return null;
  if (!isMade && !mayBeMovedOut(list, call, file)) return null;
  return {
    at: call,
    message: `${quoted(list)} is ${isMade ? 'made for this call alone' : 'owned and not used afterwards'}, yet each item is copied out of it and the originals are dropped.`,
    help: `move them: \`extend(${list.text.replace(/\s+/g, ' ')})\`${isMade ? '' : ', or `append`'}`,
  };
}

/** `v` of `v.iter()`. */
function iteratedBy(node: Node): Node | null {
  return /^(iter|values|keys)$/.test(methodOf(node) ?? '') && argumentsOf(node).length === 0
    ? (receiverOf(node) ?? null)
    : null;
}

/** `v` of `for x in &v`; `for x in v.iter()` is seen at the call. */
function iteratedByReference(node: Node): Node | null {
  const value = node.child('value');
  if (!value || !isSharedBorrow(value)) return null;
  return value.child('value') ?? null;
}

function couldGiveAway(collection: Node, node: Node, file: RustFile): boolean {
  if (isPlace(collection)) {
    const found = file.typeOf(collection);
    if (
      found &&
      (found.refs !== '' || !(isSequence(found) || isMap(found) || isSet(found)) || found.name === '[]')
    )
      return false;
    if ((found && isOfLentItems(found, node)) || isCollectedFromLent(collection, file)) return false;
    // A field of unknown type may well be a shared one.
    if (!found && collection.kind !== 'identifier' && !isFieldOfForeign(collection, file)) return false;
    return mayBeMovedOut(collection, statementOf(node), file);
  }
  if (isOwnedAnswer(collection, file) || isMadeForTheWalk(collection, node, file)) return true;
  const root = rootOf(collection);
  const binding = root && file.bindingOf(root);
  const holder = root && file.typeOf(root);
  if (!root || !binding || !holder || isInClosureApart(node, binding)) return false;
  // `data.children().iter()` with `data` taken by value.
  if (methodOf(collection) === null || argumentsOf(collection).length > 0 || receiverOf(collection) !== root)
    return false;
  return (
    !isSequence(holder) &&
    file.functionAt(root)?.types.boundOf(holder) === null &&
    isTakenButOnlyRead(binding, file)
  );
}

/** `certs(&mut reader)?`: a function that is lent nothing but what it may write to gives a list of its own. */
function isOwnedAnswer(collection: Node, file: RustFile): boolean {
  const call = withoutAwaitsAndOpenings(collection, OPENING);
  const given = argumentsOf(call);
  if (call === collection || calledPath(call) === null || given.length === 0) return false;
  const found = file.typeOf(collection);
  if (found && (found.refs !== '' || found.name === '[]' || !isSequence(found))) return false;
  return given.every(isMutableBorrow);
}

/** `class.lines` of a plain struct from another crate that the function takes by value: such a struct holds its lists itself. */
function isFieldOfForeign(place: Node, file: RustFile): boolean {
  const root = place.child('value');
  const binding = root?.kind === 'identifier' ? file.bindingOf(root) : undefined;
  const holder = binding?.kind === 'parameter' && binding.whole ? file.typeOf(root) : null;
  return !!holder && !file.declarations.declares(holder.name) && isPlainStruct(holder, place);
}
