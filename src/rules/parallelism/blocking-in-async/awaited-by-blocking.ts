import { valueOfClosure } from '../../../rust/order/given-value.js';
import { argumentsOf, calledPath, methodOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';

/** `block_in_place(|| Handle::current().block_on(fetch()))` where the code around it could await. */
export function awaitedByBlocking(call: Node): Problem | null {
  if (!/(?:^|::)block_in_place$/.test(calledPath(call) ?? '')) return null;
  const [closure] = argumentsOf(call);
  const value = closure?.kind === 'closure_expression' ? valueOfClosure(closure) : undefined;
  const waits = value && withoutOpenings(value, OPENING);
  if (!waits || (methodOf(waits) !== 'block_on' && !/(?:^|::)block_on$/.test(calledPath(waits) ?? '')))
    return null;
  return {
    at: call,
    message:
      '`block_in_place` moves the other tasks of this thread to another one only to wait for a future, in code that could await it.',
    help: '`.await` the future instead',
  };
}
