import { following } from '../../rust/branches.js';
import { runsEveryTurn } from '../../rust/every-turn.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import { statementOf } from '../../rust/places.js';
import { isKeyBuilt } from '../../rust/same-place.js';
import type { Node } from '../../rust/tree.js';
import type { Again } from './contains-then-map-op.js';
import type { Lookup } from './lookup.js';

const GETS = new Set(['get', 'get_mut']);

/** `m.contains_key(&k) && m[&k] > 3` */
export function inTheSameCondition(question: Node, lookup: Lookup): Again | null {
  const both = question.parent;
  if (both?.kind !== 'binary_expression' || both.child('operator')?.text !== '&&') return null;
  const right = both.child('right');
  const call = question.field === 'left' && right ? lookup.find([right], GETS, question) : null;
  return call ? { call, minor: false, present: true } : null;
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
  if (!call || isKeyBuilt(argumentsOf(call)[0]!)) return null;
  return { call, minor: !lookup.isKeyCopied };
}

const FALLBACK = /^(?:unwrap_or|unwrap_or_default|unwrap_or_else|map_or|copied|cloned)$/;

/** `let n = m.get(&k).copied().unwrap_or(0); m.insert(k, n + 1);` */
export function writtenBack(node: Node, lookup: Lookup): Again | null {
  const statement = statementOf(node);
  if (statement.kind !== 'let_declaration' || !hasFallback(node)) return null;
  const after = following(statement).slice(0, NEAR + 1);
  const call = lookup.find(after, new Set(['insert']), node);
  const holder = call && after.find((each) => each.contains(call));
  if (!call || !holder || !runsEveryTurn(holder, new Set([call])) || argumentsOf(call).length !== 2)
    return null;
  if (!lookup.canStayOpen(node, call, null)) return null;
  return { call, minor: isKeyBuilt(argumentsOf(call)[0]!) };
}

function hasFallback(node: Node): boolean {
  let found = false;
  for (
    let at: Node = node;
    at.parent?.kind === 'field_expression' && at.parent.parent;
    at = at.parent.parent
  ) {
    const call: Node = at.parent.parent;
    const method = methodOf(call);
    if (!method || receiverOf(call) !== at || !FALLBACK.test(method)) return false;
    if (/or/.test(method)) found = true;
  }
  return found;
}
