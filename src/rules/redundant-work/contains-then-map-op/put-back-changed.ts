import { statementOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { answerOf } from './answer.js';
import type { Again, Lookup } from './lookup.js';
import { stepBehind } from './step-behind.js';

const INSERTS = new Set(['insert']);

/** `if let Some(n) = m.get(&k) { m.insert(k, n + 1); }`, and the same as an arm of a `match`: what was found could be changed where it is. */
export function rewrittenWherePresent(node: Node, lookup: Lookup, file: RustFile): Again | null {
  if (lookup.isKeyed !== true || lookup.isShared) return null;
  const branch = branchWherePresent(answerOf(node, file));
  const call = branch && lookup.find([branch], INSERTS, node);
  if (call?.parent?.kind !== 'expression_statement' || argumentsOf(call).length !== 2) return null;
  if (lookup.isKeyBuiltFor(call, node) || !lookup.canStayOpen(node, call, null)) return null;
  return { call, minor: false, present: true };
}

function branchWherePresent(answer: Node): Node | null {
  const holder = answer.parent;
  if (holder?.kind === 'let_condition' && holder.parent?.kind === 'if_expression')
    return bindsContent(holder.child('pattern')) ? (holder.parent.child('consequence') ?? null) : null;
  if (holder?.kind !== 'match_expression' || answer.field !== 'value') return null;
  const arms = holder.child('body')?.children.filter((arm) => bindsContent(arm.child('pattern'))) ?? [];
  return arms.length === 1 ? (arms[0]!.child('value') ?? null) : null;
}

function bindsContent(pattern: Node | undefined): boolean {
  return /^Some\(&?\w+\)$/.test(pattern?.text ?? '');
}

/** `let n = m.remove(&k).unwrap_or(0); m.insert(k, n + 1);` of what is copied out: it could be changed where it is. */
export function countedByTakingOut(node: Node, lookup: Lookup, file: RustFile): Again | null {
  const statement = statementOf(node);
  if (statement.kind !== 'let_declaration' || !lookup.isReplacedInPlace) return null;
  const fallback = statement.child('value');
  if (!fallback || !/^unwrap_or(?:_default)?$/.test(methodOf(fallback) ?? '')) return null;
  const taken = file.typeOf(fallback);
  if (!taken || file.isCopy(taken) !== true) return null;
  const next = stepBehind(statement, file);
  const call = next && lookup.find([next], INSERTS, node);
  if (
    !call ||
    !lookup.canStayOpen(node, call, null) ||
    call.parent !== next ||
    next.kind !== 'expression_statement'
  )
    return null;
  return { call, minor: false, help: 'change the value where it is: `*map.entry(key).or_insert(..) = ..`' };
}
