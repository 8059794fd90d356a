import { callsOfChain } from '../../../rust/order/collects.js';
import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** What may stand behind a split without changing how many parts there are. */
const OF_AS_MANY = /^(?:map|copied|cloned)$/;

/** Where a text is split into two at most, `split_once` gives the same parts; elsewhere it would take what comes behind for a part of the second. */
export function adviceForSplit(chain: Node, isCounted: boolean): string {
  const once = splitInTwo(chain);
  if (once) return `use \`${once}\``;
  return isCounted
    ? 'ask the iterator for each part with `next()`, and with one more whether there are others'
    : 'use `next()` on the iterator for each part, or `nth(..)`';
}

function splitInTwo(chain: Node): string | null {
  for (const call of callsOfChain(chain)) {
    const method = methodOf(call) ?? '';
    if (/^r?splitn$/.test(method)) {
      const [most, separator] = argumentsOf(call);
      if (most?.text !== '2' || !/^(?:string|char|raw_string)_literal$/.test(separator?.kind ?? ''))
        return null;
      return method === 'splitn' ? 'split_once' : 'rsplit_once';
    }
    if (!OF_AS_MANY.test(method)) return null;
  }
  return null;
}
