import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Measurement, measure, type Step } from '../../src/bench/measure.js';
import { Recorder } from '../../src/bench/recorder.js';
import { RunFailed, type Workload } from '../../src/bench/workload.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { readBundle } from '../../src/evidence/read.js';
import type { Layout, Side } from '../../src/model.js';
import { MACHINE, normalFrom, randomFrom } from '../gate/noise.js';
import { scratchFolder } from '../scratch.js';

const SIDE = { machine: MACHINE, rustc: 'rustc 1.95.0', flags: '', cargoLock: null };
const SUBJECT = {
  version: 1 as const,
  mergeBase: 'b'.repeat(40),
  base: { ...SIDE, sha: 'b'.repeat(40) },
  head: { ...SIDE, sha: 'a'.repeat(40) },
};

interface Fake {
  /** Nanoseconds; throws for a run that fails. */
  time(side: Side, benchmark: string): number;
  benchmarks?: Partial<Record<Side, string[]>>;
  names?: string[];
  layout?: Layout;
  ignored?(side: Side, benchmark: string): boolean;
  /** What one run of a benchmark measures, by the names in its results: the benchmark alone unless said. */
  within?(benchmark: string): string[];
}

async function measured(fake: Fake, over: Partial<Measurement> = {}) {
  const folder = join(scratchFolder(), 'bundle');
  const recorder = await Recorder.create(folder);
  const names = fake.names ?? ['x'];
  const ran: string[] = [];
  const steps: Step[] = [];
  const short: number[] = [];
  let seed = 0;
  const workload: Workload = {
    layout: fake.layout ?? 'shuffled',
    benchmarks: { base: names, head: names, ...fake.benchmarks },
    prepare: async () => ++seed,
    run: async (side, benchmark) => {
      ran.push(`${side} ${benchmark}`);
      if (fake.ignored?.(side, benchmark!))
        return [{ benchmark: benchmark!, because: 'it is ignored', ignored: true }];
      const within = fake.within?.(benchmark!) ?? [benchmark!];
      return within.map((name) => ({
        benchmark: name,
        measure: 'time',
        unit: 'ns',
        samples: [fake.time(side, name)],
      }));
    },
  };
  let clock = Date.UTC(2026, 10, 22);
  const result = await measure({
    workload,
    subject: SUBJECT,
    recorder,
    thresholds: DEFAULT_CONFIG.gate,
    effort: { pairs: 12 },
    signal: new AbortController().signal,
    now: () => {
      clock += 1000;
      return new Date(clock);
    },
    load: () => 0.5,
    onStep: (step) => steps.push(step),
    onShortBudget: (pairs) => short.push(pairs),
    ...over,
  });
  const file = (name: string) => readFileSync(join(folder, name), 'utf8');
  const bundle = readBundle(new Map(['manifest.json', 'runs.jsonl'].map((name) => [name, file(name)])));
  return {
    result,
    bundle,
    ran,
    steps,
    short,
    folder,
    lines: file('runs.jsonl')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((l) => JSON.parse(l)),
  };
}

const kinds = (result: { verdicts: readonly { benchmark: string; kind: string }[] }) =>
  result.verdicts.map((v) => [v.benchmark, v.kind]);

test('benchmark by benchmark in adjacent pairs, sides in turn', async () => {
  const { ran, lines } = await measured({ time: () => 100, names: ['x', 'y'] }, { effort: { pairs: 2 } });
  expect(ran).toEqual(['base x', 'head x', 'base y', 'head y', 'head x', 'base x', 'head y', 'base y']);
  expect(lines.map((l) => [l.order, l.pair, l.layoutSeed])).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [i, i < 4 ? 0 : 1, i < 4 ? 1 : 2]),
  );
});

test('what is decided early gets no further pairs, and the bundle gives the same verdicts again', async () => {
  const normal = normalFrom(randomFrom(11));
  const time = (side: Side, name: string) =>
    1000 *
    (name === 'clear' && side === 'head' ? 1.3 : 1) *
    Math.exp((name === 'wild' ? 0.2 : 0.003) * normal());
  const { result, bundle, steps } = await measured({ time, names: ['clear', 'wild'] });
  expect(kinds(result)).toEqual([
    ['clear', 'regressed'],
    ['wild', 'cannot tell'],
  ]);
  expect(bundle.looks.map((l) => l.pairs)).toEqual([6, 9, 12]);
  expect(bundle.runs.filter((r) => r.benchmark === 'clear')).toHaveLength(12);
  expect(bundle.runs.filter((r) => r.benchmark === 'wild')).toHaveLength(24);
  expect(steps.at(-1)).toMatchObject({
    pair: 11,
    pairs: 12,
    benchmark: 'wild',
    secondsLeft: expect.any(Number),
  });
});

test('a run that measures several under other names goes on while one of them is undecided', async () => {
  const normal = normalFrom(randomFrom(11));
  const { bundle } = await measured({
    time: (side, name) =>
      1000 * (side === 'head' ? 1.3 : 1) * Math.exp((name === 'shared::t=2' ? 0.5 : 0.003) * normal()),
    names: ['clear', 'shared'],
    within: (name) => (name === 'shared' ? ['shared::t=1', 'shared::t=2'] : [name]),
  });
  const runs = (name: string) => bundle.runs.filter((r) => r.benchmark === name).length;
  expect(['clear', 'shared::t=1', 'shared::t=2'].map(runs)).toEqual([12, 24, 24]);
});

test('it stops when everything is decided', async () => {
  const normal = normalFrom(randomFrom(12));
  const { bundle } = await measured({
    time: (side) => (side === 'head' ? 1.5 : 1) * Math.exp(0.002 * normal()),
  });
  expect(bundle.looks).toEqual([{ measurement: 0, pairs: 6, planned: 12 }]);
});

