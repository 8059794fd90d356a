/** How the samples of one process run become one number. */
export const RUN_STATISTICS = ['minimum', '10 % quantile', '25 % quantile', 'median', 'mean'] as const;
export type RunStatistic = (typeof RUN_STATISTICS)[number];

const QUANTILE: Record<Exclude<RunStatistic, 'mean'>, number> = {
  minimum: 0,
  '10 % quantile': 0.1,
  '25 % quantile': 0.25,
  median: 0.5,
};

const known = new WeakMap<readonly number[], Map<RunStatistic, number>>();

/** Value of a run; the samples must be sorted ascending, not empty, and stay as they are: every look asks for it again. */
export function runValue(sorted: readonly number[], statistic: RunStatistic): number {
  const values = known.get(sorted) ?? new Map<RunStatistic, number>();
  known.set(sorted, values);
  const before = values.get(statistic);
  if (before !== undefined) return before;
  const value = calculated(sorted, statistic);
  values.set(statistic, value);
  return value;
}

function calculated(sorted: readonly number[], statistic: RunStatistic): number {
  if (statistic === 'mean') return sorted.reduce((sum, x) => sum + x, 0) / sorted.length;
  return quantile(sorted, QUANTILE[statistic]);
}

/** Linear interpolation between order statistics: Hyndman and Fan (1996), definition 7. */
function quantile(sorted: readonly number[], p: number): number {
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
}
