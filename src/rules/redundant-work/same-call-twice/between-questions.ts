import { isArgumentOf } from '../../../rust/functions/debug-only.js';
import { attributesOf } from '../../../rust/functions/shape.js';
import { writtenLoops } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { mayRunAfter } from '../../../rust/order/runs-after.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import { isSureAfter, isSureBefore } from '../of-several-rules/sure-before.js';

/** Waits for something to happen, after which the answer may be another one. */
const WAITS =
  /\b(?:sleep|timeout|tick|notified|changed|recv|wait\w*|join|yield_now|begin|commit|lock|write)\s*\(|\b(?:loop|while)\b/;

/** `db.load_user(id).await` on both sides of a wait. */
export function isAwaitedAgain(before: Node, call: Node): boolean {
  return call.parent?.kind === 'await_expression' && WAITS.test(call.tree.text.slice(before.end, call.start));
}

/** Maps that others change while one looks, and what is asked again once a lock is held, as whoever had it before may have changed it. */
const CHANGED_MEANWHILE = /^(?:Dash|Skip|Concurrent|Sync)\w*(?:Map|Set)$|Cache$/;

/** `self.caps.token()` before and after an `.await`: whoever else holds it may have changed it meanwhile. */
function mayTurnMeanwhile(before: Node, call: Node, file: RustFile): boolean {
  const asked = methodOf(call) ? receiverOf(call) : undefined;
  if (asked?.kind !== 'field_expression') return false;
  const fn = enclosingFunction(call);
  if (!fn || !awaitsOf(fn).some((at) => at >= before.end && at <= call.start)) return false;
  const found = file.typeOf(asked);
  if (!found) return argumentsOf(call).length === 0;
  const { name } = methodTarget(found);
  return CHANGED_MEANWHILE.test(name) || file.declarations.declares(name);
}

const AWAITS = new NodeMemo<readonly number[]>();

function awaitsOf(fn: Node): readonly number[] {
  return AWAITS.of(fn, () => [...fn.descendantsOfKind('await_expression')].map(({ end }) => end));
}

/** Up to where nothing may change between two questions: where only the second stands in a loop, the whole loop comes before its next turn. */
export function endOfQuestion(before: Node, call: Node): number {
  const apart = writtenLoops(call).filter(({ node }) => !node.contains(before));
  return apart.at(-1)?.node.end ?? call.start;
}

/** Is one asked whenever the other is, on the same way through one turn? Branches that exclude each other do not ask twice. */
export function areAskedTogether(before: Node, call: Node, file: RustFile): boolean {
  if (enclosingClosure(before) !== enclosingClosure(call) || !mayRunAfter(call, before, before)) return false;
  if (isConditional(before, call) || isConditional(call, before)) return false;
  if (!isSureBefore(before, call) && !isSureAfter(before, call)) return false;
  return !mayTurnMeanwhile(before, call, file);
}

/** A question in a branch is asked only sometimes. */
export function wasBefore(before: Node, call: Node): 'was' | 'may have been' {
  return isSureBefore(before, call) ? 'was' : 'may have been';
}

/** `for row in rows { .. if is_odd(x) { return at(&key); } }`: the second is asked once at the most, however many turns there are. */
export function isOnWayOut(before: Node, call: Node): boolean {
  return writtenLoops(call).some(
    (loop) => loop.body.contains(before) && endsLoop(call, loop) && !endsLoop(before, loop),
  );
}

/** `#[cfg(..)]` on the statement, or on a block around it that does not hold the other: only one of the two may be there. */
function isConditional(call: Node, other: Node): boolean {
  for (const at of [statementOf(call), ...call.ancestors()]) {
    if (at.contains(other) || at.kind === 'function_item') return false;
    if (/#\[cfg/.test(attributesOf(at))) return true;
  }
  return false;
}

/** In `debug_assert!` and its like, which are not there in production, or in a log line that nobody may want. */
export function isChecked(call: Node): boolean {
  return isArgumentOf(call, /^(?:debug_)?assert|^(?:trace|debug|info)$/);
}
