/**
 * Collects real runs of the workload crate for `npm run bench:gate` with this project's runner: benchmark by benchmark, all variants of one next to each
 * other in shuffled order, each a short process run, every binary linked with a fresh order of functions for each round.
 * usage: npm run bench:gate-collect -- CRATE OUT ROUNDS "0 0 0@pad1 2 5 10" [--fixed] [--suite] [--first 1] [--target DIR]
 * With `--suite` each process runs all benchmarks (of criterion), as those do that measure suite by suite.
 * A variant is the extra work in percent (SLOW_PCT), and after `@` a feature of the crate that only moves the binary's layout.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BuiltTarget, benchTargets, build } from '../src/bench/cargo.js';
import { DEFAULT_FEATURES } from '../src/bench/features.js';
import { type Benchmark, type Harness, harnessOf, runBenchmark } from '../src/bench/harness.js';
import { shuffled } from '../src/bench/link-command.js';
import { listBenchmarks } from '../src/bench/list.js';
import { execute } from '../src/bench/process.js';
import { isReading } from '../src/evidence/adapters/reading.js';

interface Binary {
  built: BuiltTarget;
  path: string;
}

type RoundRuns = Map<string, { iters: number[]; times: number[] }>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fixed: { type: 'boolean', default: false },
    suite: { type: 'boolean', default: false },
    first: { type: 'string', default: '1' },
    target: { type: 'string' },
  },
});
const [crate, out, rounds, variantText] = positionals;
if (!crate || !out || !rounds || !variantText)
  throw new Error(
    'usage: npm run bench:gate-collect -- CRATE OUT ROUNDS "0 0 0@pad1 2 5 10" [--fixed] [--first 1]',
  );
const variants = variantText.split(/\s+/).filter((v) => v !== '');
const scratch = mkdtempSync(join(tmpdir(), 'gate-collect-'));
const stopped = new AbortController();
process.once('SIGINT', () => stopped.abort()).once('SIGTERM', () => stopped.abort());
const signal = stopped.signal;
const folder = resolve(crate);

const padOf = (variant: string) => variant.split('@')[1] ?? '';
const percentOf = (variant: string) => variant.split('@')[0]!;

async function buildAll(): Promise<Map<string, Binary>> {
  const binaries = new Map<string, Binary>();
  for (const pad of new Set(variants.map(padOf))) {
    const env = { ...process.env, CARGO_TARGET_DIR: values.target ?? join(scratch, 'target') };
    const at = { side: 'base' as const, features: DEFAULT_FEATURES, folder, env, signal };
    const [target] = await benchTargets(at);
    if (!target) throw new Error(`${folder} has no bench target`);
    const built = await build(at, target, pad ? ['--features', pad] : []);
    binaries.set(pad, { built, path: built.executable });
  }
  return binaries;
}

/** The same seed for all: what differs is then only what the padding moves. */
async function relink(binaries: ReadonlyMap<string, Binary>): Promise<void> {
  const seed = 1 + Math.floor(Math.random() * 2 ** 31);
  for (const [pad, binary] of binaries) {
    if (!binary.built.link)
      throw new Error(
        'rustc did not say how it linked, which it does only while it links: use a new folder for --target, or --fixed',
      );
    const output = join(scratch, `linked-${pad || 'plain'}`);
    const { env, program, args } = shuffled(binary.built.link, seed, output);
    const ended = await execute(program, args, { cwd: folder, env: { ...process.env, ...env }, signal });
    if (ended.code !== 0) throw new Error(`linking failed: ${ended.stderr.slice(0, 500)}`);
    binary.path = output;
  }
}

const shuffledOrder = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ i, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ i }) => i);

async function round(binaries: ReadonlyMap<string, Binary>, harness: Harness, all: readonly Benchmark[]) {
  const runs: RoundRuns[] = variants.map(() => new Map());
  for (const one of all) {
    for (const i of shuffledOrder(variants.length)) {
      const variant = variants[i]!;
      const env = { ...process.env, SLOW_PCT: percentOf(variant) };
      const at = { path: binaries.get(padOf(variant))!.path, cwd: folder, env, signal };
      const read = await runBenchmark(at, harness, one, scratch);
      for (const { benchmark, samples } of read.filter(isReading))
        runs[i]!.set(benchmark, { iters: samples.map(() => 1), times: [...samples] });
    }
  }
  return runs;
}

/** The last of what selects one of criterion's is its name, as a regular expression. */
function wholeSuite(all: readonly Benchmark[]): Benchmark {
  return { name: 'all', select: [...all[0]!.select.slice(0, -1), '.*'] };
}

async function main(): Promise<void> {
  mkdirSync(out!, { recursive: true });
  const binaries = await buildAll();
  const first = { path: binaries.values().next().value!.path, cwd: folder, env: process.env, signal };
  const harness = await harnessOf(first);
  const all = await listBenchmarks(first, harness);
  if (all === null) throw new Error(`${first.path} lists no benchmarks`);
  const measured = values.suite ? [wholeSuite(all)] : all;
  for (let r = Number(values.first); r < Number(values.first) + Number(rounds); r++) {
    if (!values.fixed) await relink(binaries);
    const runs = await round(binaries, harness, measured);
    runs.forEach((own, i) => {
      const file = `${String(r).padStart(4, '0')}-${variants[i]}-${i + 1}.json`;
      writeFileSync(join(out!, file), JSON.stringify(Object.fromEntries(own)));
    });
  }
}

try {
  await main();
} catch (error) {
  if (!signal.aborted) throw error;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
