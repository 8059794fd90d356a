import { incompleteBeta, logGamma } from './special-functions.js';

/** Beyond so many degrees of freedom Student's t is the normal distribution to eight digits. */
const NORMAL_FROM = 1e8;
/** P(T > t) for Student's t; `df` may be any positive number. */
export function studentUpperTail(t, df) {
  if (!Number.isFinite(t)) return t > 0 ? 0 : 1;
  const bounded = Math.min(df, NORMAL_FROM);
  const half = 0.5 * incompleteBeta(bounded / 2, 0.5, bounded / (bounded + t * t));
  return t > 0 ? half : 1 - half;
}
const known = new Map();
const MOST_KNOWN = 20_000;
/** The t with P(T > t) = p, for 0 < p < 1. */
export function studentUpperQuantile(p, df) {
  if (p > 0.5) return -studentUpperQuantile(1 - p, df);
  const key = `${p} ${df}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const t = solve(p, Math.min(df, NORMAL_FROM));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, t);
  return t;
}
/** Newton's method kept inside a bracket, so that it also converges for one degree of freedom and tiny p. */
function solve(p, df) {
  let low = 0;
  let high = 1;
  while (studentUpperTail(high, df) > p) {
    low = high;
    high *= 2;
  }
  let t = (low + high) / 2;
  for (let i = 0; i < 100; i++) {
    const excess = studentUpperTail(t, df) - p;
    if (excess > 0) low = t;
    else high = t;
    const newton = t + excess / studentDensity(t, df);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-12 * Math.max(1, t)) return next;
    t = next;
  }
  return t;
}
function studentDensity(t, df) {
  const scale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df));
}
