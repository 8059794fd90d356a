import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { judgeBundle } from '../../src/gate/bundle.js';
import { judgedNothing } from '../../src/gate/judged-nothing.js';
import type { Bundle, FailedRun } from '../../src/model.js';
import { answer, HOT, measured } from '../checklist/answer-of.js';
import { rust } from '../samples.js';
import { type Behaviour, bundleOf, emptyBundle, MACHINE } from './noise.js';

const steady = (benchmark: string): Behaviour => ({
  benchmark,
  pair: (i) => [100 + (i % 3), 100 + ((i + 1) % 3)],
});
const wild: Behaviour = { benchmark: 'wild', pair: (i) => [100 + 90 * (i % 2), 100 + 70 * (i % 3)] };
const failed = (side: FailedRun['side'], benchmark: string | null): FailedRun => ({
  side,
  benchmark,
  because: 'exit code 101: it panicked',
});
const one = bundleOf([steady('x')], 12);
const only = (side: 'base' | 'head', bundle: Bundle): Bundle => ({
  ...bundle,
  runs: bundle.runs.filter((run) => run.side === side),
});
/** A side that differs from itself by when it runs. */
const twoSpeeds = (i: number) => (i % 4 === 0 || i % 4 === 3 ? 1 : 1.3);
const unfit = bundleOf(
  [{ benchmark: 'x', pair: (i) => [(1000 + (i % 3)) * twoSpeeds(i), (1100 + (i % 2)) * twoSpeeds(i)] }],
  20,
);

const NOTHING: [string, Bundle][] = [
  ['no runs and no reason', emptyBundle(12)],
  ['a side that does not build', { ...emptyBundle(12), failures: [failed('head', null)] }],
  ['a command that fails', { ...emptyBundle(12), failures: [failed('base', null)] }],
  ['the only benchmark panics on the head', { ...only('base', one), failures: [failed('head', 'x')] }],
  ['the only benchmark panics on the base', { ...only('head', one), failures: [failed('base', 'x')] }],
  ['each side has benchmarks of its own', only('head', one)],
  ['too few pairs', bundleOf([steady('x')], 3)],
  ['different machines', { ...one, headMachine: { ...MACHINE, cpu: 'Intel Xeon' } }],
  [
    'one side after the other',
    {
      ...one,
      runs: one.runs.map((run) => ({ ...run, order: run.side === 'base' ? run.pair : 100 + run.pair })),
    },
  ],
  ['a time of zero', bundleOf([{ benchmark: 'x', pair: () => [0, 1] }], 12)],
  ['results that are there twice', { ...emptyBundle(12), failures: [failed('base', 'x')] }],
];

describe.each(NOTHING)('%s', (_what, bundle) => {
  const result = judgeBundle(bundle, DEFAULT_CONFIG.gate);

  test('is no judgement, and says why', () => {
    expect(judgedNothing(result)).toBe(true);
    expect(result.method).toBe('');
    expect([...result.verdicts.map(({ because }) => because), ...result.remarks].join('')).not.toBe('');
  });

  test('does not pass for hot code', () => {
    const { kind } = answer('benchmarks', {
      rust: rust({ changedFunctions: [HOT] }),
      evidence: measured(),
      measured: result,
    });
    expect(kind).toBe('needs a tick');
  });
});

test.each<[string, Bundle]>([
  ['a benchmark that is as fast as before', one],
  ['one of two that can be told', bundleOf([wild, steady('x')], 12)],
  ['one of two that runs', { ...one, failures: [failed('head', 'y')] }],
])('%s is a judgement', (_what, bundle) => {
  expect(judgedNothing(judgeBundle(bundle, DEFAULT_CONFIG.gate))).toBe(false);
});

test('one that was measured and cannot be told is none, unless it is surely within the margin', () => {
  const result = judgeBundle(bundleOf([wild], 12), DEFAULT_CONFIG.gate);
  expect(result.verdicts).toMatchObject([
    { kind: 'cannot tell', interval: [expect.any(Number), expect.any(Number)], withinMargin: false },
  ]);
  expect(judgedNothing(result)).toBe(true);
  const within = result.verdicts.map((verdict) => ({ ...verdict, withinMargin: true }));
  expect(judgedNothing({ verdicts: within })).toBe(false);
});

test('a run that its own control calls unfit judges nothing', () => {
  const result = judgeBundle(unfit, DEFAULT_CONFIG.gate);
  expect({ alarms: result.control?.alarms, nothing: judgedNothing(result) }).toEqual({
    alarms: 1,
    nothing: true,
  });
});

describe('broken on the head', () => {
  const two = bundleOf([steady('seek'), steady('seek::t=2'), steady('other')], 6);
  const without = (side: 'base' | 'head', ...names: string[]) => ({
    ...two,
    runs: two.runs.filter((run) => !(run.side === side && names.includes(run.benchmark))),
  });

  test.each<[string, Bundle, string[]]>([
    ['nothing', two, []],
    [
      'a benchmark with its threads',
      { ...without('head', 'seek', 'seek::t=2'), failures: [failed('head', 'seek')] },
      ['seek', 'seek::t=2'],
    ],
    [
      'the whole side',
      { ...only('base', two), failures: [failed('head', null)] },
      ['seek', 'seek::t=2', 'other'],
    ],
    [
      'not what the base could not run either',
      { ...without('base', 'other'), failures: [failed('base', 'other')] },
      [],
    ],
    ['not what the head no longer has', { ...two, failures: [failed('head', 'gone')] }, []],
    ['not what failed after it was measured', { ...two, failures: [failed('head', 'other')] }, []],
  ])('%s', (_what, bundle, broken) => {
    expect(judgeBundle(bundle, DEFAULT_CONFIG.gate).broken).toEqual(broken);
  });
});
