import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { LEAST_PAIRS } from '../../src/gate/bundle.js';
import { gate } from '../../src/gate/gate.js';
import type { Bundle, GateResult, Verdict } from '../../src/model.js';
import { type Behaviour, bundleOf, MACHINE, noisy, normalFrom, randomFrom } from './noise.js';

const ORIGIN = { workflowRunId: 1, headSha: 'a'.repeat(40), url: '', distrust: null };
const judge = (bundle: Bundle): GateResult =>
  gate({ kind: 'measured', bundle, origin: ORIGIN }, DEFAULT_CONFIG);
const of = (result: GateResult, benchmark: string): Verdict =>
  result.verdicts.find((v) => v.benchmark === benchmark)!;

describe('four verdicts', () => {
  const normal = normalFrom(randomFrom(1));
  const bundle = bundleOf(
    [
      noisy('slow', 0.08, 0.01, normal),
      noisy('fast', -0.08, 0.01, normal),
      noisy('same', 0, 0.01, normal),
      noisy('wild', 0, 0.3, normal),
      noisy('little', 0.03, 0.005, normal),
    ],
    12,
  );
  const result = judge(bundle);

  test.each([
    ['slow', 'regressed', true, false],
    ['fast', 'improved', false, true],
    ['same', 'unchanged', false, true],
    ['wild', 'cannot tell', false, false],
    ['little', 'regressed', false, true],
  ])('%s: %s', (benchmark, kind, beyondMargin, withinMargin) => {
    expect(of(result, benchmark)).toMatchObject({ kind, beyondMargin, withinMargin, pairs: 12 });
  });

  test('the interval holds the effect and agrees with the verdict', () => {
    for (const v of result.verdicts) {
      expect(v.interval![0]).toBeLessThan(v.effect!);
      expect(v.interval![1]).toBeGreaterThan(v.effect!);
    }
    expect(of(result, 'slow').interval![0]).toBeGreaterThan(DEFAULT_CONFIG.gate.floor);
    expect(of(result, 'same').interval![1]).toBeLessThan(DEFAULT_CONFIG.gate.margin);
  });

  test('the values shown are as far apart as the effect', () => {
    for (const v of result.verdicts) expect(v.head! / v.base! - 1).toBeCloseTo(v.effect!, 10);
  });

  test('reasons', () => {
    expect(of(result, 'slow').because).toMatch(/^slower by at least [67]\.\d % over 12 pairs/);
    expect(of(result, 'wild').because).toMatch(/needs about \d+ more pairs$/);
    expect(result.method).toMatch('paired log ratios');
    expect(result.control).toEqual({ alarms: 0, of: 5 });
  });

  test('a wilder benchmark needs a larger change to be seen', () => {
    expect(of(result, 'wild').smallestVisible!).toBeGreaterThan(5 * of(result, 'same').smallestVisible!);
  });
});

