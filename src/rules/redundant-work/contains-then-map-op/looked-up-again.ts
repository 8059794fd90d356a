import { costOf } from '../../../rust/cost/copies.js';
import { copyOf } from '../../../rust/cost/known-copies.js';
import { following } from '../../../rust/order/branches.js';
import { runsEveryTurn } from '../../../rust/order/every-turn.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { diverges } from '../../../rust/order/run-order.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { keySpelling, spelling } from '../../../rust/ownership/same-place.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  callOfArgument,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { USE_ANSWER } from './advice.js';
import { copiedOut } from './answer.js';
import type { Again, Lookup } from './lookup.js';
import { stepBehind } from './step-behind.js';

const GETS = new Set(['get', 'get_mut']);

/** `m.contains_key(&k) && m[&k] > 3`, `!m.contains_key(&k) || m[&k] < 3` */
export function inTheSameCondition(question: Node, lookup: Lookup): Again | null {
  const isDenied = question.parent?.kind === 'unary_expression' && question.parent.text.startsWith('!');
  const operator = isDenied ? '||' : '&&';
  let at = isDenied ? question.parent! : question;
  for (let both = at.parent; both?.kind === 'binary_expression'; at = both, both = at.parent) {
    if (both.child('operator')?.text !== operator) return null;
    const right = both.child('right');
    const call = at.field === 'left' && right ? lookup.find([right], GETS, question) : null;
    if (call) return { call, minor: false, present: true };
  }
  return null;
}

const ASKS = new Set(['get', 'get_mut', 'contains_key']);

/** `if let Some(Seen(x)) = m.get(&k) { .. } else if !m.contains_key(&k) { .. }` */
export function askedInElse(node: Node, lookup: Lookup): Again | null {
  const fork = node.parent?.kind === 'let_condition' ? node.parent.parent : null;
  const next =
    fork?.kind === 'if_expression' ? fork.child('alternative')?.ofKind('if_expression') : undefined;
  const call = next && lookup.find([next.child('condition') ?? null], ASKS, node);
  return call ? { call, minor: false } : null;
}

/** How many statements behind the look the removal may stand: further away it is another thought. */
const NEAR = 2;

/** `if let Some(v) = m.get_mut(&k) { .. }` and, where that left nothing of it, `m.remove(&k)`. */
export function removedAfterLook(node: Node, lookup: Lookup): Again | null {
  const holder = node.parent;
  if (holder?.kind !== 'let_condition' && holder?.kind !== 'match_expression') return null;
  const branch = holder.kind === 'let_condition' ? holder.parent?.child('consequence') : holder.child('body');
  const statement = statementOf(node);
  const behind = following(statement).slice(0, NEAR);
  const call = lookup.find([branch ?? null, ...behind], new Set(['remove']), node);
  if (!call || lookup.isKeyBuiltFor(call, node)) return null;
  return { call, minor: !lookup.isKeyCopied };
}

const FALLBACK = /^(?:unwrap_or|unwrap_or_default|unwrap_or_else|map_or|copied|cloned)$/;

/** `let n = m.get(&k).copied().unwrap_or(0); m.insert(k, n + 1);` */
export function writtenBack(node: Node, lookup: Lookup, file: RustFile): Again | null {
  const statement = statementOf(node);
  if (statement.kind !== 'let_declaration' || !(hasFallback(node) || isMatchedWithFallback(copiedOut(node))))
    return null;
  const after = following(statement).slice(0, NEAR + 1);
  const call = lookup.find(after, new Set(['insert']), node);
  const holder = call && after.find((each) => each.contains(call));
  if (!call || !holder || !runsEveryTurn(holder, new Set([call])) || argumentsOf(call).length !== 2)
    return null;
  if (!lookup.canStayOpen(node, call, null)) return null;
  if (isChangedCopy(node, statement, call, file))
    return { call, minor: false, copied: true, help: 'change it where it is, by one `entry`' };
  return { call, minor: lookup.isKeyBuiltFor(call, node) };
}

/** `let mut list = m.get(&k).cloned().unwrap_or_default(); list.push(id); m.insert(k, list);` */
function isChangedCopy(node: Node, statement: Node, insert: Node, file: RustFile): boolean {
  const copy = copyOf(methodCalledOn(node) ?? undefined, file);
  if (copy?.method !== 'cloned' || costOf(copy, file) !== 'costs') return false;
  const [list] = file.localsOf(statement);
  return !!list?.mutable && argumentsOf(insert)[1]?.text === list.name;
}

