import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { judgeBundle } from '../../src/gate/bundle.js';
import type { BenchmarkRun, Bundle, Look } from '../../src/model.js';
import { bundleOf, noisy, normalFrom, randomFrom } from './noise.js';

const looks = (planned: number, ...pairs: number[]): Look[] =>
  pairs.map((n) => ({ measurement: 0, pairs: n, planned }));

/** Twelve pairs of which some runs are gone. */
function judged(gone: (run: BenchmarkRun) => boolean, over: Partial<Bundle> = {}, effect = 0) {
  const bundle = bundleOf([noisy('x', effect, 0.005, normalFrom(randomFrom(5)))], 12);
  return judgeBundle(
    { ...bundle, runs: bundle.runs.filter((run) => !gone(run)), ...over },
    DEFAULT_CONFIG.gate,
  );
}
const verdict = (...given: Parameters<typeof judged>) => judged(...given).verdicts[0]!;

test('runs without a partner are said, and nothing is harmless without them', () => {
  const { kind, withinMargin, because } = verdict(({ side, pair }) => side === 'head' && pair % 3 === 0);
  expect({ kind, withinMargin, because }).toEqual({
    kind: 'cannot tell',
    withinMargin: false,
    because: '4 runs of head missing beside 8 that are there',
  });
});

test('what is surely slower without them stays so', () => {
  expect(verdict(({ side, pair }) => side === 'base' && pair % 3 === 0, {}, 0.2)).toMatchObject({
    kind: 'regressed',
    beyondMargin: true,
    because: expect.stringMatching(/^slower by .*; 4 runs of base missing beside 8 that are there$/),
  });
});

test('whole pairs that are gone', () => {
  expect(verdict(({ pair }) => pair >= 10).because).toBe(
    '10 pairs are there, and the measurement says that it looked at 12',
  );
});

test.each<[string, (run: BenchmarkRun) => boolean, readonly Look[]]>([
  ['decided at an earlier look', ({ pair }) => pair >= 6, looks(12, 6, 9, 12)],
  [
    'interrupted within a pair',
    ({ pair, side }) => pair > 10 || (pair === 10 && side === 'head'),
    looks(20, 10),
  ],
  ['interrupted before its turn', ({ pair }) => pair >= 10, looks(20, 11)],
  ['not measured again', () => false, [...looks(12, 12), { measurement: 1, pairs: 20, planned: 20 }]],
])('%s is not missing', (_, gone, given) => {
  expect(verdict(gone, { looks: given }).kind).toBe('unchanged');
});

test('a side that failed half-way is said with the runs that it has', () => {
  const failures = [{ side: 'head' as const, benchmark: null, because: 'exit code 3' }];
  const result = judged(({ side, pair }) => pair > 9 || (side === 'head' && pair === 9), { failures });
  expect(result.verdicts[0]).toMatchObject({
    kind: 'cannot tell',
    because: 'head gave no result after 9 runs: exit code 3',
  });
  expect(result.remarks).toContain('A run of the head side gave no result: exit code 3.');
});

test('what ran on the base and has no run of the head is broken, whether a failure is told or not', () => {
  expect(judged(({ side }) => side === 'head').broken).toEqual(['x']);
});

test('a fixed layout, not whole nanoseconds, is named where it weighs more', () => {
  const bundle = bundleOf([{ benchmark: 'x', pair: () => [1000, 1000] }], 12);
  const [{ because } = { because: '' }] = judgeBundle(
    { ...bundle, layout: 'fixed' },
    DEFAULT_CONFIG.gate,
  ).verdicts;
  expect(because).toMatch('the binaries differ in layout');
});
