import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Nanoseconds of one iteration, one number for each sample. */
export type Samples = readonly number[];
/** One process run: samples by benchmark. */
export type Run = Readonly<Record<string, Samples>>;

/** A head that was measured: extra work in percent, and after `@` a change of nothing but layout. */
export interface Variant {
  name: string;
  percent: number;
  layout: boolean;
}

export interface Round {
  base: Run;
  /** By variant name; of unchanged code ("0") every run but the base's. */
  heads: ReadonlyMap<string, readonly Run[]>;
}

export interface RunData {
  rounds: readonly Round[];
  benchmarks: readonly string[];
  variants: readonly Variant[];
}

/** Reads `ROUND-VARIANT-ORDER.json` files with `{bench: {iters, times}}`; rounds that were cut short are left out. */
export function readRuns(folder: string): RunData {
  const byRound = new Map<string, Map<string, Run[]>>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const [round, variant] = file.slice(0, -'.json'.length).split('-') as [string, string];
    const variants = byRound.get(round) ?? new Map<string, Run[]>();
    const run = readRun(join(folder, file));
    // A file that was cut short makes its round incomplete.
    if (run === null || variant === undefined) continue;
    byRound.set(round, variants.set(variant, [...(variants.get(variant) ?? []), run]));
  }
  const size = (variants: Map<string, Run[]>) =>
    [...variants.values()].reduce((sum, runs) => sum + runs.length, 0);
  const full = Math.max(...[...byRound.values()].map(size));
  const complete = [...byRound.values()].filter(
    (variants) => size(variants) === full && (variants.get('0')?.length ?? 0) > 0,
  );
  if (complete.length === 0)
    throw new Error(`${folder} holds no complete round with an unchanged run ("ROUND-0-ORDER.json")`);
  const rounds = complete.map((variants) => {
    const [base, ...again] = variants.get('0')!;
    return { base: base!, heads: new Map([...variants, ['0', again]]) };
  });
  return {
    rounds,
    benchmarks: inAll(rounds),
    variants: [...rounds[0]!.heads.keys()].map(toVariant),
  };
}

/** Benchmarks that every run has: one that failed once cannot be compared everywhere. */
function inAll(rounds: readonly Round[]): string[] {
  const runs = rounds.flatMap(({ base, heads }) => [base, ...[...heads.values()].flat()]);
  return Object.keys(rounds[0]!.base)
    .filter((name) => runs.every((run) => (run[name]?.length ?? 0) > 0))
    .sort();
}

type Raw = Record<string, { iters: number[]; times: number[] }>;

/** Null for a file that is no whole JSON; samples that are no positive number are left out. */
function readRun(path: string): Run | null {
  let raw: Raw;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8')) as Raw;
  } catch {
    return null;
  }
  const usable = (x: number) => Number.isFinite(x) && x > 0;
  return Object.fromEntries(
    Object.entries(raw).map(([name, { iters, times }]) => [
      name,
      times.map((time, i) => time / iters[i]!).filter(usable),
    ]),
  );
}

function toVariant(name: string): Variant {
  const [percent, layout] = name.split('@');
  return { name, percent: Number(percent), layout: layout !== undefined };
}

/** A pull request as it could have been: for each round a base run and a head run. */
export interface Pull {
  pairs: readonly { base: Run; head: Run }[];
  /** Earlier base runs, for rules that look at history. */
  history: readonly Run[];
  /** True slow-down of each benchmark in percent; 0 is unchanged. */
  truth: Readonly<Record<string, number>>;
  layout: boolean;
}

/** Pull requests made of disjoint groups of `size` rounds. */
export function* pullsOf(data: RunData, size: number): Generator<Pull & { variant: Variant }> {
  for (let start = 0; start + size <= data.rounds.length; start += size) {
    const group = data.rounds.slice(start, start + size);
    const history = data.rounds.slice(0, start).map((r) => r.base);
    for (const variant of data.variants) {
      const copies = group[0]!.heads.get(variant.name)!.length;
      for (let copy = 0; copy < copies; copy++) {
        const pairs = group.map((r) => ({ base: r.base, head: r.heads.get(variant.name)![copy]! }));
        if (variant.percent === 0)
          yield { pairs, history, variant, layout: variant.layout, truth: everything(data, 0) };
        else yield* oneSlowed(data, group, { pairs, history, variant, layout: variant.layout });
      }
    }
  }
}

const everything = (data: RunData, percent: number) =>
  Object.fromEntries(data.benchmarks.map((b) => [b, percent]));

/** For each benchmark a pull request that slows it alone: the others come from an unchanged run of the same round. */
function* oneSlowed(
  data: RunData,
  group: readonly Round[],
  pull: Omit<Pull, 'truth'> & { variant: Variant },
): Generator<Pull & { variant: Variant }> {
  for (const benchmark of data.benchmarks) {
    const pairs = pull.pairs.map(({ base, head }, i) => {
      const unchanged = group[i]!.heads.get('0')![0] ?? base;
      return { base, head: { ...unchanged, [benchmark]: head[benchmark]! } };
    });
    yield { ...pull, pairs, truth: { ...everything(data, 0), [benchmark]: pull.variant.percent } };
  }
}
