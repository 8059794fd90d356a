import { emptyContainer } from '../../rust/cost/containers.js';
import { asCopy } from '../../rust/cost/copies.js';
import { decidedBy, following, type Outcome } from '../../rust/order/branches.js';
import { enclosingLoop, type Loop } from '../../rust/order/loops.js';
import { isGetterName } from '../../rust/ownership/only-read.js';
import { mayBeMovedOut } from '../../rust/ownership/ownership.js';
import { isPlace, rootOf } from '../../rust/ownership/places.js';
import { isKeyBuilt } from '../../rust/ownership/same-place.js';
import { argumentsOf, callOfArgument, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
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
import { type Again, Lookup, MAX_LINES } from './contains-then-map-op/lookup.js';
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

const READS_AGAIN = new Set([
  'get',
  'get_mut',
  'remove',
  'entry',
  'insert',
  'swap_remove',
  'shift_remove',
  'take',
  'get_or_insert_with',
]);
const ADDS = new Set(['insert', 'entry', 'insert_full']);

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
    if (!again) return null;
    const second = `${methodOf(again.call) ?? 'index'}`;
    return {
      at: node,
      ...(again.call.endLine - node.line <= MAX_LINES && { until: again.call }),
      message: `\`${lookup.place}\` is asked for \`${lookup.key}\` by \`${method}\` and then once more by \`${second}\`: the key is ${lookup.isHashed ? 'hashed and ' : ''}searched for twice.`,
      help: again.help ?? adviceFor(method, second, again.present),
      minor: again.minor,
    };
  },
};

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
      insertedAfterQuestion(node, lookup)
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
    removedAfterCopy(node, lookup) ??
    (method === 'peek' ? null : (removedAfterLook(node, lookup) ?? writtenBack(node, lookup))) ??
    replacedAfterLook(node, lookup, file)
  );
}

/** `if m.contains_key(k) { m.get(k) }`, `if !s.contains(k) { s.insert(k) }`, and what follows an early return. */
function afterQuestion(node: Node, outcome: Outcome | null, lookup: Lookup, file: RustFile): Again | null {
  if (!outcome) return null;
  const present =
    lookup.find([outcome.whenTrue], READS_AGAIN, node) ??
    (outcome.afterMeans === true ? lookup.find(outcome.after, READS_AGAIN, node) : null);
  if (present && lookup.isLentOut(present)) return null;
  if (present && isExplained(outcome.whenTrue)) return null;
  if (present) {
    const added = [...(outcome.whenFalse?.descendants() ?? [])].find((each) => lookup.isSame(each, ADDS));
    const isEntry = added && !isKeyBuilt(argumentsOf(added)[0]!);
    return { call: present, minor: false, present: true, ...(isEntry && { help: ONE_ENTRY }) };
  }
  const reached = outcome.afterMeans === true ? [] : outcome.after.slice(0, 1);
  const behind = outcome.afterMeans === false ? outcome.after : reached;
  const absent = lookup.find([outcome.whenFalse, ...behind], ADDS, node);
  if (!absent || !lookup.canStayOpen(node, absent, outcome.whenFalse, leaver(outcome))) return null;
  if (isKeyKeptWhere(outcome.whenTrue, absent, lookup, file)) return null;
  // Where what is there already leaves, the way on is the usual one.
  const isUsual = outcome.afterMeans === false && behind.some((each) => each.contains(absent));
  const isSkipped = isUsual && !!outcome.whenTrue && SKIPS.test(outcome.whenTrue.text);
  const costs = isSkipped
    ? isKeyBuilt(argumentsOf(absent)[0]!)
    : !isUsual && sparesMoreThanItCosts(absent, file);
  return { call: absent, minor: costs, ...(costs && { help: whereMostAreNew(node, absent) }) };
}

/** `if set.contains(&name) { return Err(Twice(name)) }`: an insertion has taken the name that the answer needs; the entry of a map lends it. */
function isKeyKeptWhere(present: Node | null, added: Node, lookup: Lookup, file: RustFile): boolean {
  const [key] = argumentsOf(added);
  const binding = key?.kind === 'identifier' ? file.bindingOf(key) : undefined;
  if (!binding || !present || lookup.isKeyCopied) return false;
  return file.usesOf(binding).some(({ use, effect }) => {
    if (!present.contains(use.node)) return false;
    return lookup.isSet || (effect === 'move' && !use.hidden);
  });
}

