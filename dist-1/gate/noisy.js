import { chooseStatistic, differences, locationOf } from './choose-statistic.js';
import { contradictionOf } from './contradiction.js';
import { estimate } from './estimate.js';
import { judge } from './judge.js';
import { layoutVariance } from './layout.js';
import { moderate } from './moderated-variance.js';
import { resolutionVariance } from './resolution.js';
import { median } from './run-statistic.js';
import { alphaOfLook } from './spending.js';
import { comparedVerdict } from './verdict.js';
/** Estimates of all series together, since they share the run statistic and their variances. `fixed`: see `estimate`; `again`: see `chooseStatistic`. */
export function analyse(series, fixed, again = false) {
  const statistic = chooseStatistic(series, again);
  const observed = series.map((s) => differences(s, statistic.run));
  const locations = series.map((s) => locationOf(s, statistic));
  const variances = moderate(locations.map((l) => ({ value: l.variance, df: l.df })));
  const estimates = series.map((s, i) =>
    estimate(locations[i].centre, s.pairs.length, variances[i], fixed(s)),
  );
  return { series, statistic, estimates, differences: observed };
}
/**
 * Replays every look at the data, because a benchmark that was decided at an early one got no further pairs: each verdict is that of the
 * last look that brought its benchmark new pairs. `family` counts all benchmarks, those that cannot be compared included.
 */
export function judgeNoisy(series, bundle, thresholds, family) {
  const fixed = fixedVarianceIn(bundle.layout);
  const settled = new Map();
  let statistic = null;
  bundle.looks.forEach((look, k) => {
    const last = k === bundle.looks.length - 1;
    const analysis = analyse(
      series.map((s) => ({ ...s, pairs: s.pairs.slice(0, look.pairs) })),
      fixed,
      look.measurement > 0,
    );
    statistic = analysis.statistic;
    const open = series.flatMap((_, i) => (settled.has(i) ? [] : [i]));
    const rejected = [...settled.values()].filter((d) => isRejection(d.judgement)).length;
    const alpha = alphaOfLook(bundle.looks, k) * choiceShare(series.length);
    const judged = judge(
      open.map((i) => analysis.estimates[i]),
      thresholds,
      alpha,
      family - rejected,
    );
    open.forEach((i, place) => {
      if (!last && series[i].pairs.length > look.pairs) return;
      const judgement = judged[place];
      const isHarmless = judgement.high < Math.log1p(thresholds.margin);
      const early = look.pairs < look.planned;
      const contradiction = isHarmless
        ? contradictionOf(analysis.differences[i], thresholds.margin, early)
        : null;
      settled.set(i, { analysis, index: i, judgement, contradiction });
    });
  });
  const verdicts = series.map((s, i) => toVerdict(s, settled.get(i), thresholds, fixed(s)));
  return { verdicts, statistic };
}
/** Variance of a mean that no number of pairs lowers. */
export const fixedVarianceIn = (layout) => (series) => layoutVariance(layout) + resolutionVariance(series);
/**
 * Share of alpha that is left after the statistic was chosen from the same data: one benchmark alone tempts the choice most. Found by
 * simulation (bench/gate-choice-simulation.ts): without it, alarms of one benchmark at 10 pairs are twice what they should be. Squared,
 * since with it alone three benchmarks would reach the 5 % that there are.
 */
export const choiceShare = (benchmarks) => (benchmarks / (benchmarks + 1)) ** 2;
const isRejection = (j) => j.kind === 'regressed' || j.kind === 'improved';
function toVerdict(series, decided, thresholds, fixedVariance) {
  const { analysis, index, judgement, contradiction } = decided;
  const estimate = analysis.estimates[index];
  return comparedVerdict(
    {
      series,
      judgement,
      contradiction,
      estimate,
      differences: analysis.differences[index],
      ...typicalValues(analysis.series[index], estimate, analysis.statistic.run),
      fixedVariance,
    },
    thresholds,
  );
}
/** Around the medians of both sides, and as far apart as the estimate says: the medians themselves may differ the other way. */
function typicalValues({ pairs, unit }, { mean }, statistic) {
  const medianOf = (side) => median(pairs.map((p) => p[side].value(statistic)));
  const middle = Math.sqrt(medianOf('base') * medianOf('head'));
  const half = Math.exp((unit === 'per-second' ? -mean : mean) / 2);
  return { base: middle / half, head: middle * half };
}
