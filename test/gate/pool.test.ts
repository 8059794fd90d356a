import { readBundle } from '../../src/evidence/read.js';
import { judgeBundle } from '../../src/gate/bundle.js';
import { gate } from '../../src/gate/gate.js';
import { addPairs, pooled } from '../../src/gate/pool.js';
import type { Bundle, Config, GateResult } from '../../src/model.js';
import { recordedBundle } from '../evidence/bind-evidence.js';

const first = readBundle(new Map(Object.entries(recordedBundle('trie-cache'))));
const THRESHOLDS = { floor: 0.01, margin: 0.05 };
const only = (bundle: Bundle, benchmark: string): Bundle => ({
  ...bundle,
  runs: bundle.runs.filter((run) => run.benchmark === benchmark),
});

test('pairs are added, and every look of the second measurement is a further look at all', () => {
  const second = {
    ...only(first, 'state/root'),
    looks: [
      { measurement: 0, pairs: 6, planned: 14 },
      { measurement: 0, pairs: 14, planned: 14 },
    ],
  };
  const merged = addPairs(first, second);
  expect(merged.looks.slice(first.looks.length)).toEqual([
    { measurement: 1, pairs: 20, planned: 28 },
    { measurement: 1, pairs: 28, planned: 28 },
  ]);
  const pairs = (benchmark: string) =>
    judgeBundle(merged, THRESHOLDS).verdicts.find((v) => v.benchmark === benchmark)!.pairs;
  expect([pairs('state/root'), pairs('trie/seek')]).toEqual([28, 14]);
  expect(new Set(merged.runs.map(({ side, pair, benchmark }) => `${side} ${pair} ${benchmark}`)).size).toBe(
    merged.runs.length,
  );
});

test('what was decided and is not measured again keeps its verdict', () => {
  const before = judgeBundle(first, THRESHOLDS).verdicts.find((v) => v.benchmark === 'trie/seek');
  const after = judgeBundle(addPairs(first, only(first, 'state/root')), THRESHOLDS);
  expect(after.verdicts.find((v) => v.benchmark === 'trie/seek')).toEqual(before);
});

test('a fourth measurement again has nothing left to spend', () => {
  let merged = first;
  for (let i = 0; i < 3; i++) merged = addPairs(merged, first);
  expect(judgeBundle(merged, THRESHOLDS).verdicts.some((v) => v.kind !== 'cannot tell')).toBe(true);
  expect(judgeBundle(addPairs(merged, first), THRESHOLDS).remarks[0]).toMatch('measured so often');
});

test.each<[string, Partial<Bundle>, RegExp]>([
  ['another head', { headSha: 'c'.repeat(40) }, /other commits/],
  ['another base', { mergeBase: 'c'.repeat(40) }, /other commits/],
  [
    'no runs',
    { runs: [], failures: [{ side: 'base', benchmark: null, because: 'it does not build' }] },
    /does not build/,
  ],
  ['two machines', { headMachine: { ...first.headMachine, cpu: 'other' } }, /different machines/],
])('%s adds nothing', (_name, over, reason) => {
  expect(() => addPairs(first, { ...first, ...over })).toThrow(reason);
});

test('pooled pairs have a fixed layout as soon as some of them do', () => {
  expect(addPairs({ ...first, layout: 'shuffled' }, { ...first, layout: 'fixed' }).layout).toBe('fixed');
  expect(addPairs({ ...first, layout: 'fixed' }, { ...first, layout: 'shuffled' }).layout).toBe('fixed');
});

/** Ten pairs of one benchmark, the head slower by `slower`. */
function measuredBundle(slower: number, speedOf: (pair: number) => number = () => 100): Bundle {
  const runs = Array.from({ length: 10 }, (_, pair) => {
    const speed = speedOf(pair) * (1 + 0.0005 * ((pair * 7) % 5));
    const of = { benchmark: 'x', measure: 'time' as const, unit: 'ns' as const, pair };
    const head = speed * (1 + slower) * (1 + 0.0005 * (pair % 3));
    return [
      { ...of, side: 'base' as const, order: 2 * pair, samples: [speed] },
      { ...of, side: 'head' as const, order: 2 * pair + 1, samples: [head] },
    ];
  });
  return {
    ...first,
    layout: 'same',
    looks: [{ measurement: 0, pairs: 10, planned: 10 }],
    runs: runs.flat(),
    failures: [],
  };
}

/** Every run differs from its neighbour of the same side in the way that the control looks for. */
const twoSpeeds = () => measuredBundle(0, (pair) => ([0, 3].includes(pair % 4) ? 100 : 130));

