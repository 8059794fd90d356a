import { median } from '../../src/gate/run-statistic.js';
import { studentUpperQuantile } from '../../src/gate/student.js';
import type { Rule } from './rules.js';
import { pullsOf, type RunData, type Variant } from './runs.js';

/** Error on one side that one benchmark of a pull request may make: what is left of 5 % for each of ten. */
const ALPHA = 0.005;
/** Below it nobody cares, as in the gate. */
const FLOOR = 0.01;

/**
 * What a rule finds in each benchmark, beside how far two runs of one binary next to each other differ: this, and not the rule, says what so
 * many pairs can show. Extra work of 5 % need not take 5 % longer (a map that has to grow takes most of its time for that): how much longer it did take
 * is said, and how much was found where it was about as much as the name says. Robust deviation of the log ratio of medians, per cent; the smallest change that a paired t test would find four times of five.
 */
export function* byBenchmark(data: RunData, size: number, rule: Rule): Generator<string> {
  const found = foundBy(rule, data, size);
  const steps = data.variants
    .filter(({ percent, layout }) => percent > 0 && !layout)
    .sort((a, b) => a.percent - b.percent);
  for (const name of data.benchmarks) {
    const spread = spreadOf(data, name);
    const cells = steps.map((step) => {
      const really = (100 * slowdownOf(data, name, step)).toFixed(1);
      return `+${step.percent} % (took +${really} %) ${rate([found.get(`${name} ${step.percent}`)!]).padStart(5)}`;
    });
    const least = FLOOR + smallestFound(spread, size);
    yield `${name.padEnd(14)} differs by ${percent(spread)}, ${size} pairs can show ${percent(least)}:  ${cells.join('  ')}`;
  }
  for (const step of steps) {
    const full = data.benchmarks.filter(
      (name) => 100 * slowdownOf(data, name, step) >= FULL_SLOWDOWN * step.percent,
    );
    const shares = full.map((name) => found.get(`${name} ${step.percent}`)!);
    yield `+${step.percent} % found in ${rate(shares)} of those ${full.length} that took at least ${FULL_SLOWDOWN * step.percent} % longer over all rounds`;
  }
}

/** Of the extra work that a variant is named after; less is another benchmark than the one asked for. */
const FULL_SLOWDOWN = 0.8;

interface Share {
  hits: number;
  of: number;
}

function rate(shares: readonly Share[]): string {
  const hits = shares.reduce((sum, share) => sum + share.hits, 0);
  const of = shares.reduce((sum, share) => sum + share.of, 0);
  return of === 0 ? '–' : `${((100 * hits) / of).toFixed(0)} %`;
}

/** By benchmark and per cent. */
function foundBy(rule: Rule, data: RunData, size: number): Map<string, Share> {
  const found = new Map<string, Share>();
  for (const pull of pullsOf(data, size)) {
    if (pull.variant.percent === 0 || pull.variant.layout) continue;
    const slowed = Object.keys(pull.truth).find((name) => pull.truth[name] !== 0)!;
    const key = `${slowed} ${pull.variant.percent}`;
    const share = found.get(key) ?? { hits: 0, of: 0 };
    found.set(key, share);
    share.of++;
    if (rule(pull).has(slowed)) share.hits++;
  }
  return found;
}

/** How much longer a benchmark took than the base beside it: the median of all rounds. */
function slowdownOf({ rounds }: RunData, name: string, { name: variant }: Variant): number {
  return median(
    rounds.map(({ base, heads }) => median(heads.get(variant)![0]![name]!) / median(base[name]!) - 1),
  );
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
