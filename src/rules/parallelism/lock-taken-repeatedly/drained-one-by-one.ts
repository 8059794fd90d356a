import { isTrifle } from '../../../rust/cost/trifle.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { lockTaken, staysTheSame, type TakenLock } from '../../../rust/ownership/locks.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

const TAKES_ONE = /^(?:pop|pop_front|pop_back|pop_first|pop_last)$/;
const GATHERS = /^(?:push|push_back|insert|extend)$/;
const OWN_WAYS =
  /^(?:await_expression|macro_call|macro_invocation|try_expression|loop_expression|for_expression|closure_expression)$/;

/** `while batch.len() < most { match self.queue.lock().pop_front() { Some(job) => batch.push(job), None => break } }`: a list is filled, and nothing else. */
export function drainedOneByOne(lock: TakenLock, file: RustFile): Problem | null {
  const loop = enclosingLoop(lock.call);
  const use = methodCalledOn(lock.guard);
  if (!loop || !use || !/^(?:while|loop)$/.test(loop.word) || lock.isAsync) return null;
  if (!TAKES_ONE.test(methodOf(use) ?? '') || !staysTheSame(lock, file)) return null;
  if (!onlyGathers(loop, use, file)) return null;
  return {
    at: lock.call,
    message: `${quoted(lock.call)} is taken and released for each item that \`${methodOf(use)}\` takes out, though the loop only gathers them.`,
    help: 'take the lock once before the loop, or `drain` as many items at once',
  };
}

/** Besides the one look under the lock nothing is called but what puts the item into a local, and no other thread is waited for. */
function onlyGathers(loop: Loop, use: Node, file: RustFile): boolean {
  let gathers = false;
  for (const node of loop.node.descendants()) {
    if (OWN_WAYS.test(node.kind) && node !== loop.node) return false;
    if (node.kind !== 'call_expression' || use.contains(node) || node.contains(use)) continue;
    if (isGathered(node, loop, file)) gathers = true;
    else if (!isTrifle(node) || lockTaken(node, file)) return false;
  }
  return gathers;
}

function isGathered(call: Node, loop: Loop, file: RustFile): boolean {
  const list = receiverOf(call);
  const binding = list?.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!binding || !GATHERS.test(methodOf(call) ?? '') || loop.node.contains(binding.node)) return false;
  return argumentsOf(call).every((each) => isPlace(each) && rootOf(each) === each);
}
