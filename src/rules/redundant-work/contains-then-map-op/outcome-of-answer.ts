import { decidedBy, type Outcome } from '../../../rust/order/branches.js';
import { decidedByContent } from '../../../rust/order/contents.js';
import { methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `let known = m.contains_key(&k); if known { .. }`, `let fresh = !s.contains(&k); if fresh { .. }`, whoever reads the answer later. */
export function decidedByName(node: Node, file: RustFile): Outcome | null {
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
export function judgedByClosure(node: Node): Outcome | null {
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

function inverted(outcome: Outcome): Outcome {
  const { whenTrue, whenFalse, afterMeans } = outcome;
  return {
    ...outcome,
    whenTrue: whenFalse,
    whenFalse: whenTrue,
    afterMeans: afterMeans === null ? null : !afterMeans,
  };
}

/** `m.get(&k).is_none()`, `if let None = m.get(&k)`, `match m.get(&k) { Some(_) => .., None => .. }` */
export function decidedByPresence(node: Node): Outcome | null {
  const content = decidedByContent(node);
  if (content) return /^(?:_|Some\(_\))$/.test(content.pattern) ? content : null;
  const call = methodCalledOn(node);
  const asked = call && /^is_(some|none)$/.exec(methodOf(call) ?? '');
  const outcome = asked ? decidedBy(call) : null;
  return outcome && asked![1] === 'none' ? inverted(outcome) : outcome;
}
