/** Share of the differences that is left out at each end, one at least: a burst mostly spoils one run. Where more are spoilt the best runs say more. */
export const TRIM = 0.1;
/**
 * Mean of what is left when `trim` of the values is cut off at each end, with its error from the winsorized variance: Tukey and McLaughlin
 * (1963), Yuen (1974), "The two-sample trimmed t for unequal population variances". Without trim: mean, variance, n - 1.
 */
export function location(values, trim) {
  const n = values.length;
  const sorted = new Float64Array(values).sort();
  const cut = trim === 0 ? 0 : Math.min(Math.max(1, Math.floor(trim * n)), mostCut(n));
  const kept = n - 2 * cut;
  const centre = sumOf(sorted, cut, n - cut) / kept;
  if (n < 2) return { centre, variance: 0, df: 0 };
  sorted.fill(sorted[cut], 0, cut).fill(sorted[n - cut - 1], n - cut);
  const mean = sumOf(sorted, 0, n) / n;
  let squares = 0;
  for (const x of sorted) squares += (x - mean) ** 2;
  return { centre, variance: (squares * n) / (kept * (kept - 1)), df: kept - 1 };
}
/** Two values are left at least. */
const mostCut = (n) => Math.max(0, Math.floor((n - 2) / 2));
function sumOf(values, from, to) {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  return sum;
}
