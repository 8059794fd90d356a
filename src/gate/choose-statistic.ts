import { location, TRIMS, type Trim } from './location.js';
import { RUN_STATISTICS, type RunStatistic, runValue } from './run-statistic.js';
import type { Series } from './series.js';

/** How a benchmark's samples become one estimate. */
export interface Statistic {
  run: RunStatistic;
  trim: Trim;
}

/** What is used when the data cannot say. */
const DEFAULT_RUN: RunStatistic = 'median';

/** Pairs that a series needs before its spread says anything. */
const LEAST_PAIRS = 4;

/** With fewer, what trimming leaves is too little to estimate its own error. */
const LEAST_PAIRS_TO_TRIM = 8;

/**
 * A choice gives way only to one whose error is smaller by this much (in logarithms), more for few benchmarks: less may be luck, and
 * picking the luckiest would make every error look too small. Found by simulation: bench/gate-choice-simulation.ts. Run statistics
 * need less, because they agree with each other where nothing disturbs a run.
 */
const clearlySmaller = (benchmarks: number, alone: number) => 0.1 + alone / Math.sqrt(benchmarks);
const RUN_ALONE = 0.35;
const TRIM_ALONE = 0.3;

/**
 * The statistic with the least standard error, geometric mean over all benchmarks: low quantiles win where other work on the machine
 * adds time, the median where it is idle; trimming wins where bursts spoil whole runs. Only deviations from each benchmark's
 * own centre are looked at, so the choice says nothing about any verdict.
 */
export function chooseStatistic(series: readonly Series[]): Statistic {
  const usable = series.filter((s) => s.pairs.length >= LEAST_PAIRS);
  const trimmable = series.filter((s) => s.pairs.length >= LEAST_PAIRS_TO_TRIM);
  const run = chooseRun(usable, trimmable.length > 0 ? 0.2 : 0);
  return { run, trim: chooseTrim(trimmable, run) };
}

/** Spread is compared without the extremes, since one spoilt run says nothing about the others. */
function chooseRun(series: readonly Series[], trim: Trim): RunStatistic {
  if (!series.some((s) => s.pairs.some((p) => p.base.length > 1))) return DEFAULT_RUN;
  const errors = RUN_STATISTICS.map((run) => meanLogError(series, { run, trim }));
  const least = Math.min(...errors);
  const usual = errors[RUN_STATISTICS.indexOf(DEFAULT_RUN)]!;
  const clearly = least < usual - clearlySmaller(series.length, RUN_ALONE);
  return clearly ? RUN_STATISTICS[errors.indexOf(least)]! : DEFAULT_RUN;
}

function chooseTrim(series: readonly Series[], run: RunStatistic): Trim {
  if (series.length === 0) return 0;
  const [whole, trimmed] = TRIMS.map((trim) => meanLogError(series, { run, trim }));
  return trimmed! < whole! - clearlySmaller(series.length, TRIM_ALONE) ? TRIMS[1] : TRIMS[0];
}

function meanLogError(series: readonly Series[], statistic: Statistic): number {
  const logs = series.map((s) => {
    const { variance } = location(differences(s, statistic.run), statistic.trim);
    return Math.log(Math.max(Math.sqrt(variance), NO_SPREAD));
  });
  return logs.reduce((sum, x) => sum + x, 0) / logs.length;
}

/** Keeps a benchmark whose pairs all agree from deciding alone. */
const NO_SPREAD = 1e-6;

/** Log ratio of the cost, head over base, of each pair in time order; positive is slower, for a rate too. */
export function differences(series: Series, statistic: RunStatistic): number[] {
  const sign = series.unit === 'per-second' ? -1 : 1;
  return series.pairs.map((p) => sign * Math.log(runValue(p.head, statistic) / runValue(p.base, statistic)));
}
