import { valueOfClosure } from '../../../rust/order/given-value.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';

/** `stream::iter(urls).then(|url| async move { .. })`: the next is started when the one before has answered. */
export function streamedInSeries(node: Node): Problem | null {
  const closure = methodOf(node) === 'then' ? argumentsOf(node)[0] : undefined;
  if (closure?.kind !== 'closure_expression') return null;
  if (isReady(closure)) return null;
  let at = receiverOf(node);
  while (at && methodOf(at)) at = receiverOf(at);
  if (!at || !/(?:^|::)stream::iter$|^iter$/.test(calledPath(at) ?? '') || isListOfOne(argumentsOf(at)[0]))
    return null;
  return {
    at: calledTarget(node)!.child('field')!,
    message:
      '`then` starts the future of an item only when the one before it is done: the waiting times add up.',
    help: 'use `map` and `buffered(n)`, which keeps the order, or `buffer_unordered(n)`',
  };
}

/** `stream::iter(vec![future])`: a stream, for whoever wants one. */
function isListOfOne(list: Node | undefined): boolean {
  if (list?.kind === 'call_expression') return /^Some$|(?:^|::)once$/.test(calledPath(list) ?? '');
  const isWritten =
    list?.kind === 'array_expression' || (list?.kind === 'macro_call' && list.macro === 'vec');
  return isWritten && list.children.length <= 1;
}

/** `then(|row| ready(row))`: there is nothing to wait for. */
function isReady(closure: Node): boolean {
  return /(?:^|::)ready$/.test(calledPath(valueOfClosure(closure) ?? closure) ?? '');
}
