/** How the samples of one process run become one number. */
export const RUN_STATISTICS = ['minimum', '10 % quantile', '25 % quantile', 'median', 'mean'];
const QUANTILE = {
  minimum: 0,
  '10 % quantile': 0.1,
  '25 % quantile': 0.25,
  median: 0.5,
};
/** The samples of one process run. Every look asks for the same few numbers again, so that they are kept. */
export class RunSamples {
  ascending;
  known = {};
  /** `samples` must not be empty. */
  constructor(samples) {
    this.ascending = new Float64Array(samples).sort();
  }
  get count() {
    return this.ascending.length;
  }
  get least() {
    return this.ascending[0];
  }
  get most() {
    return this.ascending[this.count - 1];
  }
  /** True where no sample has a fraction. */
  get isWhole() {
    return this.ascending.every(Number.isInteger);
  }
  /** A sample that was seen: of two in the middle the greater. */
  get middle() {
    return this.ascending[this.count >> 1];
  }
  value(statistic) {
    this.known[statistic] ??=
      statistic === 'mean' ? mean(this.ascending) : quantile(this.ascending, QUANTILE[statistic]);
    return this.known[statistic];
  }
}
export function median(values) {
  return quantile(new Float64Array(values).sort(), QUANTILE.median);
}
function mean(values) {
  let sum = 0;
  for (const x of values) sum += x;
  return sum / values.length;
}
/** Linear interpolation between order statistics: Hyndman and Fan (1996), definition 7. */
function quantile(sorted, p) {
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  return low + (high - low) * (place - below);
}
