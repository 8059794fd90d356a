import { RUN_STATISTICS, type RunStatistic, runValue } from './run-statistic.js';
import type { Series } from './series.js';

/** What is used when the data cannot say: the median neither trusts the luckiest sample nor the worst. */
const DEFAULT: RunStatistic = 'median';

/** The default gives way only to a statistic whose spread is smaller by more than this share: less may be luck of the choice. */
const CLEARLY_SMALLER = 0.1;

/** Pairs that a series needs before its spread says anything. */
const LEAST_PAIRS = 3;

/**
 * The run statistic with the least spread of paired differences, geometric mean over all benchmarks: low quantiles win where other work
 * on the machine adds time, mean or median where it is idle. Only deviations from each benchmark's own mean are looked
 * at, so the choice says nothing about any verdict.
 */
export function chooseStatistic(series: readonly Series[]): RunStatistic {
  const usable = series.filter(
    (s) => s.pairs.length >= LEAST_PAIRS && s.pairs.some((p) => p.base.length > 1),
  );
  if (usable.length === 0) return DEFAULT;
  const spread = (statistic: RunStatistic) => meanLogDeviation(usable, statistic);
  const usual = spread(DEFAULT);
  const [best, least] = RUN_STATISTICS.map((s) => [s, spread(s)] as const).reduce((a, b) =>
    b[1] < a[1] ? b : a,
  );
  return least < usual + Math.log(1 - CLEARLY_SMALLER) ? best : DEFAULT;
}

function meanLogDeviation(series: readonly Series[], statistic: RunStatistic): number {
  const logs = series.map((s) => Math.log(Math.max(deviation(differences(s, statistic)), NO_SPREAD)));
  return logs.reduce((sum, x) => sum + x, 0) / logs.length;
}

/** Keeps a benchmark whose pairs all agree from deciding alone. */
const NO_SPREAD = 1e-6;

/** Log ratio of the cost, head over base, of each pair in time order; positive is slower, for a rate too. */
export function differences(series: Series, statistic: RunStatistic): number[] {
  const sign = series.unit === 'per-second' ? -1 : 1;
  return series.pairs.map((p) => sign * Math.log(runValue(p.head, statistic) / runValue(p.base, statistic)));
}

function deviation(values: readonly number[]): number {
  return Math.sqrt(meanAndVariance(values).variance);
}

/** Variance is 0 for fewer than two values. */
export function meanAndVariance(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, variance: values.length < 2 ? 0 : squares / (values.length - 1) };
}
