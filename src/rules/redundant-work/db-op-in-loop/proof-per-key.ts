import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import type { Loop } from '../../../rust/order/loops.js';
import { argumentsOf, calleeName, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, openingOf } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isRange } from './range-by-get.js';
import { goesOverItems, isAskedAtOnce, maps } from './store-calls.js';

/** `for key in keys { proofs.push(Trie::get_proof(&tx, block, key, root)?) }`: the upper nodes lie on the way to every key. */
export function proofPerKey(call: Node, loop: Loop, file: RustFile): Problem | null {
  const name = calleeName(call);
  if (!PROVES.test(name) || !isOpened(call) || isRange(loop.node.child('value'))) return null;
  if (!(goesOverItems(loop) || (maps(loop) && !isAskedAtOnce(call, loop))) || isShortLoop(loop, file))
    return null;
  const receiver = receiverOf(call);
  const [keys, others] = [true, false].map((isKey) =>
    argumentsOf(call).filter((each) => mentionsBindingOf(loop.node, each, file) === isKey),
  );
  const isOfOneTree = receiver ? !mentionsBindingOf(loop.node, receiver, file) : others!.length > 0;
  if (keys!.length !== 1 || !isOfOneTree) return null;
  return {
    at: call,
    message: `\`${name}\` walks down from the root once per item of \`${loop.word}\`: the nodes that the keys have in common are read, decoded and hashed for each of them.`,
    help: 'prove all keys in one walk, or keep the nodes that were read from one key to the next',
  };
}

/** Of a trie in a store; what proves a computation, or a blob, has no way down, and what is generated is one of its own for each leaf. */
const PROVES = /^(?:(?:get|read)_)?(?:(?:account|storage|trie|state|contract|class|key|leaf)_)?proof$/;

/** Reading may fail; what lies in memory just answers. */
function isOpened(call: Node): boolean {
  return openingOf(call, OPENING) !== null || call.parent?.kind === 'try_expression';
}