/** On to the next, or back with a plain answer: what was there already is as usual as what is new, unless it is an error. */
const SKIPS = /^(?!.*\b(?:Err|bail|panic)\b).*\b(?:continue|return|break)\b/s;

/** An `if` that does nothing but leave where the key was there: what comes behind it is the other answer. */
function leaver({ statement, afterMeans }: Outcome): Node | undefined {
  return afterMeans === false ? statement : undefined;
}

/** Someone who writes that the borrow checker wants it so has tried. */
function isExplained(branch: Node | null): boolean {
  return !!branch && /\/\/.*\bborrow/i.test(branch.tree.text.slice(branch.start, branch.end));
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

/** `if let Some(v) = m.get_mut(k) { .. } else { m.insert(k, ..) }` and the same as a match. */
function insertedWhereAbsent(node: Node, lookup: Lookup, file: RustFile): Again | null {
  // In a static it is a map of many threads, of which an open entry keeps the others out.
  if (/^[A-Z][A-Z\d_]*$/.test(lookup.place)) return null;
  const answer = answerOf(node, file);
  const holder = answer.parent;
  let absent: Node | null = null;
  if (
    holder?.kind === 'let_condition' &&
    holder.parent?.kind === 'if_expression' &&
    /^Some\b/.test(holder.child('pattern')?.text ?? '')
  ) {
    absent = holder.parent.child('alternative') ?? null;
  } else if (holder?.kind === 'match_expression' && answer.field === 'value') {
    absent =
      holder.child('body')?.children.find((arm) => /^(?:None|_)$/.test(arm.child('pattern')?.text ?? '')) ??
      null;
  }
  const call = absent && lookup.find([absent], ADDS, node);
  if (!call || callOfArgument(node) || !lookup.canStayOpen(node, call, absent)) return null;
  // A look-up that finds is the usual way here, and `entry` would want the owned key for each.
  const added = argumentsOf(call)[0]!;
  const spares = isKeyBuilt(added) && !isOwnedKeyCopied(added, [node, absent!], file);
  return { call, minor: spares, ...(spares && { help: whereMostAreNew(node, call) }) };
}

/** `owned-key-for-lookup` asks for just this: it copies a key only where it is new. */
function whereMostAreNew(first: Node, second: Node): string {
  return `where most keys are new, ${adviceFor(methodOf(first)!, methodOf(second)!)}; where most are there already, leave it: only a new key is copied`;
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

/** Asking first spares the owned key where the answer is mostly yes; a list that only this loop fills is mostly asked for something new. */
function sparesMoreThanItCosts(added: Node, file: RustFile): boolean {
  if (!isKeyBuilt(argumentsOf(added)[0]!)) return false;
  const loop = enclosingLoop(added);
  // What `self` holds may well hold it already.
  return !loop || /^self\b/.test(receiverOf(added)!.text) || isFilledBefore(receiverOf(added)!, loop, file);
}

function isFilledBefore(list: Node, loop: Loop, file: RustFile): boolean {
  const root = rootOf(list);
  const binding = root && file.bindingOf(root);
  // What was there before the function or came from somewhere may have anything in it.
  if (!binding || binding.kind === 'parameter') return !!binding;
  if (!emptyContainer(binding.value, null) && !MADE_EMPTY.test(binding.value?.text ?? '')) return true;
  return file
    .usesOf(binding)
    .some(
      ({ place, method }) =>
        place.text === list.text && FILLS.test(method ?? '') && place.end < loop.node.start,
    );
}

const MADE_EMPTY = /(?:::|\b)(?:new\w*|default|with_capacity\w*|with_hasher)\(/;

const FILLS = /^(?:insert|entry|extend|append)$/;

const ONE_ENTRY = 'use one `entry`, which is looked up once';

function adviceFor(first: string, second: string, present = false): string {
  if (/^get/.test(first) && second === 'remove')
    return 'match on `entry`: its `Occupied` side can be changed and removed without a second search';
  if (present && second === 'insert') return 'write through `if let Some(..) = ..get_mut(..)`';
  if (/^get/.test(first) && /^(?:get|contains)/.test(second))
    return `match once on what \`${first}\` returned`;
  if (first === 'remove') return '`insert` alone replaces the value and returns the old one';
  if (second === 'insert' || second === 'entry') {
    return first === 'contains' ? 'use what `insert` returns: false where it was there already' : ONE_ENTRY;
  }
  if (second === 'remove') return 'use what `remove` returns';
  return `ask once with \`if let Some(..) = ..${second === 'get_mut' ? 'get_mut' : 'get'}(..)\``;
}
