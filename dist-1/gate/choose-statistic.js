import { bestRuns, LEAST_PAIRS_FOR_BEST } from './best-runs.js';
import { location, TRIM } from './location.js';
import { moderate } from './moderated-variance.js';
import { RUN_STATISTICS } from './run-statistic.js';
import { FAMILY_ALPHA } from './spending.js';
import { studentUpperQuantile } from './student.js';

/** What is used when the data cannot say. */
const DEFAULT_RUN = 'median';
/** Pairs that a series needs before its spread says anything. */
const LEAST_PAIRS = 4;
/** With fewer, what trimming leaves is too little to estimate its own error. */
const LEAST_PAIRS_TO_TRIM = 8;
/**
 * A choice gives way only to one that reaches less far by this much (in logarithms), more for few benchmarks: less may be luck, and
 * picking the luckiest would make every error look too small. What it costs: bench/gate-choice-simulation.ts, docs/decisions/0006.
 */
const clearlySmaller = (benchmarks, alone) => 0.05 + alone / Math.sqrt(benchmarks);
const RUN_ALONE = 0.2;
const TRIM_ALONE = 0.1;
/** The best runs win by a factor where they win at all; where noise goes both ways, averages are better. */
const BEST_MARGIN = 0.3;
/**
 * The statistic that reaches least far, geometric mean over all benchmarks: its standard error times the quantile that a verdict takes,
 * since what is cut off at the ends costs degrees of freedom, and with few pairs those are dear. Low quantiles win where other work on
 * the machine adds time, the median where it is idle; trimming wins where bursts spoil whole runs, the best runs where few are left
 * unspoilt. Only deviations from each benchmark's own centre are looked at, so the choice says nothing about any verdict. `again`: the runs are of
 * several measurements, whose best would be those of the measurement that went best; then only averages are taken.
 */
export function chooseStatistic(series, again = false) {
  const usable = series.filter((s) => s.pairs.length >= LEAST_PAIRS);
  const many = series.filter((s) => s.pairs.length >= Math.max(LEAST_PAIRS_TO_TRIM, LEAST_PAIRS_FOR_BEST));
  const run = chooseRun(usable, many.length > 0 ? 'trimmed mean' : 'mean');
  return { run, across: chooseAcross(many, run, again) };
}
/** Spread is compared without the extremes, since one spoilt run says nothing about the others. */
function chooseRun(series, across) {
  if (!series.some((s) => s.pairs.some((p) => p.base.count > 1))) return DEFAULT_RUN;
  const reaches = RUN_STATISTICS.map((run) => meanLogReach(series, { run, across }));
  const least = Math.min(...reaches);
  const usual = reaches[RUN_STATISTICS.indexOf(DEFAULT_RUN)];
  const clearly = least < usual - clearlySmaller(series.length, RUN_ALONE);
  return clearly ? RUN_STATISTICS[reaches.indexOf(least)] : DEFAULT_RUN;
}
function chooseAcross(series, run, again) {
  if (series.length === 0) return 'mean';
  const reach = (across) => meanLogReach(series, { run, across });
  const [whole, trimmed] = [reach('mean'), reach('trimmed mean')];
  const needed = clearlySmaller(series.length, TRIM_ALONE);
  if (!again && reach('best runs') < Math.min(whole, trimmed) - needed - BEST_MARGIN) return 'best runs';
  return trimmed < whole - needed ? 'trimmed mean' : 'mean';
}
function meanLogReach(series, statistic) {
  const level = FAMILY_ALPHA / series.length;
  const variances = series
    .map((s) => locationOf(s, statistic))
    .map(({ variance, df }) => ({ value: variance, df }));
  const logs = moderate(variances).map(({ value, df }) =>
    Math.log(Math.max(Math.sqrt(value), NO_SPREAD) * studentUpperQuantile(level, df)),
  );
  return logs.reduce((sum, x) => sum + x, 0) / logs.length;
}
/** Where the difference of a benchmark lies. A series with too few pairs for the best runs has its mean. */
export function locationOf(series, { run, across }) {
  if (across === 'best runs' && series.pairs.length >= LEAST_PAIRS_FOR_BEST)
    return bestRuns(costs(series, 'base', run), costs(series, 'head', run));
  return location(differences(series, run), across === 'mean' ? 0 : TRIM);
}
/** Logarithm of the cost of each run: of a rate, less is more. */
function costs(series, side, run) {
  const sign = series.unit === 'per-second' ? -1 : 1;
  return series.pairs.map((p) => sign * Math.log(p[side].value(run)));
}
/** Keeps a benchmark whose pairs all agree from deciding alone. */
const NO_SPREAD = 1e-6;
/** Log ratio of the cost, head over base, of each pair in time order; positive is slower, for a rate too. */
export function differences(series, statistic) {
  const sign = series.unit === 'per-second' ? -1 : 1;
  return series.pairs.map((p) => sign * Math.log(p.head.value(statistic) / p.base.value(statistic)));
}