const SLOW = measuredBundle(0.08);
const SAME = measuredBundle(0);
const judged = (...all: Bundle[]) => {
  const [bundle, ...later] = all;
  const origin = { workflowRunId: 1, headSha: first.headSha, url: '', distrust: null };
  return gate({ kind: 'measured', bundle: bundle!, later, origin }, { gate: THRESHOLDS } as Config);
};

test('measuring again until it is green does not make it green: all pairs count', () => {
  expect(judged(SLOW).verdicts[0]).toMatchObject({ kind: 'regressed', beyondMargin: true });
  expect(judged(SAME).verdicts[0]).toMatchObject({ kind: 'unchanged', pairs: 10 });
  const both = judged(SLOW, SAME).verdicts[0]!;
  expect(both).toMatchObject({ pairs: 20, withinMargin: false });
  expect(both.effect).toBeGreaterThan(0.02);
});

test('what is measured after all error is spent decides nothing, and takes no verdict away', () => {
  const fifth = judged(SLOW, SLOW, SLOW, SLOW, SAME);
  expect(fifth.verdicts).toEqual(judged(SLOW, SLOW, SLOW, SLOW).verdicts);
  expect(fifth.remarks.at(-1)).toMatch(/Measurement 5 of this commit adds nothing: a further look/);
});

const named = (bundle: Bundle, benchmark: string): Bundle => ({
  ...bundle,
  runs: bundle.runs.map((run) => ({ ...run, benchmark })),
});

test('what each crate of a workspace measured for itself is judged apart: a fifth one is no further look', () => {
  const crates = ['a', 'b', 'c', 'd'].map((name) => named(SAME, name));
  const { verdicts, remarks } = judged(...crates, named(SLOW, 'e'));
  expect(verdicts.map(({ benchmark, kind }) => `${benchmark} ${kind}`)).toEqual([
    'a unchanged',
    'b unchanged',
    'c unchanged',
    'd unchanged',
    'e regressed',
  ]);
  expect(remarks).toEqual([]);
});

test('what is judged apart shares the error of the pull request: two crates are judged as two benchmarks of one', () => {
  const limits = ({ verdicts }: GateResult) => verdicts.map(({ interval }) => interval![1] - interval![0]);
  const crates = ['a', 'b', 'c', 'd'].map((name) => named(SAME, name));
  const [alone] = limits(judged(SAME));
  const widths = crates.map((_, i) => limits(judged(...crates.slice(0, i + 1)))[0]!);
  expect(widths[0]).toBe(alone);
  for (let i = 1; i < widths.length; i++) expect(widths[i]).toBeGreaterThan(widths[i - 1]!);
});

test('of what shares a benchmark all looks count, whatever was measured between', () => {
  const fifth = judged(SLOW, named(SAME, 'y'), SLOW, SLOW, SLOW, SAME);
  const of = (name: string) => fifth.verdicts.find(({ benchmark }) => benchmark === name);
  expect(of('x')).toMatchObject({
    kind: 'regressed',
    pairs: judged(SLOW, SLOW, SLOW, SLOW).verdicts[0]!.pairs,
  });
  expect(of('y')).toMatchObject({ kind: 'unchanged', pairs: 10 });
  expect(fifth.remarks).toContainEqual(expect.stringMatching(/adds nothing: a further look/));
});

test('a measurement that does not build stands beside the one that did', () => {
  const failed = {
    ...SAME,
    runs: [],
    failures: [{ side: 'base' as const, benchmark: null, because: 'it does not build' }],
  };
  expect(judged(failed, SAME).verdicts).toEqual(judged(SAME).verdicts);
  expect(judged(failed).verdicts).toEqual([]);
});

test('a machine that was unfit does not spoil the measurement after it', () => {
  const unfit = twoSpeeds();
  expect(judged(unfit)).toMatchObject({ control: { alarms: 1 }, verdicts: [{ kind: 'cannot tell' }] });
  const { verdicts, remarks } = judged(unfit, SAME);
  expect(verdicts).toEqual(judged(SAME).verdicts);
  expect(remarks).toEqual([expect.stringMatching(/1 of 2 measurements .* unfit, and were left out/)]);
});

test('a first measurement on two machines is left out, and said', () => {
  const torn = { ...SLOW, headMachine: { ...SLOW.headMachine, cpu: 'other' } };
  const { bundle, problems } = pooled([torn, SAME]);
  expect(bundle).toEqual(SAME);
  expect(problems).toEqual([expect.stringMatching(/Measurement 1 .*different machines/)]);
  expect(pooled([torn]).bundle).toEqual(torn);
});

test('bundles with more runs than a call takes arguments are added', () => {
  const many = Array.from({ length: 5_000 }, (_, i) =>
    SAME.runs.map((run) => ({ ...run, benchmark: `b${i}` })),
  );
  const wide = { ...SAME, runs: many.flat() };
  expect(addPairs(wide, wide).runs).toHaveLength(200_000);
});
