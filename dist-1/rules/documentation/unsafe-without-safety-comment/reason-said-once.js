import { calledPath, enclosingFunction, methodOf } from '../../../rust/syntax/call-syntax.js';
import { commentsWithin } from '../../../rust/syntax/comments-around.js';
import { NodeMemo, TreeMemo } from '../../../rust/syntax/memo.js';
import { commentedAt, REASON } from './safety-comments.js';

/** Further down a reader has lost sight of the comment. */
const MAX_LINES = 8;
/** `unsafe { poll.add(a) }; if let Some(b) = b { unsafe { poll.add(b) } }`: one reason stands for both. */
export function blockBeforeThatDoesTheSame(block) {
  if (block.kind !== 'unsafe_block') return null;
  const { order, blocks } = blocksIn(block.tree);
  const before = blocks[order.get(block) - 1];
  if (!before || before.contains(block) || block.line - before.endLine > MAX_LINES) return null;
  if (enclosingFunction(before) !== enclosingFunction(block)) return null;
  const reasoned = stepsOf(before);
  const steps = stepsOf(block);
  return steps.size > 0 && [...steps].every((step) => reasoned.has(step)) ? before : null;
}
const BLOCKS = new TreeMemo();
function blocksIn(tree) {
  let known = BLOCKS.get(tree);
  if (!known) {
    const blocks = [...tree.root.descendantsOfKind('unsafe_block')];
    known = { blocks, order: new Map(blocks.map((block, i) => [block, i])) };
    BLOCKS.set(tree, known);
  }
  return known;
}
/** What a block calls, by name, and whether it looks through pointers. */
function stepsOf(block) {
  const steps = new Set();
  for (const at of block.descendantsOfKind('call_expression', 'unary_expression', 'macro_call')) {
    if (at.kind === 'macro_call') steps.add(`${at.macro}!`);
    else if (at.kind === 'call_expression') steps.add(methodOf(at) ?? calledPath(at) ?? at.text);
    else if (at.text.startsWith('*')) steps.add('*');
  }
  return steps;
}
/** A reason at the head of a function, or what its documentation asks of the caller where it has one block. */
export function isSaidForTheFunction(block) {
  const fn = enclosingFunction(block);
  return !!fn && block.kind === 'unsafe_block' && coverageOf(fn);
}
const COVERED = new NodeMemo();
function coverageOf(fn) {
  return COVERED.of(
    fn,
    () =>
      isReasonedAtHead(fn) ||
      (isOnlyBlock(fn) && (commentedAt(fn) || asksOfCaller(fn) || startsWithReason(fn))),
  );
}
function headOf(fn) {
  const body = fn.child('body');
  const [first] = body?.children ?? [];
  return body && first ? commentsWithin(body, first.start) : [];
}
function startsWithReason(fn) {
  return headOf(fn).some((text) => REASON.test(text));
}
/** In a paragraph of its own above the first statement. */
function isReasonedAtHead(fn) {
  if (!startsWithReason(fn)) return false;
  const first = fn.child('body').children[0];
  return fn.tree.lineText(first.line - 1).trim() === '';
}
function isOnlyBlock(fn) {
  let outermost = null;
  for (const block of fn.descendantsOfKind('unsafe_block')) {
    if (outermost && !outermost.contains(block)) return false;
    outermost ??= block;
  }
  return true;
}
const ASKS =
  /\bcallers?\b[^.]{0,200}\b(?:must|has|have|made sure|makes? sure|ensures?|guarantees?|responsible|responsibility|promises?)\b|\binfallible\b|\bnever fails?\b/i;
/** `/// assumes that the caller has made sure of the encoding` */
function asksOfCaller(fn) {
  const docs = [];
  for (let line = fn.line - 1; line > 0; line--) {
    const text = fn.tree.lineText(line).trim();
    if (/^\/\/\//.test(text)) docs.unshift(text.slice(3));
    else if (!/^#\[/.test(text)) break;
  }
  return ASKS.test(docs.join(' '));
}
