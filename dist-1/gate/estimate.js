import { studentUpperQuantile, studentUpperTail } from './student.js';
/**
 * A mean over `n` pairs with variance `own` for each pair and `fixed` for the mean as a whole (layout). Degrees of freedom:
 * Satterthwaite (1946), the fixed part being known.
 */
export function estimate(mean, n, own, fixed) {
  const noise = own.value / n;
  const total = noise + fixed;
  const df = fixed === 0 ? own.df : own.df * (total / Math.max(noise, Number.MIN_VALUE)) ** 2;
  return { mean, standardError: Math.sqrt(total), df };
}
/** One-sided p value of "the true log ratio is at most `bound`". */
export function pAbove(e, bound) {
  return upperTail(e.mean - bound, e);
}
/** One-sided p value of "the true log ratio is at least `bound`". */
export function pBelow(e, bound) {
  return upperTail(bound - e.mean, e);
}
function upperTail(distance, e) {
  if (e.standardError === 0) return distance > 0 ? 0 : 1;
  return studentUpperTail(distance / e.standardError, e.df);
}
export function lowerLimit(e, level) {
  return e.mean - reach(e, level);
}
export function upperLimit(e, level) {
  return e.mean + reach(e, level);
}
/** Distance that the estimate must have from a bound to be surely beyond it at `level`. */
export function reach(e, level) {
  return level >= 0.5 ? 0 : studentUpperQuantile(level, e.df) * e.standardError;
}
