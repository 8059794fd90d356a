import { isDebugOnly } from '../../../rust/functions/debug-only.js';
import { collectedBy, isPlainList, mustRunFirst, underlined } from '../../../rust/order/collects.js';
import { repeats } from '../../../rust/order/single-pass.js';
import { withoutParentheses } from '../../../rust/ownership/places.js';
import { yieldsTheSameLater } from '../../../rust/ownership/reads.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { isSharedBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { typeFromNode } from '../../../rust/types/types.js';

/** What a comparison of two lists is called on the iterators. */
const BY_OPERATOR = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};
const BY_METHOD = /^(?:eq|ne|cmp|partial_cmp)$/;
/** What the chains may not do: the iterators would take turns, and stop where the answer is known. */
const ACTS =
  /\b(?:by_ref|drain|next|pop\w*|insert|push\w*|par_\w+|into_par_iter)\(|&mut\b|[-+*|&^]=|\binspect\(/;
/** `let a = x.lines().map(f).collect_vec(); let b = ..; a == b`: both lists are dropped once they were compared. */
export function collectedToCompare(comparison, file) {
  const compared = operandsOf(comparison);
  if (!compared) return null;
  const sides = compared.operands.flatMap((operand) => sideOf(operand, comparison, file) ?? []);
  const lists = sides.flatMap(({ collected }) => collected ?? []).sort((a, b) => a.call.start - b.call.start);
  const [first] = lists;
  if (sides.length < 2 || !first || isDebugOnly(comparison)) return null;
  const names = sides.flatMap(({ name }) => (name ? [`\`${name}\``] : []));
  const areBoth = lists.length === 2;
  const subject =
    names.length === 2 ? names.join(' and ') : areBoth ? 'Both sides' : (names[0] ?? 'One side');
  return {
    ...underlined(first.call, first.call),
    message: `${subject} ${areBoth ? 'are collected into lists' : 'is collected into a list'} only to be compared: all items are kept, although the first that differs decides.`,
    help: `compare the iterators themselves with \`Iterator::${compared.method}\``,
  };
}
function operandsOf(comparison) {
  if (comparison.kind === 'binary_expression') {
    const method = BY_OPERATOR[comparison.child('operator')?.text ?? ''];
    const [left, right] = [comparison.child('left'), comparison.child('right')];
    return method && left && right ? { operands: [left, right], method } : null;
  }
  const method = methodOf(comparison) ?? '';
  const [other, more] = argumentsOf(comparison);
  const isLent = other && isSharedBorrow(other);
  return BY_METHOD.test(method) && isLent && !more
    ? { operands: [receiverOf(comparison), other], method }
    : null;
}
/** A list that is collected on the spot, or under a name that is used for nothing else, or written out item by item. */
function sideOf(operand, comparison, file) {
  let list = withoutParentheses(operand);
  while (list.kind === 'reference_expression') list = withoutParentheses(list.child('value'));
  if (list.kind === 'array_expression') return list === operand ? { collected: null, name: null } : null;
  const name = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  const declaration = name?.whole && name.uses.length === 1 && !name.mutable ? name.declaration : null;
  if (name && declaration?.kind !== 'let_declaration') return null;
  const collected = collectedBy(
    declaration?.child('value') ?? list,
    typeFromNode(declaration?.child('type')),
  );
  if (!collected || !isPlainList(collected.into) || mustRunFirst(collected.chain)) return null;
  if (ACTS.test(collected.chain.text)) return null;
  if (
    name &&
    (repeats(comparison, name.node) || enclosingClosure(comparison) !== enclosingClosure(name.node))
  )
    return null;
  if (!yieldsTheSameLater(collected.chain, collected.call.end, comparison.end, file)) return null;
  return { collected, name: name?.name ?? null };
}
