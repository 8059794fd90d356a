import { digamma, trigamma, trigammaInverse } from './special-functions.js';

/** A zero variance would be an infinite t; limma's `fitFDist` bounds it by this share of the median. */
const LEAST_SHARE_OF_MEDIAN = 1e-5;
/**
 * Variances that borrow strength from each other: the posterior means of Smyth (2004), "Linear models and empirical Bayes
 * methods", section 6.2, with the degrees of freedom bounded by those of the pool, as limma does. Fewer than
 * `LEAST_POOL` stay as they are, and so does one without degrees of freedom (one pair).
 */
export function moderate(variances) {
  const pool = variances.filter((v) => v.df > 0 && v.value > 0);
  if (pool.length < LEAST_POOL) return variances.slice();
  const least = median(pool.map((v) => v.value)) * LEAST_SHARE_OF_MEDIAN;
  const bounded = variances.map((v) => ({ value: Math.max(v.value, least), df: v.df }));
  const prior = fitPrior(bounded.filter((v) => v.df > 0));
  const most = bounded.reduce((sum, v) => sum + v.df, 0);
  return bounded.map((v) => (v.df > 0 ? shrink(v, prior, most) : v));
}
function shrink(own, prior, most) {
  if (prior.df === Number.POSITIVE_INFINITY) return { value: prior.value, df: most };
  const df = prior.df + own.df;
  return { value: (prior.df * prior.value + own.df * own.value) / df, df: Math.min(df, most) };
}
/** Fewer variances say too little about how much variances differ. */
const LEAST_POOL = 4;
/**
 * Prior of a scaled F distribution by the moments of log variances (Smyth 2004, section 6.2). The scatter is that of a prediction from
 * so many variances, a t distribution with variance (1 + 1/G)(G - 1)/(G - 3), so that a small pool shrinks less.
 */
export function fitPrior(variances) {
  const centred = variances.map((v) => Math.log(v.value) - digamma(v.df / 2) + Math.log(v.df / 2));
  const mean = average(centred);
  const count = centred.length;
  const scatter = (centred.reduce((sum, e) => sum + (e - mean) ** 2, 0) * (1 + 1 / count)) / (count - 3);
  const excess = scatter - average(variances.map((v) => trigamma(v.df / 2)));
  if (excess <= 0) return { value: Math.exp(mean), df: Number.POSITIVE_INFINITY };
  const df = 2 * trigammaInverse(excess);
  return { value: Math.exp(mean + digamma(df / 2) - Math.log(df / 2)), df };
}
function average(values) {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