test('what no number of pairs would decide is given up after six, and the others go on', async () => {
  const normal = normalFrom(randomFrom(14));
  const time = (side: Side, name: string) =>
    1000 *
    (name === 'slower' && side === 'head' ? 1.09 : 1) *
    Math.exp((name === 'slower' ? 0.01 : 0.0003) * normal());
  const { result, bundle } = await measured(
    { time, names: ['same', 'slower'], layout: 'fixed' },
    { effort: { pairs: 60 } },
  );
  const pairs = (name: string) => bundle.runs.filter((r) => r.benchmark === name).length / 2;
  expect(pairs('same')).toBe(6);
  expect(pairs('slower')).toBeGreaterThan(6);
  expect(result.stuck?.benchmarks).toContain('same');
  expect(bundle.looks[0]).toEqual({ measurement: 0, pairs: 30, planned: 60 });
});

test('a benchmark that panics is said and not tried again; the others go on', async () => {
  const time = (side: Side, name: string) => {
    if (name === 'bad' && side === 'head') throw new RunFailed('exit code 101: thread main panicked');
    return 100;
  };
  const { result, ran } = await measured({ time, names: ['bad', 'good'] }, { effort: { pairs: 6 } });
  expect(ran.filter((r) => r === 'head bad')).toHaveLength(1);
  expect(result.verdicts.find((v) => v.benchmark === 'bad')).toMatchObject({
    kind: 'cannot tell',
    because: 'no result on head: exit code 101: thread main panicked',
  });
  expect(result.verdicts.find((v) => v.benchmark === 'good')?.pairs).toBe(6);
});

test('one odd value or name costs that benchmark alone, and what is written can be read', async () => {
  const long = 'n'.repeat(201);
  const time = (side: Side, name: string) => (name === 'odd' && side === 'head' ? -3 : 100);
  const { result, bundle, ran } = await measured(
    { time, names: ['one'], within: () => ['odd', 'a\nb', long, 'good'] },
    { effort: { pairs: 6 } },
  );
  expect(ran).toHaveLength(12);
  expect(result.verdicts.find((v) => v.benchmark === 'good')?.pairs).toBe(6);
  expect(bundle.failures.map((f) => [f.side, f.benchmark, f.because])).toEqual([
    ['base', 'a\ufffdb', 'it has control characters in its name'],
    ['base', `${long.slice(0, 199)}…`, 'it has a name of 201 characters, where 1 to 200 may be'],
    ['head', 'odd', 'it has the impossible value -3 ns'],
    ['head', 'a\ufffdb', 'it has control characters in its name'],
    ['head', `${long.slice(0, 199)}…`, 'it has a name of 201 characters, where 1 to 200 may be'],
  ]);
});

test('a benchmark with nothing but odd values is not tried again', async () => {
  const { ran } = await measured({ time: () => 1e300, names: ['x'] }, { effort: { pairs: 6 } });
  expect(ran).toEqual(['base x']);
});

test.each<[string, readonly Side[], readonly (readonly [string, string])[]]>([
  ['both sides is none', ['base', 'head'], [['x', 'unchanged']]],
  [
    'the head alone no longer runs',
    ['head'],
    [
      ['x', 'unchanged'],
      ['slow', 'cannot tell'],
    ],
  ],
  [
    'the base alone came with the change',
    ['base'],
    [
      ['x', 'unchanged'],
      ['slow', 'cannot tell'],
    ],
  ],
])('a benchmark that is ignored on %s', async (_where, ignoring, verdicts) => {
  const { result, ran } = await measured({
    time: () => 100,
    names: ['x', 'slow'],
    ignored: (side, name) => name === 'slow' && ignoring.includes(side),
  });
  expect(kinds(result)).toEqual(verdicts);
  expect(ran.filter((run) => run.endsWith('slow'))).toHaveLength(2);
});

test('a benchmark of one side only', async () => {
  const { result, ran } = await measured(
    { time: () => 100, benchmarks: { head: ['x', 'new'] } },
    { effort: { pairs: 6 } },
  );
  expect(ran).not.toContain('head new');
  expect(result.verdicts.find((v) => v.benchmark === 'new')?.because).toBe(
    'no result on base: only head has this benchmark',
  );
});

test('an interrupt leaves a usable bundle of the pairs that were complete', async () => {
  const abort = new AbortController();
  let runs = 0;
  const time = () => {
    if (++runs === 12) abort.abort();
    return 100 + (runs % 3);
  };
  const { result, bundle } = await measured(
    { time, names: ['x'] },
    { signal: abort.signal, effort: { pairs: 40 } },
  );
  expect(bundle.looks).toEqual([{ measurement: 0, pairs: expect.any(Number), planned: 40 }]);
  expect(result.verdicts[0]!.pairs).toBeGreaterThanOrEqual(5);
});

test('a budget decides the number of pairs by the first', async () => {
  const normal = normalFrom(randomFrom(13));
  const { bundle } = await measured({ time: () => Math.exp(0.3 * normal()) }, { effort: { seconds: 60 } });
  expect(bundle.looks.at(-1)!.pairs).toBe(bundle.looks.at(-1)!.planned);
  expect(bundle.looks.at(-1)!.planned).toBeGreaterThan(6);
});

test('a budget that holds no verdict is said to be exceeded', async () => {
  const { short, bundle } = await measured({ time: () => 100 }, { effort: { seconds: 2 } });
  expect(short).toEqual([6]);
  expect(bundle.looks.at(-1)!.planned).toBe(6);
});

test('an old bundle is never mixed with a new one', async () => {
  const { folder } = await measured({ time: () => 1 }, { effort: { pairs: 1 } });
  await expect(Recorder.create(folder)).rejects.toThrow('it holds something already: name a new folder');
});
