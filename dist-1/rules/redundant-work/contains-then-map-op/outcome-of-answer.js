import { decidedBy } from '../../../rust/order/branches.js';
import { methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
/** `let known = m.contains_key(&k); if known { .. }`, `let fresh = !s.contains(&k); if fresh { .. }`, whoever reads the answer later. */
export function decidedByName(node, file) {
  let answer = node;
  let negated = false;
  for (let at = node.parent; at && /^(?:unary|parenthesized)_expression$/.test(at.kind); at = at.parent) {
    if (at.kind === 'unary_expression') negated = !negated;
    answer = at;
  }
  const [binding] = answer.parent?.kind === 'let_declaration' ? file.localsOf(answer.parent) : [];
  const [use] = binding?.uses ?? [];
  if (!binding?.whole || binding.mutable || !use || use.hidden) return null;
  const outcome = decidedBy(use.node);
  return outcome && negated ? inverted(outcome) : outcome;
}
/** `if m.get(&k).is_some_and(|v| v.is_old()) { m.remove(&k) }`: what is not so may be there as well. */
export function judgedByClosure(node) {
  const call = methodCalledOn(node);
  const outcome = call && methodOf(call) === 'is_some_and' ? decidedBy(call) : null;
  if (!outcome) return null;
  const isSoBehind = outcome.afterMeans === true;
  return {
    ...outcome,
    whenFalse: null,
    after: isSoBehind ? outcome.after : [],
    afterMeans: isSoBehind || null,
  };
}
function inverted(outcome) {
  const { whenTrue, whenFalse, afterMeans } = outcome;
  return {
    ...outcome,
    whenTrue: whenFalse,
    whenFalse: whenTrue,
    afterMeans: afterMeans === null ? null : !afterMeans,
  };
}
/** `m.get(&k).is_none()`, `if let None = m.get(&k)`, `if let Some(_) = m.get(&k)` */
export function decidedByPresence(node) {
  const pattern = node.parent?.kind === 'let_condition' ? (node.parent.child('pattern')?.text ?? '') : null;
  const call = pattern === null ? methodCalledOn(node) : node.parent;
  const word = pattern ?? (call && methodOf(call)) ?? '';
  if (!call || !/^(?:is_some|is_none|None|Some\(_\))$/.test(word)) return null;
  const outcome = decidedBy(call);
  return outcome && /none/i.test(word) ? inverted(outcome) : outcome;
}
