import type { Binding } from '../../../rust/names/scopes.js';
import { baseOf } from '../../../rust/order/loop-length.js';
import { type Loop, walkedBy } from '../../../rust/order/loops.js';
import { countedByWhile } from '../../../rust/order/while-loops.js';
import { rootOf, withoutParentheses } from '../../../rust/ownership/places.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { calleeName, enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `read`: decoded from input just before; `given`: a number from elsewhere; `sure`: the length of something that is there, or a number that was compared. */
export type Trust = 'sure' | 'given' | 'read';

/**
 * Can the number of turns be believed before the first one? A loop that fails where its input ends takes a wrong number for an
 * error; room for all of it, made beforehand, would take the memory.
 */
export function trustInCount(loop: Loop, file: RustFile): Trust {
  const count = countOf(loop);
  if (!count || !mayFail(loop.body)) return 'sure';
  return trustIn(count, loop, file);
}

/** What has to be said to whoever makes room for so many. */
export const WITHIN: Readonly<Record<Trust, string>> = {
  sure: '',
  given: ', within a bound where nothing has checked that number',
  read: ', but within a bound: the number was read, and nothing has checked it',
};

/** Could the turns be the steps of an iterator that tells `collect` how many come? */
export function canBeCollected(body: Node): boolean {
  return !mayFail(body) && [...body.descendantsOfKind('await_expression')].length === 0;
}

/** Does a turn leave the function where something is missing? */
function mayFail(body: Node): boolean {
  for (const node of body.descendantsOfKind('try_expression', 'return_expression')) {
    const closure = enclosingClosure(node);
    if (!closure || !body.contains(closure)) return true;
  }
  return false;
}

/** `n` of `0..n`, of `0..n as usize` and of `while i < n`; null where a list is walked, or its length counted. */
function countOf(loop: Loop): Node | null {
  const source = loop.word === 'while' ? countedByWhile(loop.node) : walkedBy(loop);
  const base = source && (loop.word === 'while' ? source : baseOf(source));
  const end = base?.kind === 'range_expression' ? base.children.at(-1)! : loop.word === 'while' ? base : null;
  return end ? numberItself(end) : null;
}

function numberItself(written: Node): Node | null {
  const at = withoutParentheses(written);
  if (at.kind === 'type_cast_expression') return numberItself(at.child('value')!);
  return /^(?:identifier|field_expression)$/.test(at.kind) ? at : null;
}

function trustIn(count: Node, loop: Loop, file: RustFile): Trust {
  if (/^(?:\w+::)*[A-Z][A-Z0-9_]*$/.test(count.text) || isCompared(count, loop)) return 'sure';
  const binding = count.kind === 'identifier' ? file.bindingOf(count) : undefined;
  if (!binding?.value || !/^let_/.test(binding.declaration.kind)) return 'given';
  if (/\blen\(\)|\bcount\(\)|\.min\(|\.clamp\(|^\d/.test(binding.value.text)) return 'sure';
  return isReadFrom(binding, loop, file) ? 'read' : 'given';
}

/** By its name, a method or function that takes the next number out of some input. */
const READS =
  /(?:^|_)(?:read|next|decode\w*|deserialize\w*|parse\w*|varint\w*|u?leb128|[bln]e_[ui]\d+)(?:_|$)|^from_[bln]e_bytes$/;

/** `let n = input.short()?; for _ in 0..n { items.push(input.item()?) }`: the number comes out of what the turns read on from. */
function isReadFrom({ value }: Binding, loop: Loop, file: RustFile): boolean {
  for (const call of value!.descendantsOfKind('call_expression'))
    if (READS.test(calleeName(call))) return true;
  const [opened] = value!.descendantsOfKind('try_expression');
  const root = rootOf(opened?.children[0]);
  const source = root && file.bindingOf(root);
  if (!source) return false;
  const isLentToRead = source.mutable || file.typeOf(root)?.refs.startsWith('m') === true;
  return isLentToRead && source.uses.some(({ node }) => loop.body.contains(node));
}

const COMPARISONS = new NodeMemo<readonly Node[]>();

/** `if n > MAX { return Err(..) }`, `ensure!(n <= rest)`: someone has looked at the number before. */
function isCompared(count: Node, loop: Loop): boolean {
  const fn = enclosingFunction(loop.node);
  if (!fn) return false;
  const asks = COMPARISONS.of(fn, () =>
    [...fn.descendantsOfKind('binary_expression', 'macro_call', 'call_expression')].filter(isCheck),
  );
  const name = new RegExp(`\\b${count.child('field')?.text ?? count.text}\\b`);
  return asks.some((ask) => ask.start < loop.node.start && name.test(ask.text));
}

function isCheck(node: Node): boolean {
  if (node.kind === 'binary_expression') return /^(?:[<>]=?|[=!]=)$/.test(node.child('operator')?.text ?? '');
  if (node.kind === 'macro_call') return /ensure|assert|require/.test(node.macro);
  return /^(?:check|ensure|validate|verify|require|limit)/.test(calleeName(node));
}
