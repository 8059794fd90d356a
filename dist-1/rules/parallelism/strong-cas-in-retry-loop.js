import { mayBreak } from '../../rust/order/every-turn.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { argumentsOf, methodOf } from '../../rust/syntax/call-syntax.js';
import { WARN_UNLESS_COLD } from '../rule.js';
import { comesBackAfter, failureOf } from './strong-cas-in-retry-loop/failed-exchange.js';

/** Expected value, new value and two orderings. */
const CAS_ARGUMENTS = 4;
export const rule = {
  id: 'strong-cas-in-retry-loop',
  item: 'parallelism',
  summary: 'a compare-and-swap that retries inside and is retried outside as well',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\.compare_exchange\(/,
  check(node, file) {
    if (methodOf(node) !== 'compare_exchange' || argumentsOf(node).length !== CAS_ARGUMENTS) return null;
    const loop = enclosingLoop(node);
    if (!loop || !/^(?:while|loop)$/.test(loop.word) || !isRetried(node, loop.node, file)) return null;
    const name = node.child('function').child('field');
    return {
      at: node,
      message: `The loop tries again when \`compare_exchange\` fails, so the loop that the strong form carries inside on ARM and other load-linked machines is paid for nothing.`,
      help: 'use `compare_exchange_weak`, which may fail without a reason and is cheaper in a loop',
      fix: { start: name.start, end: name.end, text: 'compare_exchange_weak' },
    };
  },
};
const WAITS = /\b(?:wait|wait_while|wait_timeout|futex_wait|park|park_timeout|recv|sleep)\(|\.await\b/;
/** Is success what ends the loop, and does a failure come back to the same exchange? A loop over other things that tries each once is no retry. */
function isRetried(call, loop, file) {
  if (loop.kind === 'while_expression' && loop.child('condition')?.contains(call)) return true;
  const body = loop.child('body');
  if (!mayBreak(body) && body.descendantsOfKind('return_expression').next().done) return false;
  // Whoever waits before the next exchange would wait once more for nothing.
  if (WAITS.test(body.text)) return false;
  return comesBackAfter(failureOf(call, file), call);
}
