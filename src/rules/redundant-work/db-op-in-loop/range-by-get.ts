import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { type Loop, walkedBy } from '../../../rust/order/loops.js';
import { countedByWhile } from '../../../rust/order/while-loops.js';
import { lastWordOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, openingOf } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { dependsOnTurn, isStore, maps } from './store-calls.js';

const GETS = /^get(?:_pinned)?(?:_cf)?$/;
const DATABASES = /(?:^|_)(?:db|database|kv)$/;
/** Such keys lie anywhere. */
const SCATTERS = /hash|keccak|digest|random|shuffle/i;

/** `for height in from..to { db.get(block_key(height))? }`: neighbours, each searched for from the root. */
export function rangeByGet(call: Node, method: string, loop: Loop, file: RustFile): Problem | null {
  const store = receiverOf(call);
  const key = argumentsOf(call).at(-1);
  if (!GETS.test(method) || !store || !key || !DATABASES.test(lastWordOf(store)) || !isStore(store, file))
    return null;
  if (!goesThroughRange(loop, file) || SCATTERS.test(key.text) || isShortLoop(loop, file)) return null;
  if (mentionsBindingOf(loop.node, store, file) || !dependsOnTurn(key, loop, file) || !mayFail(call))
    return null;
  return {
    at: call,
    message: `\`${method}\` looks up one key after the other of the range that \`${loop.word}\` goes through: each call searches from the root again.`,
    help: 'read the range with one iterator that starts at its first key',
  };
}

function goesThroughRange(loop: Loop, file: RustFile): boolean {
  if (countedByWhile(loop.node)) return true;
  if (loop.word !== 'for' && !maps(loop)) return false;
  let walked = walkedBy(loop);
  while (walked && /^(?:rev|into_iter|clone)$/.test(methodOf(walked) ?? '')) walked = receiverOf(walked);
  return isRange(walked) || /^Range(?:Inclusive)?$/.test((walked && file.typeOf(walked)?.name) ?? '');
}

export function isRange(iterated: Node | undefined): boolean {
  if (!iterated) return false;
  if (iterated.kind === 'range_expression' || iterated.kind === 'parenthesized_expression')
    return /\.\./.test(iterated.text);
  return /(?:^|_)range(?:\(\))?(?:\.clone\(\)|\.rev\(\)|\.into_iter\(\))*$/.test(iterated.text);
}

/** A map in memory just answers. */
function mayFail(call: Node): boolean {
  return call.parent?.kind === 'await_expression' || openingOf(call, OPENING) !== null || isTransposed(call);
}

function isTransposed(call: Node): boolean {
  return call.parent?.parent?.kind === 'call_expression' && methodOf(call.parent.parent) === 'transpose';
}