/** `match m.get(&k) { Some(n) => *n, None => 0 }` as the value of a `let`, and the same as an `if`. */
function isMatchedWithFallback(node: Node): boolean {
  const match = node.parent;
  if (match?.kind === 'let_condition') return isAskedWithFallback(match);
  if (match?.kind !== 'match_expression' || match.parent?.kind !== 'let_declaration') return false;
  const arms = armsOf(match);
  const absent = arms.find((arm) => /^(?:None|_)$/.test(arm.child('pattern')?.text ?? ''))?.child('value');
  return arms.length === 2 && !!absent && !diverges(absent);
}

/** `ids.filter(|id| m.contains_key(id)).map(|id| m[id])` */
export function inTheNextAdapter(question: Node, lookup: Lookup): Again | null {
  const selection = enclosingClosure(question);
  const filter = selection && valueOfClosure(selection) === question ? callOfArgument(selection) : null;
  const next = filter && methodOf(filter) === 'filter' ? filter.parent?.parent : null;
  const closure =
    next && receiverOf(next) === filter && /^(?:map|for_each)$/.test(methodOf(next) ?? '')
      ? argumentsOf(next)[0]
      : null;
  const [asked, given] = [selection, closure].map(parameterName);
  if (!closure || !asked || !given || lookup.key !== asked) return null;
  for (const node of closure.descendants()) {
    const [place, key] =
      node.kind === 'index_expression'
        ? node.children
        : methodOf(node) === 'get'
          ? [receiverOf(node), argumentsOf(node)[0]]
          : [];
    if (place && key && spelling(place) === lookup.place && keySpelling(key) === given)
      return { call: node, minor: false, present: true };
  }
  return null;
}

/** `if let Some(n) = m.get(&k) { n + 1 } else { 1 }` */
function isAskedWithFallback(condition: Node): boolean {
  const fork = condition.parent;
  const absent = fork?.kind === 'if_expression' ? fork.child('alternative')?.ofKind('block') : undefined;
  if (!absent || fork!.parent?.kind !== 'let_declaration') return false;
  return /^Some\b/.test(condition.child('pattern')?.text ?? '') && !diverges(absent);
}

function parameterName(closure: Node | null | undefined): string | null {
  const [parameter, ...more] = closure?.child('parameters')?.children ?? [];
  return parameter && more.length === 0 ? parameter.text.replace(/^&+/, '') : null;
}

function hasFallback(node: Node): boolean {
  let found = false;
  for (let call = methodCalledOn(node); call; call = methodCalledOn(call)) {
    const method = methodOf(call)!;
    if (!FALLBACK.test(method)) return false;
    if (/or/.test(method)) found = true;
  }
  return found;
}

/** What copies a value out of a lookup. */
const COPIES_OUT = /^(?:copied|cloned|clone|to_owned|to_vec|to_string)$/;
const UNWRAPS = /^(?:unwrap\w*|expect|ok_or\w*)$/;

/** `let v = m.get(&k).cloned()?; m.remove(&k);`: what is removed is returned, and nobody has to copy it. */
export function removedAfterCopy(node: Node, lookup: Lookup, file: RustFile): Again | null {
  const statement = statementOf(node);
  if (statement.kind !== 'let_declaration' || lookup.isKeyed !== true || !isCopiedOut(node, statement))
    return null;
  const next = stepBehind(statement, file);
  const call = next && lookup.find([next], new Set(['remove']), node);
  return call && call.parent === next && next.kind === 'expression_statement'
    ? { call, minor: false, help: USE_ANSWER.remove! }
    : null;
}

function isCopiedOut(node: Node, statement: Node): boolean {
  let isCopied = false;
  let at = node;
  for (let parent = at.parent; parent && parent !== statement; at = parent, parent = parent.parent) {
    if (parent.kind === 'field_expression') {
      const method = parent.child('field')?.text ?? '';
      if (COPIES_OUT.test(method)) isCopied = true;
      else if (!UNWRAPS.test(method)) return false;
    } else if (parent.kind === 'unary_expression' && parent.text.startsWith('*')) isCopied = true;
    else if (!/^(?:try|parenthesized|call)_expression$/.test(parent.kind)) return false;
  }
  return isCopied;
}

/** `let had = m.contains_key(&k); m.insert(k, v);`: `insert` tells whether there was one. */
export function insertedAfterQuestion(node: Node, lookup: Lookup, file: RustFile): Again | null {
  const statement = node.parent?.kind === 'let_declaration' ? node.parent : null;
  const next = statement ? stepBehind(statement, file) : undefined;
  const call = next && lookup.find([next], new Set(['insert', 'remove']), node);
  if (!call || call.parent !== next || next.kind !== 'expression_statement' || lookup.isKeyed !== true)
    return null;
  if (file.localsOf(statement!).some((had) => had.uses.some((use) => call.contains(use.node)))) return null;
  return {
    call,
    minor: false,
    help: `use what \`${methodOf(call)}\` returns: it tells whether there was one`,
  };
}
