/** Where the centre of a benchmark's paired differences lies, and the variance that gives its error: `variance / n` is that of the centre. */
export interface Location {
  centre: number;
  variance: number;
  df: number;
}

/** Share of the differences that is left out at each end. */
export const TRIM = 0.2;

/**
 * Mean of what is left when `trim` of the values is cut off at each end, with its error from the winsorized variance: Tukey and McLaughlin
 * (1963), Yuen (1974), "The two-sample trimmed t for unequal population variances". Without trim: mean, variance, n - 1.
 */
export function location(values: readonly number[], trim: number): Location {
  const n = values.length;
  const sorted = new Float64Array(values).sort();
  const cut = Math.floor(trim * n);
  const kept = sorted.subarray(cut, n - cut);
  const centre = kept.reduce((sum, x) => sum + x, 0) / kept.length;
  if (n < 2) return { centre, variance: 0, df: 0 };
  const winsorized = sorted.map((x) => Math.min(Math.max(x, kept[0]!), kept.at(-1)!));
  const mean = winsorized.reduce((sum, x) => sum + x, 0) / n;
  const squares = winsorized.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { centre, variance: (squares * n) / (kept.length * (kept.length - 1)), df: kept.length - 1 };
}
