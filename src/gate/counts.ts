import type { Verdict } from '../model.js';
import type { Thresholds } from './judge.js';
import type { Series } from './series.js';
import { undecided } from './verdict.js';
import { counted, percent } from './words.js';

/** Runs of each side that a count needs before its tolerance is learned. */
const LEAST_REPEATS = 2;

/**
 * Numbers that should not vary. An exact count that is the same in every run of a side is a ratchet: any growth is a regression.
 * One that does vary, and every instruction count, is judged by a tolerance: the largest distance between two runs of the same side.
 */
export function countVerdict(series: Series, thresholds: Thresholds): Verdict {
  const base = series.pairs.map((p) => p.base.middle);
  const head = series.pairs.map((p) => p.head.middle);
  const steady = series.measure === 'exact' && spread(base) === 0 && spread(head) === 0;
  if (!steady && base.length < LEAST_REPEATS) {
    return undecided(series, 'one run per side says nothing about how much the count varies by itself');
  }
  const [was, is] = [middle(base), middle(head)];
  if (was === 0) return fromZero(series, is, base.length);
  const tolerance = Math.max(spread(base), spread(head));
  // Not `is / was - 1`: 105 of 100 would be beyond a margin of 5 %.
  const change = (is - was) / was;
  const noise = tolerance / was;
  const bound = steady ? 0 : noise + thresholds.floor;
  const kind = change > bound ? 'regressed' : change < -bound ? 'improved' : 'unchanged';
  return {
    ...undecided(series, ''),
    kind: kind === 'unchanged' && noise > thresholds.margin ? 'cannot tell' : kind,
    base: was,
    head: is,
    effect: change,
    interval: [change - noise, change + noise],
    smallestVisible: bound,
    differences: head.map((h, i) => (base[i] === 0 ? 0 : h / base[i]! - 1)),
    because: steady ? exactReason(was, is, base.length) : toleranceReason(series, noise, thresholds),
    beyondMargin: kind === 'regressed' && change > thresholds.margin,
    withinMargin: change + noise <= thresholds.margin,
  };
}

function exactReason(was: number, is: number, runs: number): string {
  return was === is
    ? `exactly equal in ${counted(runs, 'run')} of each side`
    : `${was} before, ${is} after, in every run`;
}

function toleranceReason(series: Series, noise: number, t: Thresholds): string {
  const runs = counted(series.pairs.length, 'run');
  return `runs of one side differ by up to ${percent(noise)} in ${runs}; floor ${percent(t.floor)}`;
}

/** From nothing there is no ratio: any growth is a regression beyond every margin. */
function fromZero(series: Series, is: number, runs: number): Verdict {
  const grown = is > 0;
  return {
    ...undecided(series, exactReason(0, is, runs)),
    kind: grown ? 'regressed' : 'unchanged',
    base: 0,
    head: is,
    effect: grown ? null : 0,
    interval: grown ? null : [0, 0],
    smallestVisible: 0,
    beyondMargin: grown,
    withinMargin: !grown,
  };
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

/** One by one: there may be more values than a call takes arguments. */
function spread(values: readonly number[]): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least;
}
