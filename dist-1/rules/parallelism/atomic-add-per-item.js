import { workIn } from '../../rust/cost/work.js';
import { awaitsIn } from '../../rust/functions/async-context.js';
import { mentionsBindingOf } from '../../rust/order/bound-within.js';
import { isShortLoop } from '../../rust/order/loop-length.js';
import { asLoop, enclosingLoop } from '../../rust/order/loops.js';
import { endsLoop } from '../../rust/order/run-order.js';
import { rootOf } from '../../rust/ownership/places.js';
import { methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { quoted } from '../wording.js';
export const rule = {
  id: 'atomic-add-per-item',
  item: 'parallelism',
  summary: 'a shared counter changed once per item where one addition at the end would do',
  severity: { hot: 'note', warm: 'note', cold: 'note' },
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\.(?:fetch_(?:add|sub)|increment)\(/,
  check(node, file) {
    const counter = receiverOf(node);
    if (!counter || !isCounted(node, counter)) return null;
    const loop = enclosingLoop(node);
    if (!loop || !/^(?:for|for_each|try_for_each)$/.test(loop.word) || endsLoop(node, loop)) return null;
    // `counters[i]`, `metrics.of(kind)`: one that is picked by the item.
    if (!rootOf(counter) || mentionsBindingOf(loop.node, counter, file)) return null;
    if (isShortLoop(loop, file) || isSlow(loop.body)) return null;
    return {
      at: node,
      message: `${quoted(counter)} is changed once per item of \`${loop.word}\`: each time its cache line is taken from every other thread that uses it.`,
      help: 'count in a local variable and add once behind the loop',
    };
  },
};
/** `counter.fetch_add(1, ..);`, `metrics.seen.increment(1);` whose result nobody asks for. */
function isCounted(call, counter) {
  const method = methodOf(call) ?? '';
  if (call.parent?.kind !== 'expression_statement') return false;
  if (/^fetch_(?:add|sub)$/.test(method)) return true;
  return method === 'increment' && /metric|counter|total|_count\b/i.test(counter.text);
}
/** An item that more is done for takes longer than a cache line that changes hands. */
const FEW_CALLS = 8;
/** Beside waiting, a line in the log, I/O or a loop of its own a counter does not show; progress may be wanted at once. */
function isSlow(body) {
  if (!awaitsIn(body).next().done) return true;
  if (/\b(?:info|warn|error|e?print|e?println)!\s*\(/.test(body.text)) return true;
  if ([...body.descendantsOfKind('call_expression')].length > FEW_CALLS) return true;
  if (workIn(body, ({ kind, node }) => kind !== 'allocates' && node !== body)) return true;
  return [...body.descendants()].some(
    (node) => node !== body && asLoop(node) !== null && node.kind !== 'closure_expression',
  );
}
