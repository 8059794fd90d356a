import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { diverges } from '../../../rust/order/run-order.js';
import { calledPath, callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** Whoever tries again, in a `loop`, after a pause, or through a function that calls back, needs one of its own each time. */
export function isRetried(node: Node): boolean {
  const loop = enclosingLoop(node);
  if (!loop || loop.word === 'loop') return true;
  if (/^(for|while)$/.test(loop.word) && ATTEMPTS.test(headOf(loop))) return true;
  for (const at of node.ancestors()) {
    if (at.contains(loop.body)) break;
    if (isLeftOnSuccess(at)) return true;
    const call = at.kind === 'closure_expression' ? callOfArgument(at) : null;
    if (call && RETRIES.test(methodOf(call) ?? calledPath(call) ?? '')) return true;
  }
  return /^(for|while)$/.test(loop.word) && PAUSES.of(loop.body, () => holdsPause(loop.body));
}

/** `if let Ok(answer) = ask(question.clone()) { return answer; }`: the loop goes on only after a failure. */
function isLeftOnSuccess(node: Node): boolean {
  if (node.kind !== 'let_condition' || !/^Ok\(/.test(node.child('pattern')?.text ?? '')) return false;
  const holder = node.parent;
  return holder?.kind === 'if_expression' && diverges(holder.child('consequence'));
}

const ATTEMPTS = /(?:^|[^a-z])(?:attempts?|retry|retries|tries)(?![a-z])/i;

/** `for attempt in 0..MAX_ATTEMPTS` */
function headOf(loop: Loop): string {
  const body = loop.node.child('body');
  return body ? loop.node.text.slice(0, -body.text.length) : '';
}

const RETRIES = /(^|_|::)(retry|retrying|retry_\w+|backoff|with_retries|poll_until)$/;

const PAUSES = new NodeMemo<boolean>();

function holdsPause(body: Node): boolean {
  for (const call of body.descendantsOfKind('call_expression')) if (isPause(call)) return true;
  return false;
}

function isPause(node: Node): boolean {
  return /(^|::)(sleep|sleep_until|backoff|compute_delay)$/.test(methodOf(node) ?? calledPath(node) ?? '');
}
