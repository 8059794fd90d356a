import { randomInt } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { withZeros } from '../evidence/adapters/divan.js';
import { isReading } from '../evidence/adapters/reading.js';
import type { Layout, MeasuredTarget, Side } from '../model.js';
import {
  type BenchTarget,
  type BuiltTarget,
  benchTargets,
  build,
  type CargoSide,
  NeedsFeatures,
} from './cargo.js';
import type { AskedFeatures } from './features.js';
import { type Benchmark, type Executable, type Harness, harnessOf, runBenchmark } from './harness.js';
import { shuffled } from './link-command.js';
import { listBenchmarks } from './list.js';
import { execute } from './process.js';
import { BuildFailed, RunFailed, type Workload } from './workload.js';
import type { Worktrees } from './worktrees.js';

export interface CargoOptions {
  trees: Worktrees;
  env: NodeJS.ProcessEnv;
  features: AskedFeatures;
  /** Benchmarks whose names it does not match are left out. */
  only: RegExp | null;
  signal: AbortSignal;
  /** Called before each target is built. */
  onBuild(side: Side, target: string): void;
  /** Called for each target that is not measured although others are. */
  onLeftOut(because: string): void;
}

interface Prepared extends BuiltTarget {
  side: Side;
  harness: Harness;
  /** What is run: the build's own, or the one linked last. */
  current: string;
  /** That it has divan's allocation profiler, which is known once a benchmark has allocated. */
  profiled: boolean;
}

interface Runnable {
  target: Prepared;
  benchmark: Benchmark;
}

/** Seeds of LLD's shuffle are 32 bits; 0 would mean a new seed for every call. */
const MOST_SEED = 2 ** 32 - 1;

/** All `cargo bench` targets of both sides, benchmark by benchmark. Throws `BuildFailed`. */
export async function cargoWorkload(options: CargoOptions): Promise<Workload> {
  const [base, head] = [await prepareSide(options, 'base'), await prepareSide(options, 'head')];
  const found = { base: base.benchmarks, head: head.benchmarks };
  for (const because of new Set([...base.leftOut, ...head.leftOut])) options.onLeftOut(because);
  const all = [...found.base.values(), ...found.head.values()];
  const distinct = [...new Set(all.map(({ target }) => target))];
  const layout: Layout = (await relink(distinct, 1, options)) ? 'shuffled' : 'fixed';
  return {
    layout,
    benchmarks: { base: [...found.base.keys()], head: [...found.head.keys()] },
    targets: await targetsOf(head, options.trees),
    async prepare() {
      if (layout === 'fixed') return null;
      const seed = randomInt(1, MOST_SEED);
      if (!(await relink(distinct, seed, options)))
        throw new Error('linking worked before but fails now: is the disk full?');
      return seed;
    },
    async run(side, benchmark, signal) {
      const runnable = found[side].get(benchmark!);
      if (!runnable) throw new RunFailed(`${side} has no such benchmark`);
      const { target } = runnable;
      const at: Executable = { path: target.current, cwd: options.trees[side], env: options.env, signal };
      const read = await runBenchmark(at, target.harness, runnable.benchmark, options.trees.root);
      const readings = read.filter(isReading);
      target.profiled ||= target.harness === 'divan' && readings.some(({ measure }) => measure === 'exact');
      return target.profiled ? [...read.filter((one) => !isReading(one)), ...withZeros(readings)] : read;
    },
  };
}

/** With those of which nothing is measured: a benchmark that reaches something may stand there. */
async function targetsOf(
  { sources, benchmarks }: PreparedSide,
  { root }: Worktrees,
): Promise<readonly MeasuredTarget[]> {
  // Cargo may name files by the folder that a link leads to.
  const top = await realpath(join(root, 'head'));
  return Promise.all(
    sources.map(async (source) => ({
      path: relative(top, await realpath(source).catch(() => source)).replaceAll(sep, '/'),
      benchmarks: [...benchmarks].flatMap(([name, { target }]) => (target.source === source ? [name] : [])),
    })),
  );
}

interface PreparedSide {
  /** By name. */
  benchmarks: ReadonlyMap<string, Runnable>;
  /** Files of all targets. */
  sources: readonly string[];
  /** Why targets are not among them. */
  leftOut: readonly string[];
}

