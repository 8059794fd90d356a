import type { Reading } from '../../src/evidence/adapters/reading.js';
import { whyImpossible, writableName } from '../../src/evidence/impossible.js';
import { EVIDENCE_LIMITS } from '../../src/model.js';
import { bundle, MANIFEST, RESULT, RUN, read } from './written-bundle.js';

type Files = ReadonlyMap<string, string>;

const manyRuns = (count: number): Files =>
  bundle(
    MANIFEST,
    Array.from({ length: count }, () => '{}'),
  );
const manyBenchmarks = (...perRun: number[]): Files =>
  bundle(
    MANIFEST,
    perRun.map((count, order) => ({
      ...RUN,
      order,
      results: Array.from({ length: count }, (_, i) => ({ ...RESULT, benchmark: `${order}/${i}` })),
    })),
  );
const samples = (given: unknown): Files =>
  bundle(MANIFEST, [{ ...RUN, results: [{ ...RESULT, samples: given }] }]);
const zeros = (count: number) => Array.from({ length: count }, () => 0);

test.each<[string, Files]>([
  ['as many benchmarks as may be', manyBenchmarks(5_000, 5_000)],
  ['as many samples in one run', samples(zeros(EVIDENCE_LIMITS.samples))],
  ['the largest value', samples([EVIDENCE_LIMITS.value])],
])('%s', (_, files) => {
  expect(read(files)).toMatchObject({ kind: 'measured' });
});

test.each<[string, Files, RegExp]>([
  ['more runs', manyRuns(EVIDENCE_LIMITS.runs + 1), /^it has 400001 runs, more than 400000$/],
  ['no more runs, of which the first is none', manyRuns(EVIDENCE_LIMITS.runs), /^runs\.jsonl line 1: /],
  ['more benchmarks', manyBenchmarks(5_000, 5_001), /^it has 10001 benchmarks, more than 10000$/],
  ['more benchmarks in one run', manyBenchmarks(10_001), /^runs\.jsonl line 1: results/],
  ['more samples in one run', samples(zeros(EVIDENCE_LIMITS.samples + 1)), /must hold 1 to 10000 numbers/],
  ['a number for samples', samples(5), /must be an array of numbers/],
  [
    'a larger value',
    samples([EVIDENCE_LIMITS.value * 2]),
    /`x` has the impossible value 2000000000000000 ns/,
  ],
  ['a line that is null', bundle(MANIFEST, ['null']), /^runs\.jsonl line 1: /],
  ['a line that is a number', bundle(MANIFEST, ['7']), /^runs\.jsonl line 1: /],
  ['a line that is a text', bundle(MANIFEST, ['"tool"']), /^runs\.jsonl line 1: /],
])('refused: %s', (_, files, reason) => {
  expect(read(files)).toMatchObject({ kind: 'refused', reason: expect.stringMatching(reason) });
});

describe('what a tool printed', () => {
  const why = (over: Partial<Reading>) =>
    whyImpossible({ benchmark: 'x', measure: 'time', unit: 'ns', samples: [1], ...over });

  test.each<[string, Partial<Reading>]>([
    ['a name', {}],
    ['the longest name', { benchmark: 'n'.repeat(EVIDENCE_LIMITS.nameCharacters) }],
    ['as many samples as may be', { samples: zeros(EVIDENCE_LIMITS.samples) }],
    ['the ends of what a value may be', { samples: [0, EVIDENCE_LIMITS.value] }],
  ])('%s', (_, over) => {
    expect(why(over)).toBeNull();
  });

  test.each<[string, Partial<Reading>]>([
    ['has a name of 0 characters, where 1 to 200 may be', { benchmark: '' }],
    ['has a name of 201 characters, where 1 to 200 may be', { benchmark: 'n'.repeat(201) }],
    ['has control characters in its name', { benchmark: 'a\nb' }],
    ['has the measure "rate" in "ns"; it goes with "per-second"', { measure: 'rate' }],
    ['has 0 samples in one run, where 1 to 10000 may be', { samples: [] }],
    ['has 10001 samples in one run, where 1 to 10000 may be', { samples: zeros(10_001) }],
    ['has the impossible value -1 ns', { samples: [1, -1] }],
    ['has the impossible value 2000000000000000 ns', { samples: [2e15] }],
    ['has the impossible value NaN', { measure: 'exact', unit: 'count', samples: [Number.NaN] }],
  ])('%s', (words, over) => {
    expect(why(over)).toBe(words);
  });

  test('of a name that no bundle can hold, what a person still knows it by', () => {
    expect(writableName('a\nb')).toBe('a\ufffdb');
    expect(writableName('')).toBe('\ufffd');
    expect(writableName('n'.repeat(300))).toHaveLength(EVIDENCE_LIMITS.nameCharacters);
  });
});

test('more samples in all of the runs together', () => {
  const line = JSON.stringify({ ...RUN, order: 'ORDER', results: [{ ...RESULT, samples: zeros(10_000) }] });
  const runs = Array.from({ length: 1001 }, (_, order) => line.replace('"ORDER"', String(order)));
  const reason = 'it has 10010000 samples, more than 10000000';
  expect(read(bundle(MANIFEST, runs))).toMatchObject({ kind: 'refused', reason });
});

describe('looks', () => {
  const looks = (...given: [measurement: number, pairs: number, planned: number][]) =>
    read(
      bundle(
        {
          ...MANIFEST,
          looks: given.map(([measurement, pairs, planned]) => ({ measurement, pairs, planned })),
        },
        [RUN, { ...RUN, side: 'head', order: 1 }],
      ),
    ).kind;

  test.each<[string, string, ...Parameters<typeof looks>]>([
    ['one after the other', 'measured', [0, 4, 9], [0, 9, 9], [1, 12, 20]],
    ['that add no pairs', 'refused', [0, 4, 9], [0, 4, 9]],
    ['of a measurement before the last', 'refused', [1, 4, 9], [0, 9, 9]],
    ['at the end of the plan', 'measured', [0, 9, 9]],
  ])('%s: %s', (_, kind, ...given) => {
    expect(looks(...given)).toBe(kind);
  });
});
