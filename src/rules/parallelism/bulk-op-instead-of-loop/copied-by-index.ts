import { isShortLoop } from '../../../rust/order/loop-length.js';
import type { Walk } from '../../../rust/order/walks.js';
import { isPlace, overlaps, pathOf, rootOf, withoutParentheses } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSequence, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** One element of a list, by an index that goes up by one with every turn. */
interface Element {
  list: Node;
  /** Of the list itself: `i` for `list[i]`; null where the list is walked. */
  index: Node | null;
}

/** `for i in 0..n { a[start + i] = b[i]; }` and `for (i, x) in b.iter().enumerate() { a[start + i] = *x; }` */
export function copiedByIndex(walk: Walk, assignment: Node, file: RustFile): Problem | null {
  const [left, right] = [assignment.child('left')!, assignment.child('right')!];
  const turns = turnsOf(walk);
  const to = turns && elementOf(left, turns);
  const from = turns && elementOf(right, turns);
  if (!to || !from || !(to.index || from.index)) return null;
  if (![to, from].every(({ list }) => isSlice(list, file)) || !file.isCopyValue(right)) return null;
  const isSame = spelling(to.list) === spelling(from.list);
  if (isSame ? !isShift(walk, to, from) : overlaps(pathOf(to.list), pathOf(from.list))) return null;
  if (isShortLoop(walk, file)) return null;
  return {
    at: walk.node,
    until: assignment,
    message: `A loop copies elements of \`${from.list.text}\` to \`${to.list.text}\` by an index, whose bounds one call for the whole block checks once.`,
    help: isSame
      ? `use \`${to.list.text}.copy_within(..)\``
      : `use \`${to.list.text}[..].copy_from_slice(..)\` with as long a piece on both sides`,
    // rustc 1.95 with `-O` copies whole vectors either way.
    minor: true,
  };
}

interface Turns {
  index: string;
  /** What `enumerate` walks, and the name of its items. */
  walked?: { list: Node; item: string; isCopied: boolean };
}

/** A range with a name for its numbers, or a list with names for its indexes and its items. */
function turnsOf({ source, pattern }: Walk): Turns | null {
  if (pattern.kind === 'identifier') return rangeOf(source) ? { index: pattern.text } : null;
  const [index, item] = pattern.kind === 'tuple_pattern' ? pattern.children : [];
  const list = methodOf(source) === 'enumerate' ? walkedBy(receiverOf(source)!) : null;
  if (index?.kind !== 'identifier' || !item || !list) return null;
  const name = /^(&?)(\w+)$/.exec(item.text);
  return name && { index: index.text, walked: { list, item: name[2]!, isCopied: name[1] === '&' } };
}

function rangeOf(source: Node): Node | null {
  const base = methodOf(source) === 'rev' ? receiverOf(source)! : source;
  const inner = withoutParentheses(base);
  return inner.kind === 'range_expression' ? inner : null;
}

/** `list` of `list.iter()` and `list.iter_mut()`. */
function walkedBy(walk: Node): Node | null {
  const list = /^iter(?:_mut)?$/.test(methodOf(walk) ?? '') ? receiverOf(walk)! : null;
  return list && isPlace(list) ? list : null;
}

function elementOf(place: Node, { index, walked }: Turns): Element | null {
  if (walked && spelling(place) === (walked.isCopied ? walked.item : `*${walked.item}`))
    return { list: walked.list, index: null };
  const [list, at] = place.kind === 'index_expression' ? place.children : [];
  return list && at && isPlace(list) && !mentions(list, index) && isNext(at, index)
    ? { list, index: at }
    : null;
}

/** `i`, `start + i`, `row * width + i`, `i - first`. */
function isNext(index: Node, name: string): boolean {
  const at = withoutParentheses(index);
  if (at.kind === 'identifier') return at.text === name;
  const operator = at.kind === 'binary_expression' ? at.child('operator')?.text : undefined;
  const [left, right] = [at.child('left'), at.child('right')];
  if (!left || !right || !/^[+-]$/.test(operator ?? '')) return false;
  if (mentions(left, name)) return !mentions(right, name) && isNext(left, name);
  return operator === '+' && isNext(right, name);
}

function mentions(node: Node, name: string): boolean {
  if (node.kind === 'identifier') return node.text === name;
  for (const each of node.descendantsOfKind('identifier')) if (each.text === name) return true;
  return false;
}

/** Within one list only a move away from what is still to be read is a copy of the old elements. */
function isShift({ source }: Walk, to: Element, from: Element): boolean {
  if (!to.index || !from.index) return false;
  const [left, right] = [to.index, from.index].map(
    (index) => /^\w+$|[+-](?!.*[+-])/.exec(spelling(index))?.[0],
  );
  const isDown = (left === '-' && /^\w+$/.test(right ?? '')) || (right === '+' && /^\w+$/.test(left ?? ''));
  const isUp = (left === '+' && /^\w+$/.test(right ?? '')) || (right === '-' && /^\w+$/.test(left ?? ''));
  return methodOf(source) === 'rev' ? isUp : isDown;
}

export function isSlice(list: Node, file: RustFile): boolean {
  const found = file.typeOf(list);
  return (
    !!found &&
    rootOf(list) !== null &&
    isSequence(methodTarget(found)) &&
    methodTarget(found).name !== 'VecDeque'
  );
}
