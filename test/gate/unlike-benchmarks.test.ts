import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { isUnfit, judgeBundle } from '../../src/gate/bundle.js';
import { gate } from '../../src/gate/gate.js';
import type { BenchmarkRun, Bundle, Toolchain, Verdict } from '../../src/model.js';
import { type Behaviour, bundleOf, noisy, normalFrom, randomFrom } from './noise.js';

const THRESHOLDS = DEFAULT_CONFIG.gate;
const steady = (benchmark: string): Behaviour => noisy(benchmark, 0, 0.002, normalFrom(randomFrom(11)));

/** Every run differs from its neighbour of the same side in the way that the control looks for; `slow` are the runs that do. */
function twoSpeeds(benchmark: string, slow: readonly number[] = [1, 2]): Behaviour {
  const { pair } = steady(benchmark);
  return {
    benchmark,
    pair: (i) => pair(i).map((x) => x * (slow.includes(i % 4) ? 1.3 : 1)) as [number, number],
  };
}

const changed = (bundle: Bundle, change: (run: BenchmarkRun) => Partial<BenchmarkRun>): Bundle => ({
  ...bundle,
  runs: bundle.runs.map((run) => ({ ...run, ...change(run) })),
});
const of = (bundle: Bundle, benchmark: string): Verdict =>
  judgeBundle(bundle, THRESHOLDS).verdicts.find((v) => v.benchmark === benchmark)!;

describe('the comparison of each side with itself', () => {
  test.each([
    ['later runs of a pair of runs slower', [1, 2]],
    ['earlier ones slower', [0, 3]],
  ])('alarms: %s', (_, slow) => {
    const bundle = bundleOf([twoSpeeds('x', slow)], 20);
    expect(isUnfit(bundle, THRESHOLDS)).toBe(true);
    expect(of(bundle, 'x').kind).toBe('cannot tell');
  });

  test.each<[string, (run: BenchmarkRun) => Partial<BenchmarkRun>]>([
    ['counts', () => ({ measure: 'instructions', unit: 'count' })],
    ['what is no fair comparison', ({ side, pair }) => ({ order: pair + (side === 'base' ? 0 : 1000) })],
  ])('leaves out %s', (_, change) => {
    const bundle = changed(bundleOf([twoSpeeds('odd'), steady('x')], 20), (run) =>
      run.benchmark === 'odd' ? change(run) : {},
    );
    expect(isUnfit(bundle, THRESHOLDS)).toBe(false);
    const { control, verdicts } = judgeBundle(bundle, THRESHOLDS);
    expect(control).toEqual({ alarms: 0, of: 1 });
    expect(verdicts.map(({ kind }) => kind)).toEqual(['cannot tell', 'unchanged']);
  });

  test('names three of those that alarm', () => {
    const remark = (count: number) =>
      judgeBundle(
        bundleOf(
          Array.from({ length: count }, (_, i) => twoSpeeds(`b${i}`)),
          20,
        ),
        THRESHOLDS,
      ).remarks[0];
    expect(remark(3)).toMatch(/differs in `b0`, `b1`, `b2`$/);
    expect(remark(4)).toMatch(/differs in `b0`, `b1`, `b2` and 1 more$/);
  });
});

describe('what cannot be compared', () => {
  const bundle = bundleOf([steady('x'), steady('y')], 12);

  test('a failure is that of its own benchmark', () => {
    const failures = [{ side: 'head' as const, benchmark: 'y', because: 'exit code 3' }];
    const runs = bundle.runs.filter(({ side, benchmark }) => side === 'base' || benchmark === 'y');
    expect(of({ ...bundle, runs, failures }, 'x').because).toBe('only base has this benchmark');
  });

  test.each(['base', 'head'])('a time of zero on %s', (side) => {
    const zero = changed(bundle, (run) =>
      run.side === side && run.benchmark === 'x' ? { samples: [0] } : {},
    );
    expect(of(zero, 'x').because).toBe('a time of zero cannot be compared');
    expect(of(zero, 'y').kind).toBe('unchanged');
  });

  test.each(['base', 'head'])('all runs of %s first', (first) => {
    const apart = changed(bundle, ({ side, order }) => ({ order: side === first ? order : order + 1000 }));
    expect(of(apart, 'x').because).toMatch('drift of the machine');
  });

  test.each<[string, Partial<BenchmarkRun>]>([
    ['unit', { unit: 'per-second' }],
    ['measure', { measure: 'rate' }],
  ])('runs that do not agree on the %s', (_, other) => {
    const mixed = changed(bundle, ({ pair }) => (pair === 7 ? other : {}));
    expect(of(mixed, 'x')).toMatchObject({
      kind: 'cannot tell',
      because: 'its runs do not agree on the unit',
    });
  });
});

