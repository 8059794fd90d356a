import type { Bundle, Stuck, Verdict } from '../model.js';
import type { Estimate } from './estimate.js';
import type { Thresholds } from './judge.js';
import { layoutVariance } from './layout.js';
import { analyse, choiceShare, fixedVarianceIn } from './noisy.js';
import type { Series } from './series.js';
import { alphaOfMeasurement } from './spending.js';
import { studentUpperQuantile } from './student.js';

/** Chance, each way, that noise hides how far from here the estimate would end: small, since a benchmark that is given up gets no answer. */
const NOISE_ALPHA = 0.001;

/** Share of a measurement's alpha that its last look has left after earlier ones; of three looks it is 0.58. */
const LEFT_FOR_LAST_LOOK = 0.5;

/** Added to the least margin that would do, so that an estimate which is not quite zero still fits. */
const ROOM = 0.005;

/**
 * Benchmarks that no number of pairs would decide: even without any noise, what stays (layout, whole units) reaches from where the estimate can
 * still get to across the margin and the floor. To stop for that costs no error: nothing is decided. Null: there are none.
 */
export function stuckOf(
  bundle: Pick<Bundle, 'layout'>,
  series: readonly Series[],
  verdicts: readonly Verdict[],
  thresholds: Thresholds,
  beside: number,
): Stuck | null {
  const open = new Set(verdicts.filter(({ kind }) => kind === 'cannot tell').map((v) => v.benchmark));
  const fixed = fixedVarianceIn(bundle.layout);
  if (!series.some((s) => open.has(s.benchmark) && fixed(s) > 0)) return null;
  const { estimates } = analyse(series, fixed);
  const size = beside + verdicts.filter(({ kind }) => kind === 'cannot tell' || kind === 'unchanged').length;
  const alpha = alphaOfMeasurement(0) * choiceShare(series.length);
  const known = new Map(verdicts.map((v) => [v.benchmark, v]));
  const stuck = series.flatMap((s, i) => {
    if (!open.has(s.benchmark)) return [];
    const deviation = Math.sqrt(fixed(s));
    const estimate = estimates[i]!;
    const reach = deviation * studentUpperQuantile(alpha / size, Number.POSITIVE_INFINITY);
    const within = known.get(s.benchmark)!.withinMargin;
    if (deviation === 0 || !isStuck(estimate, { deviation, reach, within }, thresholds)) return [];
    const last = studentUpperQuantile((alpha * LEFT_FOR_LAST_LOOK) / size, Number.POSITIVE_INFINITY);
    const margin = Math.expm1(Math.abs(estimate.mean) + deviation * last) + ROOM;
    return [{ benchmark: s.benchmark, margin }];
  });
  if (stuck.length === 0) return null;
  return {
    benchmarks: stuck.map(({ benchmark }) => benchmark),
    margin: Math.ceil(Math.max(...stuck.map(({ margin }) => margin)) * 100) / 100,
  };
}

interface Staying {
  deviation: number;
  /** How far a limit lies from the estimate where there is no noise left. */
  reach: number;
  /** That the benchmark is surely no loss beyond the margin: only whether it is a gain is open. */
  within: boolean;
}

function isStuck(estimate: Estimate, { deviation, reach, within }: Staying, t: Thresholds): boolean {
  const wander = wanderOf(estimate, deviation);
  const [nearest, farthest] = [Math.abs(estimate.mean) - wander, Math.abs(estimate.mean) + wander];
  const decides =
    Math.max(0, nearest) + reach < Math.log1p(t.margin) || farthest - reach > Math.log1p(t.floor);
  const passes = !within && estimate.mean - wander + reach < Math.log1p(t.margin);
  return !decides && !passes;
}

/** How far noise may still carry the estimate. */
function wanderOf({ standardError, df }: Estimate, deviation: number): number {
  const total = standardError ** 2;
  const noise = total - deviation ** 2;
  if (noise <= 0) return 0;
  // The degrees of freedom of the noise alone: see `estimate`.
  return Math.sqrt(noise) * studentUpperQuantile(NOISE_ALPHA, df * (noise / total) ** 2);
}

/**
 * The smallest margin within which a time could be shown to lie where both sides keep one layout: one benchmark alone, without change and without
 * any noise.
 */
export function leastMargin(): number {
  const level = alphaOfMeasurement(0) * choiceShare(1);
  return Math.expm1(
    Math.sqrt(layoutVariance('fixed')) * studentUpperQuantile(level, Number.POSITIVE_INFINITY),
  );
}
