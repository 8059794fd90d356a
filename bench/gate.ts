/**
 * Decision rules of benchmark gates on real runs: false alarms and detection.
 * usage: npm run bench:gate -- DATA_DIR [--pairs 10] [--layout shuffled]
 * DATA_DIR holds ROUND-VARIANT-ORDER.json files: bench/gate/runs.ts. `--layout shuffled` says that every run was of a binary
 * linked with a fresh order of functions; otherwise `0@...` variants are judged as other builds, the rest as the same binary.
 */
import { parseArgs } from 'node:util';
import type { Layout } from '../src/model.js';
import { randomFrom } from '../test/gate/noise.js';
import { byBenchmark } from './gate/by-benchmark.js';
import {
  criterionRule,
  fixedRatio,
  historyFence,
  historyT,
  ourGate,
  type Rule,
  unpairedBootstrap,
} from './gate/rules.js';
import { type Pull, pullsOf, type RunData, readRuns } from './gate/runs.js';

interface Share {
  hits: number;
  of: number;
}

interface Figures {
  benchmark: Share;
  pull: Share;
  /** Truly slowed benchmarks that were called. */
  found: Share;
}

const none = (): Figures => ({
  benchmark: { hits: 0, of: 0 },
  pull: { hits: 0, of: 0 },
  found: { hits: 0, of: 0 },
});

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { pairs: { type: 'string', default: '10' }, layout: { type: 'string', default: 'fixed' } },
  });
  const [folder] = positionals;
  if (!folder) throw new Error('usage: npm run bench:gate -- DATA_DIR [--pairs 10] [--layout shuffled]');
  const size = Number(values.pairs);
  const data = readRuns(folder);
  const shuffled = values.layout === 'shuffled';
  const layoutOf = (pull: Pull): Layout => (shuffled ? 'shuffled' : pull.layout ? 'fixed' : 'same');
  const groups = Math.floor(data.rounds.length / size);
  if (groups === 0)
    throw new Error(
      `${folder} holds ${data.rounds.length} complete rounds, fewer than the ${size} pairs of one pull request: collect more, or ask for fewer with --pairs`,
    );
  console.log(
    `${data.rounds.length} rounds, ${data.benchmarks.length} benchmarks; ${groups} disjoint groups of ${size} pairs`,
  );
  const random = randomFrom(1);
  table(data, 1, [
    ['ratio above 2 (github-action-benchmark)', fixedRatio(1)],
    ['fixed 10 %, one pair (CodSpeed)', fixedRatio(0.1)],
    ['criterion, one process a side', criterionRule],
    ['t test on history 0.99 (Bencher)', historyT],
    ['fence of history (rustc-perf)', historyFence],
  ]);
  table(data, size, [
    [`${size} pairs, unpaired bootstrap (Reth)`, unpairedBootstrap(random)],
    [`${size} pairs, this gate`, ourGate(layoutOf)],
    [`${size} pairs, this gate, layout allowance on all`, ourGate(() => 'fixed')],
  ]);
  console.log('\nthis gate by benchmark, beside how far two runs of one binary next to each other differ');
  for (const line of byBenchmark(data, size, ourGate(layoutOf))) console.log(line);
}

function table(data: RunData, size: number, rules: readonly (readonly [string, Rule])[]): void {
  const pulls = [...pullsOf(data, size)];
  const slower = data.variants
    .filter(({ percent }) => percent > 0)
    .sort((a, b) => a.percent - b.percent || a.name.localeCompare(b.name))
    .map(({ name }) => name);
  for (const [name, rule] of rules) {
    const alike = none();
    const moved = none();
    const slowed = new Map(slower.map((variant) => [variant, none()]));
    for (const pull of pulls)
      count(
        pull,
        rule(pull),
        pull.variant.percent > 0 ? slowed.get(pull.variant.name)! : pull.layout ? moved : alike,
      );
    const cells = [
      `A/A ${alarms(alike)}`,
      `layout ${alarms(moved)}`,
      ...[...slowed].map(
        ([p, f]) => `+${p.replace('@', ' % @')}${p.includes('@') ? '' : ' %'} ${rate(f.found)}`,
      ),
    ];
    console.log(`${name.padEnd(46)} ${cells.join('  ')}`);
  }
}

function count(pull: Pull, called: ReadonlySet<string>, into: Figures): void {
  const unchanged = Object.keys(pull.truth).filter((b) => pull.truth[b] === 0);
  const wrong = unchanged.filter((b) => called.has(b)).length;
  add(into.benchmark, wrong, unchanged.length);
  add(into.pull, wrong > 0 ? 1 : 0, 1);
  const slow = Object.keys(pull.truth).filter((b) => pull.truth[b] !== 0);
  add(into.found, slow.filter((b) => called.has(b)).length, slow.length);
}

function add(share: Share, hits: number, of: number): void {
  share.hits += hits;
  share.of += of;
}

const rate = ({ hits, of }: Share) => (of === 0 ? '–' : `${((100 * hits) / of).toFixed(1)} %`);

/** Per benchmark, then per pull request with its 95 % interval. */
function alarms({ benchmark, pull }: Figures): string {
  if (pull.of === 0) return '–';
  const [low, high] = wilson(pull);
  return `${rate(benchmark)}, any ${rate(pull)} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}] of ${pull.of}`;
}

/** Wilson (1927): an interval of a share that is also right near 0. */
function wilson({ hits, of }: Share): [number, number] {
  const z2 = 1.96 ** 2;
  const p = hits / of;
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (1.96 / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

main();