test('a small loss that is sure stays so where slow runs make the mean larger', () => {
  const { pair } = noisy('x', 0.03, 0.002, normalFrom(randomFrom(7)));
  const sometimes = (i: number): [number, number] => [pair(i)[0], pair(i)[1] * (i % 5 === 0 ? 1.5 : 1)];
  const names = ['x', 'a', 'b', 'c'];
  const found = of(
    bundleOf(
      names.map((benchmark) => ({ benchmark, pair: sometimes })),
      20,
    ),
    'x',
  );
  expect(found).toMatchObject({ kind: 'regressed', withinMargin: false });
  expect(found.because).toMatch(/^in 4 of 20 pairs head is slower by more than 5 %/);
});

test.each<[string, Partial<Toolchain>, string | null]>([
  ['none', {}, null],
  ['one', { rustc: 'rustc 1.96.0' }, 'The sides differ in rustc; its effect is part of the change.'],
  ['another', { flags: '-C lto' }, 'The sides differ in flags; its effect is part of the change.'],
  [
    'two',
    { flags: '-C lto', cargoLock: 'f'.repeat(64) },
    'The sides differ in flags and Cargo.lock; their effect is part of the change.',
  ],
  [
    'three',
    { rustc: 'rustc 1.96.0', flags: '-C lto', cargoLock: 'f'.repeat(64) },
    'The sides differ in rustc, flags and Cargo.lock; their effect is part of the change.',
  ],
])('differences of the toolchain: %s', (_, head, said) => {
  const bundle = bundleOf([steady('x')], 12);
  const { remarks } = judgeBundle(
    { ...bundle, headToolchain: { ...bundle.headToolchain, ...head } },
    THRESHOLDS,
  );
  expect(remarks).toEqual(said === null ? [] : [said]);
});

describe('measurements that share no benchmark', () => {
  const origin = { workflowRunId: 1, headSha: 'a'.repeat(40), url: '', distrust: null };
  const both = (bundle: Bundle, later: Bundle) =>
    gate({ kind: 'measured', bundle, later: [later], origin }, DEFAULT_CONFIG);
  const counts = changed(bundleOf([steady('count')], 12), () => ({
    measure: 'exact',
    unit: 'count',
    samples: [7],
  }));
  const times = bundleOf([steady('time')], 12);

  test('have one control, where there is any', () => {
    expect(both(counts, times).control).toEqual({ alarms: 0, of: 1 });
    expect(
      both(
        counts,
        changed(counts, () => ({ benchmark: 'other' })),
      ).control,
    ).toBeNull();
  });

  test('say once what no further pairs would decide', () => {
    expect(both(counts, { ...times, layout: 'fixed' }).stuck).toMatchObject({ benchmarks: ['time'] });
    expect('stuck' in both(counts, times)).toBe(false);
  });
});

test('a gain that was found early leaves the others as much error to spend as a loss', () => {
  const looks = [6, 12].map((pairs) => ({ measurement: 0, pairs, planned: 12 }));
  const beside = (effect: number) => {
    const normal = normalFrom(randomFrom(4));
    const decided = ['a', 'b', 'c'].map((name) => noisy(name, effect, 0.002, normal));
    const bundle = bundleOf([...decided, noisy('late', 0, 0.002, normal)], 12, looks);
    const runs = bundle.runs.filter(({ benchmark, pair }) => benchmark === 'late' || pair < 6);
    return of({ ...bundle, runs }, 'late').interval![1];
  };
  expect(beside(-0.2)).toBeCloseTo(beside(0.2), 12);
  expect(beside(0)).toBeGreaterThan(beside(0.2));
});
