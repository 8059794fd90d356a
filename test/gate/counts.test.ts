import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { judgeBundle } from '../../src/gate/bundle.js';
import type { Bundle, Measure } from '../../src/model.js';
import { emptyBundle } from './noise.js';

/** Instructions or allocations, by pair. */
function counted(measure: Measure, base: readonly number[], head: readonly number[]): Bundle {
  const looks = [{ measurement: 0, pairs: base.length, planned: base.length }];
  const runs = base.flatMap((value, pair) =>
    [
      { side: 'base' as const, samples: [value] },
      { side: 'head' as const, samples: [head[pair]!] },
    ].map((run, i) => ({
      ...run,
      benchmark: 'x',
      measure,
      unit: 'count' as const,
      pair,
      order: 2 * pair + i,
    })),
  );
  return { ...emptyBundle(base.length), runs, looks };
}

const verdict = (...given: Parameters<typeof counted>) =>
  judgeBundle(counted(...given), DEFAULT_CONFIG.gate).verdicts[0]!;

/** Floor 1 %, margin 5 %. */
describe('a count that is the same in every run', () => {
  test.each([
    { base: 100, head: 100, kind: 'unchanged', beyondMargin: false, withinMargin: true },
    { base: 100, head: 101, kind: 'regressed', beyondMargin: false, withinMargin: true },
    { base: 100, head: 105, kind: 'regressed', beyondMargin: false, withinMargin: true },
    { base: 100, head: 106, kind: 'regressed', beyondMargin: true, withinMargin: false },
    { base: 100, head: 99, kind: 'improved', beyondMargin: false, withinMargin: true },
    { base: 0, head: 0, kind: 'unchanged', beyondMargin: false, withinMargin: true },
    { base: 0, head: 1, kind: 'regressed', beyondMargin: true, withinMargin: false },
    { base: 3, head: 0, kind: 'improved', beyondMargin: false, withinMargin: true },
  ])('$base before and $head after is $kind', ({ base, head, ...expected }) => {
    for (const pairs of [1, 3]) {
      const found = verdict('exact', Array(pairs).fill(base), Array(pairs).fill(head));
      expect(found).toMatchObject({ ...expected, base, head, pairs });
    }
  });

  test('says so', () => {
    expect(verdict('exact', [7], [7]).because).toBe('exactly equal in 1 run of each side');
    expect(verdict('exact', [7, 7], [9, 9]).because).toBe('7 before, 9 after, in every run');
    expect(verdict('exact', [0, 0], [2, 2])).toMatchObject({
      because: '0 before, 2 after, in every run',
      effect: null,
      interval: null,
    });
    expect(verdict('exact', [0], [0])).toMatchObject({ effect: 0, interval: [0, 0] });
  });
});

describe('a count that varies by itself', () => {
  // Runs of one side differ by 2 %: with the floor, 3 % are no change.
  const base = [1000, 1020, 1000, 1000];
  const times = (factor: number) => base.map((value) => value * factor);

  test.each<[string, Measure]>([
    ['instructions', 'instructions'],
    ['allocations', 'exact'],
  ])('%s are judged by what they differ by between runs of one side', (_, measure) => {
    expect(verdict(measure, base, times(1))).toMatchObject({
      kind: 'unchanged',
      withinMargin: true,
      because: 'runs of one side differ by up to 2 % in 4 runs; floor 1 %',
    });
    expect(verdict(measure, base, times(1.025)).kind).toBe('unchanged');
    expect(verdict(measure, base, times(1.04))).toMatchObject({ kind: 'regressed', beyondMargin: false });
    expect(verdict(measure, base, times(1.06))).toMatchObject({ kind: 'regressed', beyondMargin: true });
    expect(verdict(measure, base, times(0.96)).kind).toBe('improved');
  });

  test('its interval is that difference around the change', () => {
    const { effect, interval, differences } = verdict('instructions', base, times(1.04));
    expect(effect).toBeCloseTo(0.04, 12);
    expect(interval![1] - effect!).toBeCloseTo(effect! - interval![0], 12);
    expect(interval![1] - effect!).toBeCloseTo(0.0208, 12);
    for (const difference of differences) expect(difference).toBeCloseTo(0.04, 12);
  });

  test('is surely within the margin only with its whole difference', () => {
    expect(verdict('instructions', base, times(1.029))).toMatchObject({
      kind: 'unchanged',
      withinMargin: true,
    });
    expect(verdict('instructions', base, times(1.035))).toMatchObject({
      kind: 'regressed',
      withinMargin: false,
    });
  });

  test('by more than the margin cannot tell', () => {
    const found = verdict('instructions', [1000, 1080, 1000], [1000, 1000, 1000]);
    expect(found).toMatchObject({ kind: 'cannot tell', beyondMargin: false, withinMargin: false });
  });

  test('one side that varies is enough', () => {
    expect(verdict('exact', [100, 100, 100], [100, 103, 100]).because).toMatch(/^runs of one side differ/);
    expect(verdict('exact', [100, 103, 100], [100, 100, 100]).because).toMatch(/^runs of one side differ/);
  });

  test('can grow from nothing only', () => {
    expect(verdict('instructions', [0, 0, 5], [0, 5, 5])).toMatchObject({
      kind: 'regressed',
      beyondMargin: true,
      effect: null,
    });
    expect(verdict('instructions', [5, 0, 5], [5, 5, 5]).differences).toEqual([0, 0, 0]);
  });
});

test.each([
  [1, 'cannot tell'],
  [2, 'unchanged'],
])('instructions of %p runs of each side: %s', (runs, kind) => {
  const found = verdict('instructions', Array(runs).fill(1000), Array(runs).fill(1000));
  expect(found.kind).toBe(kind);
  if (runs === 1)
    expect(found.because).toBe('one run per side says nothing about how much the count varies by itself');
});