async function prepareSide(options: CargoOptions, side: Side): Promise<PreparedSide> {
  const { trees, env, signal } = options;
  const at = {
    side,
    folder: trees[side],
    features: options.features,
    env: { ...env, CARGO_TARGET_DIR: join(trees.root, `target-${side}`) },
    signal,
  };
  const benchmarks = new Map<string, Runnable>();
  const leftOut: string[] = [];
  const targets = await benchTargets(at);
  for (const bench of targets) {
    options.onBuild(side, bench.name);
    const built = await builtOrLeftOut(at, bench);
    if ('needs' in built) {
      leftOut.push(built.needs);
      continue;
    }
    const executable: Executable = { path: built.executable, cwd: trees[side], env, signal };
    const target = {
      ...built,
      side,
      harness: await harnessOf(executable),
      current: built.executable,
      profiled: false,
    };
    const listed = await benchmarksOf(target, executable);
    if (listed === null) leftOut.push(byCommandOnly(target));
    for (const benchmark of listed ?? []) {
      if (options.only !== null && !options.only.test(benchmark.name)) continue;
      if (benchmarks.has(benchmark.name)) leftOut.push(secondOf(benchmark.name, bench));
      else benchmarks.set(benchmark.name, { target, benchmark });
    }
  }
  if (benchmarks.size === 0) throw new BuildFailed(side, noBenchmark(leftOut, options.only));
  return { benchmarks, sources: targets.map(({ source }) => source), leftOut };
}

/** As in `cargo bench`, what needs features that nobody asked for takes nothing from the others. */
async function builtOrLeftOut(at: CargoSide, bench: BenchTarget): Promise<BuiltTarget | { needs: string }> {
  try {
    return await build(at, bench);
  } catch (error) {
    if (!(error instanceof NeedsFeatures)) throw error;
    const wanted = error.features.replaceAll(' ', '');
    return { needs: `bench target \`${bench.name}\` requires features (measured with --features ${wanted})` };
  }
}

/** Their runs could not be told apart. */
const secondOf = (name: string, { package: crate, name: target }: BenchTarget) =>
  `\`${name}\` in bench target \`${target}\` of ${crate}: another benchmark has that name`;

function noBenchmark(leftOut: readonly string[], only: RegExp | null): string {
  const none = only === null ? [] : [`no benchmark matches ${written(only)}`];
  const why = [...none, ...leftOut];
  return why.length > 0
    ? why.join('; ')
    : 'it has no benchmark: write one in benches/, or say after `--` what to run (--tool NAME -- COMMAND)';
}

/** `source` as somebody typed it: no slash needs to be escaped outside a program. */
const written = ({ source }: RegExp) => source.replaceAll('\\/', '/');

function byCommandOnly({ name, harness }: Prepared): string {
  return harness === 'gungraun'
    ? `bench target \`${name}\` is run by gungraun (measured with --tool gungraun -- cargo bench --bench ${name})`
    : `bench target \`${name}\` has a harness of its own that lists no benchmarks ${BY_COMMAND}`;
}

const BY_COMMAND = '(what has a `main` of its own is measured with --tool NAME -- COMMAND)';

/** Null: it lists none. Throws `BuildFailed` where it knows none of the options. */
async function benchmarksOf({ side, name, harness }: Prepared, at: Executable): Promise<Benchmark[] | null> {
  try {
    return await listBenchmarks(at, harness);
  } catch (error) {
    if (!(error instanceof RunFailed)) throw error;
    throw new BuildFailed(
      side,
      `bench target \`${name}\` is none of criterion, divan or libtest, or fails: ${error.message} ${BY_COMMAND}`,
    );
  }
}

/** Links every target again with its functions in a new order; false where that is not possible, and then nothing has changed. */
async function relink(
  targets: readonly Prepared[],
  seed: number,
  { trees, env, signal }: CargoOptions,
): Promise<boolean> {
  const linked: string[] = [];
  for (const [i, target] of targets.entries()) {
    if (!target.link) return false;
    const output = join(trees.root, `linked-${target.side}-${i}`);
    const command = shuffled(target.link, seed, output);
    const ended = await execute(command.program, command.args, {
      cwd: trees[target.side],
      env: { ...env, ...command.env },
      signal,
    }).catch(() => {
      signal.throwIfAborted();
      return null;
    });
    if (ended?.code !== 0) return false;
    linked.push(output);
  }
  targets.forEach((target, i) => {
    target.current = linked[i]!;
  });
  return true;
}
