import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isPlace, overlaps, pathOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { isMutableBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { quoted } from '../../wording.js';
import { copiedByIndex, isSlice } from './copied-by-index.js';
/** `for x in xs.iter_mut() { *x = 0; }`, `for i in 0..n { a[i] = value; }` and `for i in 0..n { a[i] = b[i]; }`. */
export function setOneByOne(loop, file) {
  const assignment = onlyAssignment(loop.child('body'));
  const [left, right] = [assignment?.child('left'), assignment?.child('right')];
  const source = loop.child('value');
  const pattern = loop.child('pattern');
  if (!assignment || !left || !right || !source || !pattern) return null;
  const list = mutablyWalked(source, file);
  if (list && isItemItself(left, pattern.text) && isSameForAll(right, list, loop, file))
    return filled(loop, list, right);
  const target = source.kind === 'range_expression' ? listIndexedBy(left, pattern.text) : null;
  if (target && isSlice(target, file) && isSameForAll(right, target, loop, file))
    return filled(loop, target, right);
  return copiedByIndex(loop, assignment, file);
}
/** `xs.iter_mut().for_each(|x| *x = 0)` */
export function setByClosure(call, file) {
  const source = receiverOf(call);
  const closure = argumentsOf(call)[0];
  const list = source && mutablyWalked(source, file);
  if (!list || closure?.kind !== 'closure_expression') return null;
  const assignment = onlyAssignment(closure.child('body'));
  const parameter = closure.child('parameters')?.children[0];
  const [left, right] = [assignment?.child('left'), assignment?.child('right')];
  if (!left || !right || parameter?.kind !== 'identifier') return null;
  return isItemItself(left, parameter.text) && isSameForAll(right, list, call, file)
    ? filled(call, list, right)
    : null;
}
/** A note: rustc 1.95 with `-O` writes whole vectors or calls `memset` for either way. */
function filled(at, list, value) {
  return {
    at,
    message: `A loop sets the elements of ${quoted(list)} to \`${value.text}\`, which \`fill\` says in one call, also where nothing is optimised.`,
    help: `use \`fill(${value.text})\` on them`,
    minor: true,
  };
}
function onlyAssignment(body) {
  let at = body;
  while (at && /^(?:block|expression_statement)$/.test(at.kind)) {
    if (at.children.length !== 1) return null;
    at = at.children[0];
  }
  return at?.kind === 'assignment_expression' ? at : null;
}
/** `xs` in `xs.iter_mut()` and `&mut xs`; a ring, as far as it is known, is no block of memory. */
function mutablyWalked(source, file) {
  const isLent = isMutableBorrow(source);
  const list = isLent
    ? source.child('value')
    : methodOf(source) === 'iter_mut'
      ? receiverOf(source)
      : undefined;
  if (!list || (!isLent && !isPlace(list))) return undefined;
  return !isPlace(list) || !file.typeOf(list) || isSlice(list, file) ? list : undefined;
}
function isItemItself(left, item) {
  return left.kind === 'unary_expression' && spelling(left) === `*${item}`;
}
/** `list` of `list[i]`. */
function listIndexedBy(node, index) {
  const [list, at] = node.kind === 'index_expression' ? node.children : [];
  return list && isPlace(list) && at?.text === index ? list : null;
}
/** A constant, or a plain value that the loop neither makes nor changes. */
export function isSameForAll(value, list, loop, file) {
  if (isConstant(value)) return true;
  if (!isPlace(value) || overlaps(pathOf(value), pathOf(list))) return false;
  const found = file.typeOf(value);
  return !mentionsBindingOf(loop, value, file) && !!found && file.isCopy(found) === true;
}
function isConstant(value) {
  return (
    /(?:integer|float|boolean|char)_literal$/.test(value.kind) ||
    /^(?:\w+::)*(?:[A-Z][A-Z0-9_]+|None)$/.test(value.text)
  );
}
