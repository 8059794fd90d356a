import { functionCalled } from '../../../rust/functions/function-called.js';
import { onlyStep } from '../../../rust/order/only-step.js';
import { isPlace, overlaps, pathOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { integerOf } from '../../../rust/syntax/integer-literal.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSequence, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isSameForAll } from './set-one-by-one.js';

/** A `while` that does nothing but move items from one list to another, or push or pop to a length. */
export function movedByWhile(loop: Node, file: RustFile): Problem | null {
  const condition = loop.child('condition');
  const [statement, ...more] = loop.child('body')?.children ?? [];
  const call = statement?.kind === 'expression_statement' ? statement.children[0] : statement;
  if (!condition || call?.kind !== 'call_expression' || more.length > 0 || !isPlace(receiverOf(call) ?? call))
    return null;
  return condition.kind === 'let_condition'
    ? poppedAndPushed(loop, condition, call, file)
    : countedTo(loop, condition, call, file);
}

/** What takes all items out in the order in which the loop would. */
const ALL_OF: Readonly<Record<string, { of: RegExp; chain: string }>> = {
  pop_front: { of: /^VecDeque$/, chain: 'drain(..)' },
  pop: { of: /^(?:Vec|SmallVec)$/, chain: 'drain(..).rev()' },
  pop_back: { of: /^VecDeque$/, chain: 'drain(..).rev()' },
  next: { of: /^Iterator$/, chain: 'by_ref()' },
};

/** `while let Some(x) = queue.pop_front() { list.push(x); }` */
function poppedAndPushed(loop: Node, condition: Node, push: Node, file: RustFile): Problem | null {
  const item = /^Some\((&?)\s*(\w+)\)$/.exec(condition.child('pattern')?.text ?? '');
  const pop = condition.child('value')!;
  const method = methodOf(pop) ?? '';
  const [given, ...more] = argumentsOf(push);
  if (!item || !Object.hasOwn(ALL_OF, method) || argumentsOf(pop).length > 0 || !given || more.length > 0)
    return null;
  const { of, chain } = ALL_OF[method]!;
  const [source, target] = [receiverOf(pop)!, receiverOf(push)!];
  const found = file.typeOf(source);
  if (!isPlace(source) || !found || !of.test(methodTarget(found).name)) return null;
  if (given.text.replace(/^\*/, '') !== item[2] || overlaps(pathOf(source), pathOf(target))) return null;
  if (!/^push(?:_back)?$/.test(methodOf(push) ?? '') || !isList(target, file)) return null;
  return {
    at: loop,
    message: `Each \`${methodOf(push)}\` checks for room and may grow \`${target.text}\` again, where one \`extend\` makes room once.`,
    help: `replace the loop by \`${target.text}.extend(${source.text}.${chain})\``,
  };
}

/** `while list.len() > n { list.pop(); }` and `while list.len() < n { list.push(0); }` */
function countedTo(loop: Node, condition: Node, call: Node, file: RustFile): Problem | null {
  const list = receiverOf(call)!;
  const count = countAsked(condition);
  if (!count || !isLengthOf(count.length, list, file) || !isList(list, file)) return null;
  if (!isFixedNumber(count.bound, list, loop, file)) return null;
  const turn = `${count.operator}${methodOf(call)}`;
  const { text: bound } = count.bound;
  const [item] = argumentsOf(call);
  if (turn === '>pop')
    return toLength(loop, `\`${list.text}\` is shortened one at a time`, `${list.text}.truncate(${bound})`);
  if (!/^<=?push$/.test(turn) || !item || isFew(count.bound)) return null;
  const resized = resizedWith(item, list, loop, file);
  if (!resized) return null;
  const isUpToPlace = count.operator === '<=' || count.bound.kind === 'binary_expression';
  const length = count.operator === '<=' ? `${bound} + 1` : bound;
  return {
    ...toLength(
      loop,
      `\`${item.text}\` is pushed one at a time, each with a check for room`,
      `${list.text}.${resized.method}(${length}, ${resized.filling})`,
    ),
    // What is filled up to a place is mostly short of one.
    ...(isUpToPlace && { minor: true }),
  };
}

interface Count {
  length: Node;
  operator: string;
  bound: Node;
}

const TURNED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' };

/** `list.len() < n`, also where it is written as `n > list.len()`. */
function countAsked(condition: Node): Count | null {
  const [left, right] = [condition.child('left'), condition.child('right')];
  const operator = condition.child('operator')?.text ?? '';
  if (!left || !right) return null;
  if (methodOf(left) === 'len') return { length: left, operator, bound: right };
  return methodOf(right) === 'len' && TURNED[operator]
    ? { length: right, operator: TURNED[operator], bound: left }
    : null;
}

/** `list.len()`, or `self.len()` of a type that gives the length of that list of its own. */
function isLengthOf(length: Node, list: Node, file: RustFile): boolean {
  const asked = receiverOf(length)!;
  if (spelling(asked) === spelling(list)) return true;
  const body = asked.kind === 'self' ? functionCalled(length, file)?.child('body') : undefined;
  return onlyStep(body)?.text === `${list.text}.len()`;
}

/** A number that stays the same, or what is worked out of such. */
function isFixedNumber(bound: Node, list: Node, loop: Node, file: RustFile): boolean {
  if (bound.kind === 'type_cast_expression') return isFixedNumber(bound.child('value')!, list, loop, file);
  if (bound.kind !== 'binary_expression') return isSameForAll(bound, list, loop, file);
  return [bound.child('left')!, bound.child('right')!].every((side) => isFixedNumber(side, list, loop, file));
}

interface Filling {
  method: 'resize' | 'resize_with';
  filling: string;
}

/** What is no `Clone` can be made anew. */
function resizedWith(item: Node, list: Node, loop: Node, file: RustFile): Filling | null {
  if (item.text === 'None') return { method: 'resize_with', filling: '|| None' };
  if (isSameForAll(item, list, loop, file)) return { method: 'resize', filling: item.text };
  const made = argumentsOf(item).length === 0 ? calledPath(item) : null;
  return made && /::(?:new|default)$/.test(made) ? { method: 'resize_with', filling: made } : null;
}

/** So many digits or lanes are padded in a moment. */
const FEW = 16;

function isFew(bound: Node): boolean {
  const items = integerOf(bound.text);
  return items !== null && items <= FEW;
}

function toLength(loop: Node, what: string, instead: string): Problem {
  return { at: loop, message: `${what}, where one call sets the length.`, help: `use \`${instead}\`` };
}

function isList(target: Node, file: RustFile): boolean {
  const found = file.typeOf(target);
  return !!found && isSequence(methodTarget(found));
}