describe('never red or green by accident', () => {
  const steady = (benchmark: string, ratio: number): Behaviour => ({
    benchmark,
    pair: (i) => [1000 + i, (1000 + i) * ratio],
  });

  test.each([1, 2, 3, LEAST_PAIRS - 1])('%p pairs cannot tell, however large the change', (pairs) => {
    const result = judge(bundleOf([steady('x', 3)], pairs));
    expect(of(result, 'x')).toMatchObject({ kind: 'cannot tell', interval: null, withinMargin: false });
    expect(of(result, 'x').because).toMatch(`at least ${LEAST_PAIRS} pairs`);
  });

  test('zero pairs', () => {
    const bundle = bundleOf([steady('x', 2)], 4);
    const runs = bundle.runs.map((r) => (r.side === 'head' ? { ...r, pair: r.pair + 100 } : r));
    expect(of(judge({ ...bundle, runs }), 'x')).toMatchObject({ kind: 'cannot tell', pairs: 0 });
    expect(judge({ ...bundle, runs: [] })).toMatchObject({
      verdicts: [],
      remarks: ['The bundle holds no benchmark results.'],
    });
  });

  test('a benchmark of one side is said, not judged', () => {
    const bundle = bundleOf([steady('new', 1), steady('old', 1)], 6);
    const runs = bundle.runs.filter((r) => !(r.benchmark === 'new' && r.side === 'base'));
    const failures = [
      { side: 'head' as const, benchmark: 'old', because: 'exit code 101: index out of bounds' },
    ];
    const result = judge({
      ...bundle,
      runs: runs.filter((r) => !(r.benchmark === 'old' && r.side === 'head')),
      failures,
    });
    expect(of(result, 'new')).toMatchObject({ kind: 'cannot tell', because: 'only head has this benchmark' });
    expect(of(result, 'old').because).toBe('no result on head: exit code 101: index out of bounds');
  });

  test.each([
    ['broken off before the plan was done', 12, 'interrupted after one run of base and none of head'],
    ['of a plan that was done', 1, 'only base has this benchmark'],
  ])('one run of one side, %s', (_, planned, because) => {
    const bundle = bundleOf([steady('x', 1)], 1);
    const result = judge({
      ...bundle,
      runs: bundle.runs.filter((r) => r.side === 'base'),
      looks: [{ measurement: 0, pairs: 1, planned }],
    });
    expect(of(result, 'x')).toMatchObject({ kind: 'cannot tell', because });
  });

  test('a side that did not build', () => {
    const bundle = bundleOf([steady('x', 1)], 6);
    const failures = [{ side: 'base' as const, benchmark: null, because: 'it does not build: error[E0432]' }];
    const result = judge({ ...bundle, runs: bundle.runs.filter((r) => r.side === 'head'), failures });
    expect(of(result, 'x').because).toBe('no result on base: it does not build: error[E0432]');
    expect(result.remarks).toContain('The base side gave no result: it does not build: error[E0432].');
  });

  test('a failure without any run still shows', () => {
    const bundle = bundleOf([steady('x', 1)], 6);
    const failures = [{ side: 'head' as const, benchmark: 'y', because: 'it is there twice in pair 0' }];
    expect(of(judge({ ...bundle, failures }), 'y')).toMatchObject({
      kind: 'cannot tell',
      because: 'no result on head: it is there twice in pair 0',
    });
  });

  test('different machines', () => {
    const bundle = { ...bundleOf([steady('x', 3)], 8), headMachine: { ...MACHINE, cpu: 'Intel Xeon' } };
    expect(of(judge(bundle), 'x')).toMatchObject({ kind: 'cannot tell', beyondMargin: false });
    expect(judge(bundle).remarks[0]).toMatch('different machines (cpu: AMD EPYC 9R14 against Intel Xeon)');
  });

  test('one side after the other', () => {
    const bundle = bundleOf([steady('x', 3)], 8);
    const runs = bundle.runs.map((r) => ({ ...r, order: r.side === 'base' ? r.pair : 100 + r.pair }));
    expect(of(judge({ ...bundle, runs }), 'x').because).toMatch('drift of the machine');
  });

  test('a time of zero', () => {
    expect(of(judge(bundleOf([{ benchmark: 'x', pair: () => [0, 1] }], 8)), 'x').because).toMatch('zero');
  });

  test('no evidence gives no verdicts, and the reason', () => {
    const missing = { kind: 'refused', reason: 'too large' } as const;
    expect(gate(missing, DEFAULT_CONFIG)).toEqual({
      verdicts: [],
      control: null,
      method: '',
      remarks: ['The evidence is refused: too large.'],
      broken: [],
    });
  });

  test('measured once too often', () => {
    const looks = [0, 1, 2, 3, 4].map((m) => ({ measurement: m, pairs: 4 * (m + 1), planned: 4 * (m + 1) }));
    expect(of(judge(bundleOf([steady('x', 3)], 20, looks)), 'x').kind).toBe('cannot tell');
  });
});

test.each(['time', 'exact'] as const)('as many runs as a bundle may hold are judged (%s)', (measure) => {
  const pairs = 150_000;
  const bundle = bundleOf([{ benchmark: 'x', pair: () => [1000, 1000] }], pairs);
  const runs = bundle.runs.map((run) => ({
    ...run,
    measure,
    unit: measure === 'time' ? ('ns' as const) : ('count' as const),
  }));
  expect(of(judge({ ...bundle, runs }), 'x')).toMatchObject({ kind: 'unchanged', pairs });
});

describe('times in whole nanoseconds', () => {
  const given = (base: number, head: number, layout: Bundle['layout'] = 'same') =>
    of(judge({ ...bundleOf([{ benchmark: 'x', pair: () => [base, head] }], 10), layout }), 'x');

  test('that never move may stand for anything around them', () => {
    const { kind, withinMargin, interval, because } = given(1, 1);
    expect({ kind, withinMargin }).toEqual({ kind: 'cannot tell', withinMargin: false });
    expect(interval![1]).toBeGreaterThan(0.4);
    expect(because).toMatch(
      /more pairs would not help: its times are whole ns, too coarse for so short a time/,
    );
  });

  test('are not blamed where layout is the larger cause', () => {
    expect(given(1000, 1000, 'fixed').because).toMatch(
      /more pairs would not help: the binaries differ in layout/,
    );
  });

  test('a run that failed beside others is not the whole side', () => {
    const bundle = bundleOf([{ benchmark: 'x', pair: () => [100, 100] }], 10);
    const failures = [{ side: 'base' as const, benchmark: null, because: 'exit code 3' }];
    expect(judge({ ...bundle, failures }).remarks).toContain(
      'A run of the base side gave no result: exit code 3.',
    );
  });

  test.each([
    [1, 2, 'cannot tell'],
    [50, 51, 'unchanged'],
    [20, 21, 'cannot tell'],
    [1000, 1000, 'unchanged'],
    [100_000, 110_000, 'regressed'],
    [0.9, 0.9, 'unchanged'],
  ])('%d before, %d after: %s', (base, head, kind) => {
    expect(given(base, head).kind).toBe(kind);
  });

  test('that move by more than a few are as good as any', () => {
    const moving = (pair: number): [number, number] => [20 + ((pair * 7) % 5), 20 + ((pair * 3) % 5)];
    const bundle = bundleOf([{ benchmark: 'x', pair: moving }], 10);
    const finer = {
      ...bundle,
      runs: bundle.runs.map((run) => ({ ...run, samples: run.samples.map((x) => x + 1e-9) })),
    };
    expect(of(judge(bundle), 'x').interval![1]).toBeCloseTo(of(judge(finer), 'x').interval![1], 5);
  });
});

