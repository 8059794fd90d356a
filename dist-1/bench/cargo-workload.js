import { randomInt } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { withZeros } from '../evidence/adapters/divan.js';
import { isReading } from '../evidence/adapters/reading.js';
import { benchTargets, build, NeedsFeatures } from './cargo.js';
import { harnessOf, runBenchmark } from './harness.js';
import { shuffled } from './link-command.js';
import { listBenchmarks } from './list.js';
import { execute } from './process.js';
import { BuildFailed, RunFailed } from './workload.js';

/** Seeds of LLD's shuffle are 32 bits; 0 would mean a new seed for every call. */
const MOST_SEED = 2 ** 32 - 1;
/** All `cargo bench` targets of both sides, benchmark by benchmark. Throws `BuildFailed`. */
export async function cargoWorkload(options) {
  const [base, head] = [await prepareSide(options, 'base'), await prepareSide(options, 'head')];
  const found = { base: base.benchmarks, head: head.benchmarks };
  for (const because of new Set([...base.leftOut, ...head.leftOut])) options.onLeftOut(because);
  const all = [...found.base.values(), ...found.head.values()];
  const distinct = [...new Set(all.map(({ target }) => target))];
  const layout = (await relink(distinct, 1, options)) ? 'shuffled' : 'fixed';
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
      const runnable = found[side].get(benchmark);
      if (!runnable) throw new RunFailed(`${side} has no such benchmark`);
      const { target } = runnable;
      const at = { path: target.current, cwd: options.trees[side], env: options.env, signal };
      const read = await runBenchmark(at, target.harness, runnable.benchmark, options.trees.root);
      const readings = read.filter(isReading);
      target.profiled ||= target.harness === 'divan' && readings.some(({ measure }) => measure === 'exact');
      return target.profiled ? [...read.filter((one) => !isReading(one)), ...withZeros(readings)] : read;
    },
  };
}
/** With those of which nothing is measured: a benchmark that reaches something may stand there. */
async function targetsOf({ sources, benchmarks }, { root }) {
  // Cargo may name files by the folder that a link leads to.
  const top = await realpath(join(root, 'head'));
  return Promise.all(
    sources.map(async (source) => ({
      path: relative(top, await realpath(source).catch(() => source)).replaceAll(sep, '/'),
      benchmarks: [...benchmarks].flatMap(([name, { target }]) => (target.source === source ? [name] : [])),
    })),
  );
}
async function prepareSide(options, side) {
  const { trees, env, signal } = options;
  const at = {
    side,
    folder: trees[side],
    features: options.features,
    env: { ...env, CARGO_TARGET_DIR: join(trees.root, `target-${side}`) },
    signal,
  };
  const benchmarks = new Map();
  const leftOut = [];
  const targets = await benchTargets(at);
  for (const bench of targets) {
    options.onBuild(side, bench.name);
    const built = await builtOrLeftOut(at, bench);
    if ('needs' in built) {
      leftOut.push(built.needs);
      continue;
    }
    const executable = { path: built.executable, cwd: trees[side], env, signal };
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
async function builtOrLeftOut(at, bench) {
  try {
    return await build(at, bench);
  } catch (error) {
    if (!(error instanceof NeedsFeatures)) throw error;
    const wanted = error.features.replaceAll(' ', '');
    return { needs: `bench target \`${bench.name}\` requires features (measured with --features ${wanted})` };
  }
}
/** Their runs could not be told apart. */
const secondOf = (name, { package: crate, name: target }) =>
  `\`${name}\` in bench target \`${target}\` of ${crate}: another benchmark has that name`;
function noBenchmark(leftOut, only) {
  const none = only === null ? [] : [`no benchmark matches ${written(only)}`];
  const why = [...none, ...leftOut];
  return why.length > 0
    ? why.join('; ')
    : 'it has no benchmark: write one in benches/, or say after `--` what to run (--tool NAME -- COMMAND)';
}
/** `source` as somebody typed it: no slash needs to be escaped outside a program. */
const written = ({ source }) => source.replaceAll('\\/', '/');
function byCommandOnly({ name, harness }) {
  return harness === 'gungraun'
    ? `bench target \`${name}\` is run by gungraun (measured with --tool gungraun -- cargo bench --bench ${name})`
    : `bench target \`${name}\` has a harness of its own that lists no benchmarks ${BY_COMMAND}`;
}
const BY_COMMAND = '(what has a `main` of its own is measured with --tool NAME -- COMMAND)';
/** Null: it lists none. Throws `BuildFailed` where it knows none of the options. */
async function benchmarksOf({ side, name, harness }, at) {
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
async function relink(targets, seed, { trees, env, signal }) {
  const linked = [];
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
    target.current = linked[i];
  });
  return true;
}
