import { resolutionVariance } from './resolution.js';
import { counted, percent, signedPercent } from './words.js';
export function comparedVerdict(c, thresholds) {
  const { low, high, smallestVisible } = c.judgement;
  const kind =
    c.contradiction !== null && c.judgement.kind !== 'regressed' ? 'cannot tell' : c.judgement.kind;
  return {
    benchmark: c.series.benchmark,
    kind,
    base: c.base,
    head: c.head,
    unit: c.series.unit,
    effect: Math.expm1(c.estimate.mean),
    interval: [Math.expm1(low), Math.expm1(high)],
    pairs: c.differences.length,
    smallestVisible: Math.expm1(smallestVisible),
    differences: c.differences.map(Math.expm1),
    because: reason(c, thresholds),
    beyondMargin: kind === 'regressed' && Math.expm1(c.estimate.mean) > thresholds.margin,
    withinMargin: c.contradiction === null && Math.expm1(high) < thresholds.margin,
  };
}
/** Nothing could be compared. */
export function undecided(series, because) {
  return {
    benchmark: series.benchmark,
    kind: 'cannot tell',
    base: null,
    head: null,
    unit: series.unit,
    effect: null,
    interval: null,
    pairs: series.pairs.length,
    smallestVisible: null,
    differences: [],
    because,
    beyondMargin: false,
    withinMargin: false,
  };
}
function reason(c, t) {
  const { kind, low, high } = c.judgement;
  const over = `over ${counted(c.differences.length, 'pair')}`;
  if (c.contradiction !== null) return contradictionWords(c.contradiction, t);
  if (kind === 'regressed')
    return `slower by at least ${percent(Math.expm1(low))} ${over}, above the floor of ${percent(t.floor)}`;
  if (kind === 'improved') return `faster by at least ${percent(-Math.expm1(high))} ${over}`;
  if (kind === 'unchanged') return `surely within the margin of ${percent(t.margin)} ${over}`;
  const seen = `${signedPercent(low)} to ${signedPercent(high)} ${over}`;
  return `${seen} ${Math.expm1(high) < t.margin ? 'is no loss beyond the margin but may be a gain' : needed(c, t)}`;
}
/** `in 6 of 12 pairs head is slower by more than 5 %, in none faster by as much: +22.5 % on average`. */
function contradictionWords({ slower, faster, pairs, mean }, { margin }) {
  const both = `in ${slower} of ${counted(pairs, 'pair')} head is slower by more than ${percent(margin)}, in ${faster === 0 ? 'none' : faster} faster by as much`;
  return `${both}: ${signedPercent(mean)} on average`;
}
/** Of two causes the larger. */
function whyFixed({ series, fixedVariance }) {
  return resolutionVariance(series) > fixedVariance / 2
    ? `its times are whole ${series.unit}, too coarse for so short a time`
    : 'the binaries differ in layout';
}
export const MORE_PAIRS_WOULD_NOT_HELP = 'more pairs would not help';
/** More pairs than this times what there are is not worth asking for. */
const MOST_TIMES = 20;
function needed(c, t) {
  const n = c.differences.length;
  const size = Math.abs(c.estimate.mean);
  const target = Math.max(Math.log1p(t.margin) - size, size - Math.log1p(t.floor));
  const half = (c.judgement.high - c.judgement.low) / 2;
  const total = c.estimate.standardError ** 2;
  const allowed = total * (target / half) ** 2 - c.fixedVariance;
  if (allowed <= 0) return `decides nothing, and ${MORE_PAIRS_WOULD_NOT_HELP}: ${whyFixed(c)}`;
  const more = Math.ceil((n * (total - c.fixedVariance)) / allowed) - n;
  if (more > n * MOST_TIMES) return 'decides nothing: the benchmark is too noisy here';
  return `decides nothing: needs about ${counted(Math.max(1, more), 'more pair')}`;
}
