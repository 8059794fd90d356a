import { judgeBundle } from '../../src/gate/bundle.js';
import { studentUpperQuantile } from '../../src/gate/student.js';
import type { Bundle, Layout, Machine } from '../../src/model.js';
import type { Pull, Run } from './runs.js';

/** Names of the benchmarks that a rule calls slower. */
export type Rule = (pull: Pull) => ReadonlySet<string>;

const mean = (x: readonly number[]) => x.reduce((sum, v) => sum + v, 0) / x.length;
const variance = (x: readonly number[]) => x.reduce((sum, v) => sum + (v - mean(x)) ** 2, 0) / (x.length - 1);

function each(pull: Pull, slower: (name: string) => boolean): ReadonlySet<string> {
  return new Set(Object.keys(pull.truth).filter(slower));
}

/** Rules that spend one process run on each side see the first pair only. */
const onePair =
  (slower: (base: readonly number[], head: readonly number[]) => boolean): Rule =>
  (pull) =>
    each(pull, (name) => slower(pull.pairs[0]!.base[name]!, pull.pairs[0]!.head[name]!));

/** github-action-benchmark alerts at 2, CodSpeed's default threshold is 10 %. */
export const fixedRatio = (more: number) => onePair((base, head) => mean(head) / mean(base) - 1 > more);

/** criterion: 95 % interval of the ratio of means above its noise threshold of 1 %; the bootstrap is approximated by Welch's interval. */
export const criterionRule = onePair((base, head) => {
  const [b, h] = [mean(base), mean(head)];
  const se = Math.sqrt(variance(base) / base.length + variance(head) / head.length) / b;
  return h / b - 1 - 1.96 * se > 0.01;
});

/** Fewer earlier runs tell nothing; then these rules stay silent. */
const LEAST_HISTORY = 8;

/** Bencher: t test of a new value against the last 64, boundary 0.99 (prediction interval). */
export const historyT: Rule = (pull) =>
  each(pull, (name) => {
    const past = pull.history.slice(-64).map((run) => mean(run[name]!));
    if (past.length < LEAST_HISTORY) return false;
    const spread = Math.sqrt(variance(past) * (1 + 1 / past.length));
    return (
      mean(pull.pairs[0]!.head[name]!) > mean(past) + spread * studentUpperQuantile(0.01, past.length - 1)
    );
  });

/** rustc-perf: relative change beyond Q3 + 3 IQR of the changes between the last 30. */
export const historyFence: Rule = (pull) =>
  each(pull, (name) => {
    const past = pull.history.slice(-30).map((run) => mean(run[name]!));
    if (past.length < LEAST_HISTORY) return false;
    const steps = past
      .slice(1)
      .map((x, i) => Math.abs(x - past[i]!) / past[i]!)
      .sort((a, b) => a - b);
    const [q1, q3] = [steps[Math.floor(steps.length / 4)]!, steps[Math.floor((3 * steps.length) / 4)]!];
    return mean(pull.pairs[0]!.head[name]!) / mean(pull.pairs[0]!.base[name]!) - 1 >= q3 + 3 * (q3 - q1);
  });

const DRAWS = 2000;

/** Reth: bootstrap of the run means of each side by itself, half-width of the 95 % interval, floor 1.2 %. */
export function unpairedBootstrap(random: () => number): Rule {
  const draw = (x: readonly number[]) => mean(x.map(() => x[Math.floor(random() * x.length)]!));
  return (pull) =>
    each(pull, (name) => {
      const base = pull.pairs.map((p) => mean(p.base[name]!));
      const head = pull.pairs.map((p) => mean(p.head[name]!));
      const draws = Array.from({ length: DRAWS }, () => draw(head) / draw(base) - 1).sort((a, b) => a - b);
      const half = (draws[Math.floor(0.975 * DRAWS)]! - draws[Math.floor(0.025 * DRAWS)]!) / 2;
      return mean(head) / mean(base) - 1 - half > 0.012;
    });
}

const MACHINE: Machine = { cpu: 'recorded', cores: 1, os: 'recorded', kernel: 'recorded', libc: '' };
const TOOLCHAIN = { rustc: 'recorded', flags: '', cargoLock: null };

/** This project's gate, on the same runs; `layoutOf` says how the binaries of a pull request differ. */
export const ourGate =
  (layoutOf: (pull: Pull) => Layout): Rule =>
  (pull) => {
    const result = judgeBundle(bundleOf(pull, layoutOf(pull)), { floor: 0.01, margin: 0.05 });
    return new Set(result.verdicts.filter((v) => v.kind === 'regressed').map((v) => v.benchmark));
  };

function bundleOf({ pairs, truth }: Pull, layout: Layout): Bundle {
  const sha = '0'.repeat(40);
  const one = (run: Run, side: 'base' | 'head', pair: number, order: number) =>
    Object.keys(truth).map((benchmark) => ({
      benchmark,
      measure: 'time' as const,
      unit: 'ns' as const,
      side,
      pair,
      order,
      samples: run[benchmark]!,
    }));
  return {
    baseSha: sha,
    headSha: sha,
    mergeBase: sha,
    baseMachine: MACHINE,
    headMachine: MACHINE,
    baseToolchain: TOOLCHAIN,
    headToolchain: TOOLCHAIN,
    layout,
    looks: [{ measurement: 0, pairs: pairs.length, planned: pairs.length }],
    runs: pairs.flatMap(({ base, head }, i) => [
      ...one(base, 'base', i, 2 * i),
      ...one(head, 'head', i, 2 * i + 1),
    ]),
    failures: [],
  };
}
