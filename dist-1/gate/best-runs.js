/** Share of each side's runs that counts: those that the machine disturbed least. */
export const BEST_SHARE = 0.4;
/** With fewer pairs, too few runs are left to say how far they can be trusted. */
export const LEAST_PAIRS_FOR_BEST = 8;
/** Random swaps from which the error is estimated; more change it by less than a tenth. */
const SWAPS = 128;
/**
 * Difference of the means of each side's best runs. Other work on a machine only adds time, so that where it is busy the least disturbed runs agree
 * far better than any average (Chen and Revels 2016, "Robust benchmarking in noisy environments", argue the same for samples of one run). The error
 * is that of random swaps of the sides within pairs (Pitman 1937) after the difference is taken out: without a change, who is called head is chance.
 * Degrees of freedom: the runs kept on a side, checked on real runs (`docs/decisions/0006`). `base` and `head` are logarithms of costs, pair by pair.
 */
export function bestRuns(base, head) {
  const kept = Math.ceil(BEST_SHARE * base.length);
  const centre = meanOfLowest(head, kept) - meanOfLowest(base, kept);
  const runs = ascending(
    base,
    head.map((value) => value - centre),
  );
  let squares = 0;
  for (const swapped of swapsOf(base.length)) squares += swappedDifference(runs, swapped, kept) ** 2;
  // Taking the difference out has made the sides agree better than they do.
  const unbiased = kept / (kept - 1);
  return { centre, variance: (squares / SWAPS) * unbiased * base.length, df: kept };
}
function meanOfLowest(values, kept) {
  const lowest = new Float64Array(values).sort().subarray(0, kept);
  return lowest.reduce((sum, x) => sum + x, 0) / kept;
}
function ascending(base, head) {
  const values = [...base, ...head];
  const order = values.map((_, at) => at).sort((a, b) => values[a] - values[b]);
  return {
    values: Float64Array.from(order, (at) => values[at]),
    pairs: Int32Array.from(order, (at) => at % base.length),
    heads: Uint8Array.from(order, (at) => Number(at >= base.length)),
  };
}
/** The difference if the sides of some pairs had been swapped. */
function swappedDifference({ values, pairs, heads }, swapped, kept) {
  let ofBase = 0;
  let ofHead = 0;
  let inBase = 0;
  let inHead = 0;
  for (let at = 0; inBase < kept || inHead < kept; at++) {
    if ((swapped[pairs[at]] ^ heads[at]) === 0) {
      if (inBase++ < kept) ofBase += values[at];
    } else if (inHead++ < kept) ofHead += values[at];
  }
  return (ofHead - ofBase) / kept;
}
const known = new Map();
/** The same swaps whenever there are so many pairs, so that a verdict can be repeated. */
function swapsOf(pairs) {
  const before = known.get(pairs);
  if (before) return before;
  let state = 0x9e3779b9;
  const bit = () => {
    // Marsaglia (2003), "Xorshift RNGs".
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 16) & 1;
  };
  const swaps = Array.from({ length: SWAPS }, () => Uint8Array.from({ length: pairs }, bit));
  known.set(pairs, swaps);
  return swaps;
}
