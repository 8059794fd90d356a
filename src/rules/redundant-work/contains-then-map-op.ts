import { asCopy } from '../../rust/cost/copies.js';
import { decidedBy, following } from '../../rust/order/branches.js';
import { isGetterName } from '../../rust/ownership/only-read.js';
import { mayBeMovedOut } from '../../rust/ownership/ownership.js';
import { isPlace } from '../../rust/ownership/places.js';
import { argumentsOf, callOfArgument, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { adviceFor, adviceForSet, COUNTED_BEFORE, whereMostAreNew } from './contains-then-map-op/advice.js';
import { afterQuestion } from './contains-then-map-op/after-question.js';
import { answerOf } from './contains-then-map-op/answer.js';
import { removedAfterFirst } from './contains-then-map-op/first-then-removed.js';
import { removedByCollectedKeys } from './contains-then-map-op/keys-then-remove.js';
import {
  insertedBehindReturn,
  lookedUpAfterEntry,
  lookedUpAfterInsert,
} from './contains-then-map-op/looked-up-after-insert.js';
import {
  askedInElse,
  insertedAfterQuestion,
  inTheNextAdapter,
  inTheSameCondition,
  removedAfterCopy,
  removedAfterLook,
  writtenBack,
} from './contains-then-map-op/looked-up-again.js';
import { ADDS, type Again, Lookup, MAX_LINES } from './contains-then-map-op/lookup.js';
import { entryWithFixedKey, modifiedEntry } from './contains-then-map-op/needless-lookups.js';
import {
  decidedByName,
  decidedByPresence,
  judgedByClosure,
} from './contains-then-map-op/outcome-of-answer.js';
import { countedByTakingOut, rewrittenWherePresent } from './contains-then-map-op/put-back-changed.js';
import { replacedAfterLook } from './contains-then-map-op/replaced-after-look.js';
import { searchedAgain, searchedTwice } from './contains-then-map-op/searched-again.js';
import { walkedByKeys } from './contains-then-map-op/walked-by-keys.js';

export const rule: Rule = {
  id: 'contains-then-map-op',
  item: 'redundant-work',
  summary: 'the same key looked up in the same map or set twice in a row',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  trifleBesideIo: true,
  on: ['call_expression'],
  needs:
    /\.(?:insert|contains_key|contains|get|get_mut|peek|remove|and_modify|entry|peek_mut|get_index_of|keys|any)\(/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node);
    if (method === 'and_modify') return modifiedEntry(node);
    if (method === 'entry') return entryWithFixedKey(node, file) ?? storedThenAsked(node, method, file);
    if (method === 'insert') return storedThenAsked(node, method, file);
    if (method === 'keys') return walkedByKeys(node, file);
    if (method === 'any') return searchedTwice(node, file);
    const receiver = receiverOf(node);
    const [key, ...more] = argumentsOf(node);
    if (!method || !receiver || !key || more.length > 0) return null;
    if (!isPlace(receiver) && !(method === 'contains_key' && isLentByGetter(receiver))) return null;
    const lookup = new Lookup(receiver, key, file);
    const again = secondLookup(node, method, lookup, file);
    if (!again && method === 'remove')
      return removedAfterFirst(node, lookup, file) ?? removedByCollectedKeys(node, file);
    const help = again && helpFor(method, again, lookup, file);
    if (!again || !help) return null;
    const second = `${methodOf(again.call) ?? 'index'}`;
    return {
      at: node,
      ...(again.call.endLine - node.line <= MAX_LINES && { until: again.call }),
      message: again.copied
        ? `What \`${lookup.place}\` holds for \`${lookup.key}\` is copied whole to be changed, and put back by \`${second}\`: the work grows with all that is there.`
        : `\`${lookup.place}\` is asked for \`${lookup.key}\` by \`${method}\` and then once more by \`${second}\`: the key is ${lookup.isHashed ? 'hashed and ' : ''}searched for twice.`,
      help,
      minor: again.minor,
    };
  },
};

function helpFor(method: string, again: Again, lookup: Lookup, file: RustFile): string | null {
  const found = file.typeOf(lookup.receiver);
  if (found && lookup.isKeyed && lookup.isSet) return adviceForSet(method, again, found);
  return again.help ?? adviceFor(method, methodOf(again.call) ?? 'index', again.present);
}

/** `m.insert(k, v); m.get(&k)`, `m.entry(k).or_default(); m.get_mut(&k)` */
function storedThenAsked(node: Node, method: string, file: RustFile): Problem | null {
  const receiver = receiverOf(node)!;
  const [key] = argumentsOf(node);
  if (!key || !isPlace(receiver)) return null;
  const lookup = new Lookup(receiver, key, file);
  const again = method === 'entry' ? lookedUpAfterEntry(node, lookup) : lookedUpAfterInsert(node, lookup);
  if (!again) return null;
  return {
    at: node,
    ...(again.call.endLine - node.line <= MAX_LINES && { until: again.call }),
    message: `What has just been put into \`${lookup.place}\` under \`${lookup.key}\` is searched for again by \`${methodOf(again.call) ?? 'index'}\`.`,
    help:
      method === 'entry'
        ? 'keep the reference that the entry returns'
        : 'use the value before it goes in, or `entry(..).insert_entry(..).into_mut()`, which lends what was put in',
  };
}

