import { median } from '../../src/gate/run-statistic.js';
import { studentUpperQuantile } from '../../src/gate/student.js';
import type { Rule } from './rules.js';
import { pullsOf, type RunData } from './runs.js';

/** Error on one side that one benchmark of a pull request may make: what is left of 5 % for each of ten. */
const ALPHA = 0.005;
/** Below it nobody cares, as in the gate. */
const FLOOR = 0.01;

/**
 * What a rule finds in each benchmark, beside how far two runs of one binary next to each other differ: this, and not the rule, says what so
 * many pairs can show. Robust deviation of the log ratio of medians, per cent; the smallest change that a paired t test would find four times of five.
 */
export function* byBenchmark(data: RunData, size: number, rule: Rule): Generator<string> {
  const found = new Map<string, { hits: number; of: number }>();
  for (const pull of pullsOf(data, size)) {
    if (pull.variant.percent === 0 || pull.variant.layout) continue;
    const slowed = Object.keys(pull.truth).find((name) => pull.truth[name] !== 0)!;
    const key = `${slowed} ${pull.variant.percent}`;
    const share = found.get(key) ?? { hits: 0, of: 0 };
    found.set(key, share);
    share.of++;
    if (rule(pull).has(slowed)) share.hits++;
  }
  const steps = data.variants
    .filter(({ percent, layout }) => percent > 0 && !layout)
    .sort((a, b) => a.percent - b.percent);
  for (const name of data.benchmarks) {
    const spread = spreadOf(data, name);
    const cells = steps.map(({ percent }) => {
      const { hits, of } = found.get(`${name} ${percent}`)!;
      return `+${percent} % ${((100 * hits) / of).toFixed(0).padStart(3)} %`;
    });
    const least = FLOOR + smallestFound(spread, size);
    yield `${name.padEnd(14)} differs by ${percent(spread)}, ${size} pairs can show ${percent(least)}:  ${cells.join('  ')}`;
  }
}

const percent = (fraction: number) => `${(100 * fraction).toFixed(1).padStart(4)} %`;

/** Scales the median absolute deviation to the standard deviation of a normal distribution. */
const NORMAL = 1.4826;

function spreadOf({ rounds }: RunData, name: string): number {
  const differences = rounds.flatMap(({ base, heads }) =>
    (heads.get('0') ?? []).slice(0, 1).map((again) => Math.log(median(again[name]!) / median(base[name]!))),
  );
  const centre = median(differences);
  return NORMAL * median(differences.map((x) => Math.abs(x - centre)));
}

/** Power 0.8: the error's quantile and the one of 0.2 together. */
function smallestFound(spread: number, pairs: number): number {
  const df = pairs - 1;
  return ((studentUpperQuantile(ALPHA, df) + studentUpperQuantile(0.2, df)) * spread) / Math.sqrt(pairs);
}
