import type { Location } from './location.js';

/** Share of each side's runs that counts: those that the machine disturbed least. */
export const BEST_SHARE = 0.4;

/** With fewer pairs, too few runs are left to say how far they can be trusted. */
export const LEAST_PAIRS_FOR_BEST = 8;

/** Random swaps from which the error is estimated; more change it by less than a tenth. */
const SWAPS = 128;

interface Run {
  value: number;
  pair: number;
  head: boolean;
}

/**
 * Difference of the means of each side's best runs. Other work on a machine only adds time, so that where it is busy the least disturbed runs agree
 * far better than any average (Chen and Revels 2016, "Robust benchmarking in noisy environments", argue the same for samples of one run). The error
 * is that of random swaps of the sides within pairs (Pitman 1937) after the difference is taken out: without a change, who is called head is chance.
 * Degrees of freedom: the runs kept on a side, checked on real runs (`docs/decisions/0006`). `base` and `head` are logarithms of costs, pair by pair.
 */
export function bestRuns(base: readonly number[], head: readonly number[]): Location {
  const kept = Math.ceil(BEST_SHARE * base.length);
  const centre = meanOfLowest(head, kept) - meanOfLowest(base, kept);
  const runs: Run[] = [
    ...base.map((value, pair) => ({ value, pair, head: false })),
    ...head.map((value, pair) => ({ value: value - centre, pair, head: true })),
  ].sort((a, b) => a.value - b.value);
  let squares = 0;
  for (const swapped of swapsOf(base.length)) squares += swappedDifference(runs, swapped, kept) ** 2;
  // Taking the difference out has made the sides agree better than they do.
  const unbiased = kept / (kept - 1);
  return { centre, variance: (squares / SWAPS) * unbiased * base.length, df: kept };
}

function meanOfLowest(values: readonly number[], kept: number): number {
  const lowest = new Float64Array(values).sort().subarray(0, kept);
  return lowest.reduce((sum, x) => sum + x, 0) / kept;
}

/** The difference if the sides of some pairs had been swapped. `runs` must be ascending. */
function swappedDifference(runs: readonly Run[], swapped: Uint8Array, kept: number): number {
  const sum = [0, 0];
  const count = [0, 0];
  for (const run of runs) {
    const side = swapped[run.pair]! ^ Number(run.head);
    if (count[side]! === kept) continue;
    sum[side]! += run.value;
    count[side]!++;
    if (count[0] === kept && count[1] === kept) break;
  }
  return (sum[1]! - sum[0]!) / kept;
}

const known = new Map<number, readonly Uint8Array[]>();

/** The same swaps whenever there are so many pairs, so that a verdict can be repeated. */
function swapsOf(pairs: number): readonly Uint8Array[] {
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