/** `self.members()`: the same map both times, as getters are named. */
function isLentByGetter(receiver: Node): boolean {
  const method = methodOf(receiver);
  const holder = method ? receiverOf(receiver)! : undefined;
  return (
    !!holder &&
    argumentsOf(receiver).length === 0 &&
    isGetterName(method!) &&
    (isPlace(holder) || isLentByGetter(holder))
  );
}

function secondLookup(node: Node, method: string, lookup: Lookup, file: RustFile): Again | null {
  const searched = method === 'contains' ? searchedAgain(node, decidedBy(node), lookup) : null;
  if (searched || !lookup.mayBeKeyed) return searched;
  if (method === 'contains_key' || method === 'contains')
    return (
      afterQuestion(node, decidedBy(node) ?? decidedByName(node, file), lookup, file) ??
      inTheSameCondition(node, lookup) ??
      inTheNextAdapter(node, lookup) ??
      insertedAfterQuestion(node, lookup, file)
    );
  if (method === 'remove')
    return (
      putBack(node, lookup) ?? countedByTakingOut(node, lookup, file) ?? replacedAfterLook(node, lookup, file)
    );
  if (!/^(?:get|get_mut|peek|peek_mut|get_index_of)$/.test(method)) return null;
  const presence = decidedByPresence(node);
  if (presence) return afterQuestion(node, presence, lookup, file);
  const judged = judgedByClosure(node);
  if (judged) return afterQuestion(node, judged, lookup, file);
  return (
    insertedWhereAbsent(node, lookup, file) ??
    rewrittenWherePresent(node, lookup, file) ??
    insertedBehindReturn(node, lookup) ??
    askedInElse(node, lookup) ??
    removedAfterCopy(node, lookup, file) ??
    (method === 'peek' ? null : (removedAfterLook(node, lookup) ?? writtenBack(node, lookup, file))) ??
    replacedAfterLook(node, lookup, file)
  );
}

/** `m.remove(&k); m.insert(k, v);` */
function putBack(node: Node, lookup: Lookup): Again | null {
  const statement = node.parent;
  const ignored =
    statement?.kind === 'expression_statement' ||
    (statement?.kind === 'let_declaration' && statement.child('pattern')?.text === '_');
  if (!ignored) return null;
  const [next] = following(statement.kind === 'expression_statement' ? node : statement);
  const call = next && lookup.find([next], new Set(['insert']), node);
  return call && call.parent === next ? { call, minor: false } : null;
}

/** `if let Some(v) = m.get_mut(k) { .. } else { m.insert(k, ..) }`, the same as a match, and `let Some(v) = .. else { .. }`. */
function insertedWhereAbsent(node: Node, lookup: Lookup, file: RustFile): Again | null {
  // In a static it is a map of many threads, of which an open entry keeps the others out.
  if (/^[A-Z][A-Z\d_]*$/.test(lookup.place)) return null;
  const answer = answerOf(node, file);
  const holder = answer.parent;
  const asksForSome = /^Some\b/.test(holder?.child('pattern')?.text ?? '');
  let absent: Node | null = null;
  if (holder?.kind === 'let_condition' && holder.parent?.kind === 'if_expression' && asksForSome) {
    absent = holder.parent.child('alternative') ?? null;
  } else if (holder?.kind === 'let_declaration' && asksForSome) {
    absent = holder.child('alternative') ?? null;
  } else if (holder?.kind === 'match_expression' && answer.field === 'value') {
    absent =
      holder.child('body')?.children.find((arm) => /^(?:None|_)$/.test(arm.child('pattern')?.text ?? '')) ??
      null;
  }
  const call = absent && lookup.find([absent], ADDS, node);
  if (!call || callOfArgument(node)) return null;
  const isCounted = lookup.isOnlyCountedBetween(node, call) && !lookup.isSet;
  if (!isCounted && !lookup.canStayOpen(node, call, absent)) return null;
  // A look-up that finds is the usual way here, and `entry` would want the owned key for each.
  const [added] = argumentsOf(call);
  const spares = lookup.isKeyBuiltFor(call, node) && !isOwnedKeyCopied(added!, [node, absent!], file);
  const help = spares ? whereMostAreNew(node, call) : isCounted ? COUNTED_BEFORE : undefined;
  return { call, minor: spares, ...(help && { help }) };
}

/** `map.insert(key.clone(), value)` of a key that is there to be moved: `entry` takes it without a copy. What is made in between is kept by the map and can't borrow from a local. */
function isOwnedKeyCopied(added: Node, before: readonly Node[], file: RustFile): boolean {
  const copy = asCopy(added);
  return (
    copy?.source.kind === 'identifier' &&
    mayBeMovedOut(
      copy.source,
      added,
      file,
      ({ use }) => use.node.end < added.start && before.some((each) => each.contains(use.node)),
    )
  );
}