describe('layout', () => {
  const normal = normalFrom(randomFrom(2));
  const bundle = bundleOf([noisy('moved', 0.05, 0.004, normal)], 12);

  test('shuffled layout is part of the noise', () => {
    expect(of(judge(bundle), 'moved').kind).toBe('regressed');
  });

  test('a fixed layout carries an allowance, and says so', () => {
    const result = judge({ ...bundle, layout: 'fixed' });
    expect(of(result, 'moved').kind).toBe('cannot tell');
    expect(of(result, 'moved').because).toMatch('more pairs would not help');
    expect(result.remarks[0]).toMatch('allows for 2.6 %');
  });
});

test('what a change of a rate is, where one was measured', () => {
  const bundle = bundleOf([noisy('x', 0.05, 0.004, normalFrom(randomFrom(2)))], 12);
  const rates = bundle.runs.map((run) => ({ ...run, measure: 'rate' as const, unit: 'per-second' as const }));
  const said = 'The change of a rate is that of the time each one takes: half the rate is +100 %.';
  expect(judge({ ...bundle, runs: rates }).remarks).toContain(said);
  expect(judge(bundle).remarks).not.toContain(said);
});

test('a side that differs from itself makes the run unfit', () => {
  const normal = normalFrom(randomFrom(3));
  const bistable = (i: number) => (i % 4 === 0 || i % 4 === 3 ? 1 : 1.3);
  const wobble = () => Math.exp(0.002 * normal());
  const bundle = bundleOf(
    [{ benchmark: 'x', pair: (i) => [1000 * bistable(i) * wobble(), 1100 * bistable(i) * wobble()] }],
    20,
  );
  const result = judge(bundle);
  expect(result.control).toEqual({ alarms: 1, of: 1 });
  expect(of(result, 'x')).toMatchObject({ kind: 'cannot tell', beyondMargin: false });
  expect(result.remarks[0]).toMatch('a side compared with itself differs in `x`');
});

test('a benchmark decided at an early look keeps that verdict', () => {
  const normal = normalFrom(randomFrom(4));
  const looks = [6, 12].map((pairs) => ({ measurement: 0, pairs, planned: 12 }));
  const bundle = bundleOf([noisy('early', 0.2, 0.005, normal), noisy('late', 0.02, 0.01, normal)], 12, looks);
  const stopped = { ...bundle, runs: bundle.runs.filter((r) => r.benchmark !== 'early' || r.pair < 6) };
  const atFirst = judge({ ...bundle, runs: bundle.runs.filter((r) => r.pair < 6), looks: looks.slice(0, 1) });
  expect(of(judge(stopped), 'early')).toEqual(of(atFirst, 'early'));
  expect(of(judge(stopped), 'early')).toMatchObject({ kind: 'regressed', pairs: 6 });
  expect(of(judge(stopped), 'late').pairs).toBe(12);
});

describe('family error', () => {
  test.each([1, 5, 40])('of %p unchanged benchmarks at the floor, false alarms stay rare', (benchmarks) => {
    const random = randomFrom(100 + benchmarks);
    const normal = normalFrom(random);
    const heavy = () => normal() * (random() < 0.1 ? 8 : 1);
    const trials = 200;
    let alarms = 0;
    for (let i = 0; i < trials; i++) {
      const noise = i % 2 === 0 ? normal : heavy;
      const family = Array.from({ length: benchmarks }, (_, b) =>
        noisy(`b${b}`, DEFAULT_CONFIG.gate.floor, 0.01 * (1 + (b % 5)), noise),
      );
      if (judge(bundleOf(family, 10)).verdicts.some((v) => v.kind === 'regressed')) alarms++;
    }
    expect(alarms / trials).toBeLessThan(0.05);
  });
});
