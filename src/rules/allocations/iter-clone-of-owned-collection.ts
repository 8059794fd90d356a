import { asCopy, type Copy, costOf, costOfType, isFreeCopy } from '../../rust/cost/copies.js';
import { isInFallback } from '../../rust/functions/failing.js';
import type { Binding } from '../../rust/names/scopes.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { endsLoop } from '../../rust/order/run-order.js';
import { hasDrop } from '../../rust/ownership/dropped-at-end.js';
import { isPlainStruct } from '../../rust/ownership/lent.js';
import { isTakenButOnlyRead, mayBeMovedOut } from '../../rust/ownership/ownership.js';
import {
  isInClosureApart,
  isNeededAfter,
  isPlace,
  isRepeated,
  rootOf,
  statementOf,
} from '../../rust/ownership/places.js';
import { isMutableBorrow, isSharedBorrow } from '../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import { OPENING, withoutAwaitsAndOpenings } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { drainOf } from '../../rust/types/drains.js';
import { isMap, isSequence, isSet } from '../../rust/types/types.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { isCollectedFromLent } from './iter-clone-of-owned-collection/collected-from-lent.js';
import { isLentItem, isOfLentItems } from './iter-clone-of-owned-collection/lent-items.js';
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
  if (!list || !isPlace(list) || /[[*]/.test(list.text)) return null;
  const found = file.typeOf(list);
  const item = found?.name === 'Vec' && found.refs === '' ? found.args[0] : undefined;
  if (item?.refs !== '' || costOfType(item, file) !== 'costs' || !mayBeMovedOut(list, call, file))
    return null;
  return {
    at: call,
    message: `${quoted(list)} is owned and not used afterwards, yet each item is copied out of it and the originals are dropped.`,
    help: `move them: \`extend(${list.text})\`, or \`append\``,
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

/** The first copy of an item, or of a part of it, in the closures of the chain that starts here; `.cloned()` counts. */
function copiedInChain(iteration: Node, file: RustFile): Node | null {
  for (let at = iteration; ; ) {
    const call = methodCalledOn(at);
    if (!call) return loopOver(at, file);
    const copy = methodOf(call) === 'cloned' ? asCopy(call) : null;
    if (copy)
      return costOf({ ...copy, source: iteration }, file) !== 'free' && ownsItems(copy.source, file)
        ? call
        : null;
    if (
      !/^(map|filter_map|flat_map|flatten|for_each|try_for_each|enumerate|rev|skip|take|chain|filter|zip)$/.test(
        methodOf(call) ?? '',
      )
    )
      return null;
    for (const closure of argumentsOf(call)) {
      const found = closure.kind === 'closure_expression' ? copiedInClosure(closure, file) : null;
      if (found) return found;
    }
    at = call;
  }
}

/** Who writes `cloned` knows of no `copied` that would do, as long as the type of the items has a name. */
function ownsItems(iterator: Node, file: RustFile): boolean {
  const item = file.typeOf(iterator)?.args[0];
  return !!item && item.name !== '_' && file.isCopy({ ...item, refs: item.refs.slice(1) }) !== true;
}

/** `for x in v.iter() { .. }`. */
function loopOver(iterator: Node, file: RustFile): Node | null {
  const loop = iterator.parent;
  return loop?.kind === 'for_expression' && iterator.field === 'value' ? copiedInLoop(loop, file) : null;
}

function copiedInLoop(loop: Node, file: RustFile): Node | null {
  const bindings = file.localsOf(loop);
  return firstCopyOf(bindings, loop.child('body'), file);
}

function copiedInClosure(closure: Node, file: RustFile): Node | null {
  const parameters = closure.child('parameters');
  const bindings = (file.functionAt(closure)?.scopes.bindings ?? []).filter((binding) =>
    parameters?.contains(binding.node),
  );
  if (lendsPart(bindings, file)) return null;
  return firstCopyOf(bindings, closure.child('body'), file);
}

/** What the closure returns may borrow from the item, which then has to stay where it is. */
function lendsPart(bindings: readonly Binding[], file: RustFile): boolean {
  return bindings.some((binding) =>
    file
      .usesOf(binding)
      .some((use) => /^(as_\w+|iter|chars|trim\w*)$/.test(use.method ?? '') && !isCopiedAtOnce(use.call)),
  );
}

/** `row.cells.iter().cloned()` */
function isCopiedAtOnce(walk: Node | null): boolean {
  const next = walk && methodCalledOn(walk);
  return !!next && methodOf(next) === 'cloned';
}

/** The first copy of a whole item, or else of a part of one: the whole one costs more. */
function firstCopyOf(bindings: readonly Binding[], body: Node | undefined, file: RustFile): Node | null {
  let part: Node | null = null;
  for (const node of body?.descendants() ?? []) {
    const copy = asCopy(node);
    const place = copy && placeCopied(copy, file);
    const root = place ? rootOf(place) : null;
    const binding = root && file.bindingOf(root);
    if (!copy || !binding || !bindings.includes(binding) || isFreeCopy(copy, file)) continue;
    // What an error alone copies costs the others nothing, and they may need the item before.
    if (isLentItem(binding, root, file) || isSealedBy(place!, root, file) || isInFallback(node, body!))
      continue;
    // In a loop over something else, a copy for all turns but the last is needed.
    if (
      isRepeated(node, binding) ||
      isLastOfLoop(node) ||
      isNeededAfter(place!, node, binding, file) ||
      escapes(binding, file)
    )
      continue;
    if (copy.source === root) return node;
    part ??= node;
  }
  return part;
}

/** `guard.name` of a type with a `Drop`, `(**row).clone()` of a pointer that others may have as well: nothing is moved out of these. */
function isSealedBy(place: Node, root: Node, file: RustFile): boolean {
  const found = place === root ? null : file.typeOf(root);
  return !!found && (/^(?:Arc|Rc)$/.test(found.name) || hasDrop(found, root, file));
}

/** `found.insert(id, row)`: the reference itself is kept, so the item has to stay where it is. */
function escapes(item: Binding, file: RustFile): boolean {
  return file.usesOf(item).some(({ use, place, call }) => {
    if (place !== use.node || use.hidden) return false;
    const { parent } = place;
    if (/^(?:tuple|array)_expression$|^(?:shorthand_)?field_initializer$/.test(parent?.kind ?? ''))
      return true;
    return (
      !!call &&
      call.kind === 'call_expression' &&
      parent?.kind === 'arguments' &&
      KEEPS.test(methodOf(call) ?? calledPath(call) ?? '')
    );
  });
}

const KEEPS = /^(?:push|push_back|push_front|insert|entry|or_insert|Some|Ok)$/;

/** `return Err(Lost(name.clone()))`: made for one item at most, whose loop is over with it. */
function isLastOfLoop(copy: Node): boolean {
  const loop = enclosingLoop(copy);
  return !!loop && endsLoop(copy, loop);
}

/** `x` of `x.clone()`, and where types tell that a move would give the same, of `x.to_vec()`, `x.to_string()`, `x.iter().cloned()`. */
function placeCopied(copy: Copy, file: RustFile): Node | null {
  const list =
    copy.method === 'cloned' && methodOf(copy.source) === 'iter' ? receiverOf(copy.source)! : copy.source;
  if (!isPlace(list)) return null;
  if (/^(?:clone|to_owned)$/.test(copy.method)) return list;
  const found = file.typeOf(list);
  if (!found || found.refs.length > 1) return null;
  if (copy.method === 'to_string') return found.name === 'String' ? list : null;
  if (copy.method === 'cloned') return found.name === 'Vec' && ownsItems(copy.source, file) ? list : null;
  return copy.method === 'to_vec' && found.name === 'Vec' ? list : null;
}
