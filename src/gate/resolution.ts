import type { RunSamples } from './run-statistic.js';
import type { Series } from './series.js';

/** Tools that print whole units round by up to half of one: the variance of a number rounded to 1. */
const VARIANCE_OF_ROUNDING = 1 / 12;

/** Where the samples move by more than this, in units, rounding is part of their noise, and evens out. */
const STUCK = 1;

/**
 * Variance of the log ratio that rounding makes where noise does not shake it: a nanosecond in every run may be 0.6 or 1.4 of them. No number
 * of pairs lowers it.
 */
export function resolutionVariance({ pairs }: Series): number {
  const sides = (['base', 'head'] as const).map((side) => pairs.map((pair) => pair[side]));
  return sides.reduce((sum, runs) => sum + roundingOf(runs), 0);
}

function roundingOf(runs: readonly RunSamples[]): number {
  let [least, most] = [Infinity, 0];
  for (const run of runs) {
    least = Math.min(least, run.least);
    most = Math.max(most, run.most);
  }
  const stuck = most - least <= STUCK && runs.every((run) => run.isWhole);
  return stuck ? VARIANCE_OF_ROUNDING / least ** 2 : 0;
}
