import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import { isPlace, rootOf } from '../../rust/places.js';
import { spelling } from '../../rust/same-place.js';
import type { Node } from '../../rust/tree.js';
import { isSequence, methodTarget } from '../../rust/types.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** `for x in xs.iter_mut() { *x = 0; }`, `for i in 0..n { a[i] = 0; }` and `for i in 0..n { a[i] = b[i]; }`. */
export function setOneByOne(loop: Node, file: RustFile): Problem | null {
  const assignment = onlyAssignment(loop.child('body'));
  const [left, right] = [assignment?.child('left'), assignment?.child('right')];
  const source = loop.child('value');
  const pattern = loop.child('pattern');
  if (!left || !right || !source || pattern?.kind !== 'identifier') return null;
  const list = mutablyWalked(source);
  if (list && isItemItself(left, pattern.text) && isConstant(right)) return filled(loop, list, right);
  if (source.kind !== 'range_expression' || !isIndexedBy(left, pattern.text)) return null;
  const target = left.children[0]!;
  if (isConstant(right)) return isSlice(target, file) ? filled(loop, target, right) : null;
  if (!isIndexedBy(right, pattern.text) || !isSlice(target, file) || !isSlice(right.children[0]!, file))
    return null;
  if (spelling(target) === spelling(right.children[0]!) || !copiesBytes(right, file)) return null;
  return {
    at: loop,
    until: assignment!,
    message: `Each turn checks two bounds to copy one element of \`${right.children[0]!.text}\` to \`${target.text}\`; as a block they are copied in one go.`,
    help: `use \`${target.text}[..].copy_from_slice(..)\` with the same range on both sides`,
  };
}

/** `xs.iter_mut().for_each(|x| *x = 0)` */
export function setByClosure(call: Node): Problem | null {
  const source = receiverOf(call);
  const closure = argumentsOf(call)[0];
  const list = source && mutablyWalked(source);
  if (!list || closure?.kind !== 'closure_expression') return null;
  const assignment = onlyAssignment(closure.child('body'));
  const parameter = closure.child('parameters')?.children[0];
  const [left, right] = [assignment?.child('left'), assignment?.child('right')];
  if (!left || !right || parameter?.kind !== 'identifier') return null;
  return isItemItself(left, parameter.text) && isConstant(right) ? filled(call, list, right) : null;
}

function filled(at: Node, list: Node, value: Node): Problem {
  return {
    at,
    message: `Every element of \`${spelling(list)}\` is set to \`${value.text}\` one by one, where \`fill\` writes the memory in one go.`,
    help: `use \`${spelling(list)}.fill(${value.text})\``,
  };
}

function onlyAssignment(body: Node | undefined): Node | null {
  let at = body;
  while (at && /^(?:block|expression_statement)$/.test(at.kind)) {
    if (at.children.length !== 1) return null;
    at = at.children[0];
  }
  return at?.kind === 'assignment_expression' ? at : null;
}

/** `xs` in `xs.iter_mut()` and `&mut xs`. */
function mutablyWalked(source: Node): Node | undefined {
  if (source.kind === 'reference_expression' && source.has('mutable_specifier')) return source.child('value');
  return methodOf(source) === 'iter_mut' && isPlace(receiverOf(source)!) ? receiverOf(source) : undefined;
}

function isItemItself(left: Node, item: string): boolean {
  return left.kind === 'unary_expression' && spelling(left) === `*${item}`;
}

function isIndexedBy(node: Node, index: string): boolean {
  return node.kind === 'index_expression' && isPlace(node.children[0]!) && node.children[1]?.text === index;
}

function isConstant(value: Node): boolean {
  return (
    /(?:integer|float|boolean|char)_literal$/.test(value.kind) ||
    /^(?:\w+::)*(?:[A-Z][A-Z0-9_]+|None)$/.test(value.text)
  );
}

function isSlice(list: Node, file: RustFile): boolean {
  const found = file.typeOf(list);
  return (
    !!found &&
    rootOf(list) !== null &&
    isSequence(methodTarget(found)) &&
    methodTarget(found).name !== 'VecDeque'
  );
}

function copiesBytes(element: Node, file: RustFile): boolean {
  const found = file.typeOf(element);
  return !!found && file.isCopy(found) === true;
}
