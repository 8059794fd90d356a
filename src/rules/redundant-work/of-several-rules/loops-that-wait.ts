import { awaitsIn } from '../../../rust/functions/async-context.js';
import type { Loop } from '../../../rust/order/loops.js';
import { readBy } from '../../../rust/ownership/reads.js';
import { calleeName } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isString, KNOWN_OWNERS, methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** What a loop gets its items from as they come in. */
const COMES_IN =
  /(?:^|[._])(?:incoming\w*|recv\w*|accept\w*|listen\w*|subscribe\w*|receiver|rx|ticks?)(?:\(\)|\.(?:iter|into_iter|next)\(\)|\.await|\?|\s)*$/;
const WAITS = /^(?:sleep\w*|recv\w*|accept\w*|wait\w*|park\w*|tick|poll\w*|read_line)$/;

/**
 * In a loop that waits at each turn, as one that serves requests or submits what has been counted, an answer that reads more than
 * texts, lists and numbers may be another one next time: `registry.gather()`.
 */
export function mayDifferByThen(call: Node, loop: Loop, file: RustFile): boolean {
  if (isAwaitedAgain(call, loop)) return true;
  return waitsPerTurn(loop) && !readBy(call, file).every((place) => isPlainData(place, file));
}

/** `while !done() { let found = compute_digest(&path).await; .. }`: what is waited for comes from outside, and may have changed there. */
function isAwaitedAgain(call: Node, { word }: Loop): boolean {
  return call.parent?.kind === 'await_expression' && /^(?:loop|while)$/.test(word);
}

function waitsPerTurn({ node, word, body }: Loop): boolean {
  const source = node.child('value') ?? node.child('condition');
  if (word !== 'loop') return COMES_IN.test(source?.text ?? '');
  if (!awaitsIn(body).next().done) return true;
  for (const call of body.descendantsOfKind('call_expression')) if (WAITS.test(calleeName(call))) return true;
  return false;
}

function isPlainData(place: Node, file: RustFile): boolean {
  const found = file.typeOf(place);
  if (!found) return false;
  const held = methodTarget(found);
  return isString(held) || KNOWN_OWNERS.has(held.name) || file.isCopy({ ...found, refs: '' }) === true;
}
