import { judge } from './judge.js';
import { analyse } from './noisy.js';

/** Pairs of one side with itself below which the control could not alarm whatever happened. */
const LEAST_PAIRS = 3;
/** Chance of declaring a fit run unfit, for each direction. Small: it costs a verdict, not an error. */
const CONTROL_ALPHA = 0.005;
/**
 * The A/A control: each side compared with itself, from the same runs. Runs next to each other in time make a pair; which of
 * them plays the base alternates, so that a steady drift cancels as it does between the sides.
 */
export function control(series, thresholds) {
  const own = series
    .flatMap((s) => [withItself(s, 'base'), withItself(s, 'head')])
    .filter((s) => s.pairs.length >= LEAST_PAIRS);
  if (own.length === 0) return null;
  const judged = judge(analyse(own, () => 0).estimates, thresholds, CONTROL_ALPHA, own.length);
  const alarmed = new Set(
    own
      .filter((_, i) => judged[i].kind === 'regressed' || judged[i].kind === 'improved')
      .map((s) => s.benchmark),
  );
  return { alarms: [...alarmed], of: new Set(own.map((s) => s.benchmark)).size };
}
function withItself(series, side) {
  const pairs = [];
  for (let i = 0; i + 1 < series.pairs.length; i += 2) {
    const earlier = series.pairs[i];
    const later = series.pairs[i + 1];
    const swap = (i / 2) % 2 === 1;
    pairs.push({
      pair: i / 2,
      order: earlier.order,
      baseFirst: !swap,
      base: (swap ? later : earlier)[side],
      head: (swap ? earlier : later)[side],
    });
  }
  return { ...series, pairs };
}
