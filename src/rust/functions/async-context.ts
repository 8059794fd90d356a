import { isIteratorChain } from '../order/loops.js';
import { calledTarget, callOfArgument, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

/** Calls that run their closure on a thread where blocking is meant. */
const OFFLOADING =
  /(^|::|\.)(spawn_blocking|block_in_place|spawn_thread|install|spawn_blocking_\w+|unblock|asyncify|blocking)$/;
/** Adapters that run their closure where they stand. */
const RUN_HERE =
  /^(map|and_then|map_err|filter|filter_map|for_each|unwrap_or_else|ok_or_else|or_else|find|any|all|map_or_else|then|inspect|flat_map|fold)$/;

/** Does an executor's thread run this code: is the nearest function, block or closure around it async? */
export function runsOnExecutor(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parent) {
    if (at.kind === 'async_block') return true;
    if (at.kind === 'function_item') return isAsyncFunction(at);
    if (at.kind === 'closure_expression') {
      if (at.has('async')) return true;
      if (!runsWhereItStands(at)) return false;
    }
  }
  return false;
}

export function isAsyncFunction(fn: Node): boolean {
  return fn.ofKind('function_modifiers')?.has('async') ?? false;
}

/** Does it stand in a closure that runs on a thread where blocking is meant? */
export function isOffloaded(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (/^(?:function_item|async_block)$/.test(at.kind)) return false;
    const taker = at.kind === 'closure_expression' ? callOfArgument(at) : null;
    if (taker && OFFLOADING.test(calledTarget(taker)?.text ?? '')) return true;
  }
  return false;
}

function runsWhereItStands(closure: Node): boolean {
  const call = callOfArgument(closure);
  if (!call) return false;
  const target = calledTarget(call)?.text ?? '';
  if (OFFLOADING.test(target)) return false;
  const method = methodOf(call);
  return !!method && (RUN_HERE.test(method) || isIteratorChain(receiverOf(call)));
}

/** The awaits of this very code: those inside an async block or closure of its own belong to another future. */
export function* awaitsIn(node: Node): Generator<Node> {
  const stack = [node];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (at.kind === 'await_expression') yield at;
    if (
      at !== node &&
      (at.kind === 'async_block' || at.kind === 'closure_expression' || at.kind === 'function_item')
    )
      continue;
    stack.push(...at.children);
  }
}
