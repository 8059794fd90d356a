import { following } from '../../../rust/order/branches.js';
import { decidedByContent } from '../../../rust/order/contents.js';
import { runsEveryTurn } from '../../../rust/order/every-turn.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Again, Lookup } from './lookup.js';

/** How many statements behind the insertion the look-up may stand: further away it is another thought. */
const NEAR = 2;
const LOOKS = new Set(['get', 'get_mut']);
const ENSURES = /^or_(?:insert|insert_with|insert_with_key|default)$/;

/** `m.insert(k.clone(), v); let v = m.get_mut(&k).unwrap();` */
export function lookedUpAfterInsert(insert: Node, lookup: Lookup): Again | null {
  if (methodOf(insert) !== 'insert' || argumentsOf(insert).length !== 2 || lookup.isKeyed === false)
    return null;
  const again = isIgnored(insert) ? foundBehind(insert, lookup) : null;
  return again && (lookup.isKeyed || isAskedByReference(again.call)) ? again : null;
}

/** A list is asked by position, which nobody lends. */
function isAskedByReference(call: Node): boolean {
  const key = call.kind === 'index_expression' ? call.children[1] : argumentsOf(call)[0];
  return key?.kind === 'reference_expression';
}

/** `m.entry(k).or_default(); m.get_mut(&k).unwrap().push(v);` */
export function lookedUpAfterEntry(entry: Node, lookup: Lookup): Again | null {
  let ensured = methodCalledOn(entry);
  while (ensured && methodOf(ensured) === 'and_modify') ensured = methodCalledOn(ensured);
  if (!ensured || !ENSURES.test(methodOf(ensured) ?? '')) return null;
  if (!isIgnored(ensured) && ensured.parent?.kind !== 'let_declaration') return null;
  return foundBehind(ensured, lookup);
}

function isIgnored(call: Node): boolean {
  return (
    call.parent?.kind === 'expression_statement' ||
    (call.parent?.kind === 'let_declaration' && call.parent.child('pattern')?.text === '_')
  );
}

/** The look-up on the way on from a statement, where the collection is asked for nothing else in between or beside it. */
function foundBehind(stored: Node, lookup: Lookup): Again | null {
  const statement = statementOf(stored);
  const behind = following(statement).slice(0, NEAR);
  const call = lookup.find(behind, LOOKS, stored);
  const holder = call && behind.find((each) => each.contains(call));
  if (!call || !holder || !runsEveryTurn(holder, new Set([call]))) return null;
  if (isInCondition(call, holder) || !lookup.canStayOpen(stored, call, null)) return null;
  return isAskedTwice(holder, lookup) || lookup.isUsedBeside(call)
    ? null
    : { call, minor: false, present: true };
}

/** Of a `for` or `while` behind it only the head runs for sure; its borrow would have to last through all turns. */
function isInCondition(call: Node, holder: Node): boolean {
  for (let at: Node | null = call; at && at !== holder.parent; at = at.parent)
    if (/^(?:while_expression|for_expression)$/.test(at.kind)) return true;
  return false;
}

function isAskedTwice(statement: Node, lookup: Lookup): boolean {
  return [...statement.descendants()].filter((node) => spelling(node) === lookup.place).length > 1;
}

/** `if let Some(found) = m.get(&k) { return found.clone(); } .. m.insert(k, made);` */
export function insertedBehindReturn(question: Node, lookup: Lookup): Again | null {
  const outcome = decidedByContent(question);
  if (lookup.isKeyed !== true || !outcome || !/^Some\b/.test(outcome.pattern)) return null;
  // A shared look keeps nobody out, unlike an entry.
  if (lookup.isShared && methodOf(question) !== 'get_mut') return null;
  if (outcome.whenFalse || outcome.afterMeans !== false) return null;
  const call = lookup.find(outcome.after, new Set(['insert']), question);
  const holder = call && outcome.after.find((each) => each.contains(call));
  if (!call || !holder || argumentsOf(call).length !== 2 || !runsEveryTurn(holder, new Set([call])))
    return null;
  if (!lookup.canStayOpen(question, call, null) || lookup.isLentOut(question)) return null;
  return {
    call,
    minor: lookup.isKeyBuiltFor(call, question) || !(lookup.isKeyCopied || lookup.isKeyReference),
  };
}
