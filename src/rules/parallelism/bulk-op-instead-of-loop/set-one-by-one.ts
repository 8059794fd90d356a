import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { onlyStep } from '../../../rust/order/only-step.js';
import type { Walk } from '../../../rust/order/walks.js';
import { isPlace, overlaps, pathOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { isMutableBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { copiedByIndex, isSlice } from './copied-by-index.js';

/** `for x in xs.iter_mut() { *x = 0; }`, `for i in 0..n { a[i] = value; }` and `for i in 0..n { a[i] = b[i]; }`. */
export function setOneByOne(walk: Walk, file: RustFile): Problem | null {
  const { node: loop, source, pattern } = walk;
  const assignment = onlyStep(walk.body);
  if (assignment?.kind !== 'assignment_expression') return null;
  const [left, right] = [assignment.child('left')!, assignment.child('right')!];
  const list = mutablyWalked(source, file);
  if (list && isItemItself(left, pattern.text) && isSameForAll(right, list, loop, file))
    return filled(loop, list, right);
  const target = source.kind === 'range_expression' ? listIndexedBy(left, pattern.text) : null;
  if (target && isSlice(target, file) && isSameForAll(right, target, loop, file))
    return filled(loop, target, right);
  return copiedByIndex(walk, assignment, file);
}

/** A note: rustc 1.95 with `-O` writes whole vectors or calls `memset` for either way. */
function filled(at: Node, list: Node, value: Node): Problem {
  // What is no `Clone` can be made anew.
  const fill = value.text === 'None' ? 'fill_with(|| None)' : `fill(${value.text})`;
  return {
    at,
    message: `A loop sets the elements of ${quoted(list)} to \`${value.text}\`, which \`${fill.replace(/\(.*/, '')}\` says in one call, also where nothing is optimised.`,
    help: `use \`${fill}\` on them`,
    minor: true,
  };
}

/** `xs` in `xs.iter_mut()` and `&mut xs`; a ring, as far as it is known, is no block of memory. */
function mutablyWalked(source: Node, file: RustFile): Node | undefined {
  const isLent = isMutableBorrow(source);
  const list = isLent
    ? source.child('value')
    : methodOf(source) === 'iter_mut'
      ? receiverOf(source)
      : undefined;
  if (!list || (!isLent && !isPlace(list))) return undefined;
  return !isPlace(list) || !file.typeOf(list) || isSlice(list, file) ? list : undefined;
}

function isItemItself(left: Node, item: string): boolean {
  return left.kind === 'unary_expression' && spelling(left) === `*${item}`;
}

/** `list` of `list[i]`. */
function listIndexedBy(node: Node, index: string): Node | null {
  const [list, at] = node.kind === 'index_expression' ? node.children : [];
  return list && isPlace(list) && at?.text === index ? list : null;
}

/** A constant, or a plain value that the loop neither makes nor changes. */
export function isSameForAll(value: Node, list: Node, loop: Node, file: RustFile): boolean {
  if (isConstant(value)) return true;
  if (!isPlace(value) || overlaps(pathOf(value), pathOf(list))) return false;
  const found = file.typeOf(value);
  return !mentionsBindingOf(loop, value, file) && !!found && file.isCopy(found) === true;
}

function isConstant(value: Node): boolean {
  return (
    /(?:integer|float|boolean|char)_literal$/.test(value.kind) ||
    /^(?:\w+::)*(?:[A-Z][A-Z0-9_]+|None)$/.test(value.text)
  );
}
