import { NOTE } from '../rule.js';
export const rule = {
  id: 'new-unsafe-without-benchmark',
  item: 'benchmarks',
  summary: 'unchecked code for the sake of speed that no benchmark may reach',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['unsafe_block'],
  needs: /\bunsafe\b/,
  check(node, file) {
    const trick = TRICK.exec(node.text)?.[1];
    const fn = file.functionAt(node)?.node;
    if (!trick || !fn || file.isTestFile || file.isCold(fn.child('body') ?? fn)) return null;
    if (file.reachedByBenchmark(fn) !== null) return null;
    return {
      at: node.ofKind('unsafe') ?? node,
      message: `\`${trick}\` gives up a check for speed, and no benchmark may reach \`${fn.child('name').text}\`: nobody knows what it gains.`,
      help: 'measure it against the safe form in a benchmark, and keep the safe form if the difference is noise',
    };
  },
};
/** What has a safe counterpart that only costs time; calls into C have none. */
const TRICK =
  /\b(get_unchecked(?:_mut)?|from_utf8_unchecked(?:_mut)?|unwrap_unchecked|unreachable_unchecked|new_unchecked|set_len|assume_init|copy_nonoverlapping|unchecked_(?:add|sub|mul))\b/;
