import { functionCalled } from '../../../rust/functions/function-called.js';
import { isOnePlaceThroughout, mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop, isIteratorChain, type Loop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Go to the end of what they are asked of. */
const SUMS_UP = /^(?:count|sum|product|max|min|fold)$/;

/** `text[..at].chars().count()` for each `at`: every turn starts at the beginning again. */
export function countedFromStart(call: Node, file: RustFile): Problem | null {
  if (!SUMS_UP.test(methodOf(call) ?? '')) return null;
  const part = startOfChain(call);
  const [whole, range] = part?.kind === 'index_expression' ? part.children : [];
  // `..*at` is parsed as a product.
  const end = range && /^(?:0\s*)?\.\.=?\s*([^=\s].*)$/s.exec(range.text)?.[1];
  const loop = enclosingLoop(call);
  if (!whole || !end || !loop || !isPlace(whole) || endsLoop(call, loop)) return null;
  if (!isOnePlaceThroughout(loop.node, whole, file) || !movesOn(range!, loop, file)) return null;
  if (isShortLoop(loop, file)) return null;
  // A buffer that is filled anew at each turn has another beginning each time.
  if (mayChangeWithin(whole, loop.node.start, loop.node.end, file)) return null;
  return {
    at: call,
    message: `${quoted(call)} starts at the beginning of \`${spelling(whole)}\` at ${turnsReaching(call, loop)}: the work grows with the square of the length.`,
    help: 'keep what was counted up to the last place, and go on from there',
  };
}

function startOfChain(call: Node): Node | undefined {
  let at: Node | undefined = receiverOf(call);
  while (at && methodOf(at)) at = receiverOf(at);
  return at;
}

/** Does the end of the range depend on what a turn binds or counts up? */
function movesOn(range: Node, loop: Loop, file: RustFile): boolean {
  if (mentionsBindingOf(loop.node, range, file)) return true;
  return [...range.descendantsOfKind('identifier')].some((name) => {
    const binding = file.bindingOf(name);
    const uses = binding ? file.usesOf(binding) : [];
    return uses.some((use) => use.effect === 'assign' && loop.body.contains(use.use.node));
  });
}

/** `while text.chars().count() > n { text.pop(); }`, `while text.width() > n { text = &text[end..]; }`: all of it is counted for each piece that is taken off. */
export function countedEachTurn(call: Node, file: RustFile): Problem | null {
  const comparison = call.parent?.kind === 'binary_expression' ? call.parent : null;
  const loop =
    comparison?.parent?.kind === 'while_expression' && comparison.field === 'condition'
      ? comparison.parent
      : null;
  const body = loop?.child('body');
  // What is still too little grows.
  const tooMuch = call.field === 'left' ? /^>=?$/ : /^<=?$/;
  if (!body || !tooMuch.test(comparison!.child('operator')?.text ?? '')) return null;
  const counted = countedBy(call, file);
  if (!counted || !isPlace(counted) || !isShortenedIn(body, counted)) return null;
  return {
    at: call,
    message: `${quoted(call)} goes over all of \`${spelling(counted)}\` at every turn, though the turn itself knows what it took off.`,
    help: 'count once before the loop, and subtract what each turn removes',
  };
}

/** What a call goes over from one end to the other to give a number. */
function countedBy(call: Node, file: RustFile): Node | undefined {
  const method = methodOf(call);
  const [given] = argumentsOf(call);
  if (method === 'width') return !given && file.hasText(/\bUnicodeWidthStr\b/) ? receiverOf(call) : undefined;
  if (method)
    return /^(?:count|sum)$/.test(method) && !given && isIteratorChain(receiverOf(call))
      ? startOfChain(call)
      : undefined;
  const body = functionCalled(call, file)?.child('body');
  const counted = given && withoutBorrow(given);
  return body && WALKS_TEXT.test(body.text) ? counted : undefined;
}

/** A function of this file that looks at each character. */
const WALKS_TEXT = /\.(?:width|chars|char_indices|graphemes|matches)\(/;

const SHORTENS =
  /^(?:pop|pop_front|pop_back|pop_first|pop_last|remove|swap_remove|truncate|drain|retain|split_off|shift_remove)$/;

function isShortenedIn(body: Node, counted: Node): boolean {
  for (const call of body.descendantsOfKind('call_expression'))
    if (SHORTENS.test(methodOf(call) ?? '') && spelling(receiverOf(call)!) === spelling(counted)) return true;
  for (const written of body.descendantsOfKind('assignment_expression'))
    if (spelling(written.child('left')!) === spelling(counted) && isRest(written.child('right')!, counted))
      return true;
  return false;
}

/** `&text[end..]`, `text.split_at(end).1`, `behind(text, end)`: a part of the same text. */
function isRest(value: Node, whole: Node): boolean {
  return [...value.descendantsOfKind('identifier')].some(({ text }) => text === whole.text);
}
