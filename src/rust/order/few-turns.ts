import type { Known } from '../known.js';
import { integerOf } from '../syntax/integer-literal.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { baseOf } from './loop-length.js';
import { type Loop, walkedBy } from './loops.js';
import { diverges } from './run-order.js';

/** A list has grown twice at most by then. */
const FEW_TURNS = 8;

/** `let (three, rows) = grid.shape();`: the author says how many. */
const NUMBER_WORD = /^(?:one|two|three|four)$/;

/**
 * Does a loop take a few turns by what stands before it: `if xs.len() <= 4 { for x in xs { .. } }`, `assert_eq!(n, 3);`,
 * `if n > 4 { return None; }`, or a local that is a small number?
 */
export function takesFewTurns(loop: Loop, known: Known): boolean {
  const counted = countOf(loop);
  if (!counted) return false;
  if (isFewItself(counted, known)) return true;
  const few = (condition: Node | undefined) => !!condition && keepsFew(condition, counted.text, known);
  let below = loop.node;
  for (const at of loop.node.ancestors()) {
    if (at.kind === 'function_item' || at.kind === 'closure_expression') return false;
    if (at.kind === 'if_expression' && at.child('consequence') === below && few(at.child('condition')))
      return true;
    if (at.kind === 'block' && isLeftUnlessFew(at, below, counted.text, known)) return true;
    below = at;
  }
  return false;
}

interface Count {
  /** The words for the number: the end of a range, or the length of a list. */
  text: string;
  /** The end of the range. */
  end: Node | null;
}

function countOf(loop: Loop): Count | null {
  const source = walkedBy(loop);
  const base = source && baseOf(source);
  if (!base) return null;
  if (base.kind !== 'range_expression') return { text: `${base.text}.len()`, end: null };
  const end = base.children.length > 1 ? base.children.at(-1)! : null;
  return end && { text: end.text, end };
}

function isFewItself({ end }: Count, known: Known): boolean {
  if (end?.kind !== 'identifier') return false;
  if (NUMBER_WORD.test(end.text)) return true;
  const binding = known.bindingOf(end);
  if (binding?.kind !== 'let' || !binding.whole || binding.mutable || !binding.value) return false;
  const written = integerOf(binding.value.text);
  return written !== null && written <= FEW_TURNS;
}

/** Does a statement of `block` ahead of `below` let nobody pass but with a few? */
function isLeftUnlessFew(block: Node, below: Node, counted: string, known: Known): boolean {
  return GATES.of(block, () => gatesIn(block)).some((gate) => {
    if (gate.start >= below.start) return false;
    if (gate.kind === 'macro_call') return isAssertedFew(gate, counted, known);
    return isManyOtherwise(gate.child('condition')!, counted, known);
  });
}

const GATES = new NodeMemo<readonly Node[]>();

/** What nobody passes without an answer: assertions, and each `if` that leaves. */
function gatesIn(block: Node): Node[] {
  return block.children.flatMap((statement) => {
    const asked = statement.kind === 'expression_statement' ? statement.children[0]! : statement;
    if (asked.kind === 'macro_call') return ASSERTS.test(asked.macro) ? [asked] : [];
    const leaves =
      asked.kind === 'if_expression' && !asked.child('alternative') && diverges(asked.child('consequence'));
    return leaves && asked.child('condition') ? [asked] : [];
  });
}

const ASSERTS = /^(?:debug_)?assert(?:_eq)?$|^ensure(?:_eq)?$/;

/** `assert_eq!(n, 3)`, `ensure!(n <= 4, ..)` */
function isAssertedFew(call: Node, counted: string, known: Known): boolean {
  const [first, second] = call.child('arguments')?.children ?? [];
  if (!first) return false;
  if (/^(?:debug_)?assert$|^ensure$/.test(call.macro)) return keepsFew(first, counted, known);
  if (!second || !/^(?:debug_)?assert_eq$|^ensure_eq$/.test(call.macro)) return false;
  return (
    isComparedWithFew(first, '==', second, counted, known) ||
    isComparedWithFew(second, '==', first, counted, known)
  );
}

/** Where this does not hold, there are few. */
function isManyOtherwise(condition: Node, counted: string, known: Known): boolean {
  if (condition.kind !== 'binary_expression') return false;
  const [left, right] = [condition.child('left')!, condition.child('right')!];
  const operator = condition.child('operator')!.text;
  if (operator === '||')
    return isManyOtherwise(left, counted, known) || isManyOtherwise(right, counted, known);
  const opposite = { '!=': '==', '>': '<=', '>=': '<' }[operator];
  return !!opposite && isComparedWithFew(left, opposite, right, counted, known);
}

function keepsFew(condition: Node, counted: string, known: Known): boolean {
  if (condition.kind === 'parenthesized_expression') return keepsFew(condition.children[0]!, counted, known);
  if (condition.kind !== 'binary_expression') return false;
  const [left, right] = [condition.child('left')!, condition.child('right')!];
  const operator = condition.child('operator')!.text;
  if (operator === '||') return keepsFew(left, counted, known) && keepsFew(right, counted, known);
  if (operator === '&&') return keepsFew(left, counted, known) || keepsFew(right, counted, known);
  return isComparedWithFew(left, operator, right, counted, known);
}

function isComparedWithFew(
  asked: Node,
  operator: string,
  written: Node,
  counted: string,
  known: Known,
): boolean {
  const bound = integerOf(written.text);
  if (!/^(?:<|<=|==)$/.test(operator) || bound === null) return false;
  return bound <= FEW_TURNS && isMeasuredBy(asked, counted, known);
}

/** The count itself, or a local that was worked out from it. */
function isMeasuredBy(asked: Node, counted: string, known: Known): boolean {
  if (asked.text === counted) return true;
  const value = asked.kind === 'identifier' ? known.bindingOf(asked)?.value : undefined;
  return !!value && value.text.replace(/\s+/g, '').includes(counted);
}
