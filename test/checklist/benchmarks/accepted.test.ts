import type { AssessInput } from '../../../src/checklist/item.js';
import type { AcceptedRegression, Evidence, Verdict } from '../../../src/model.js';
import { changedFunction, config, NO_DECISIONS, NO_GATE, NO_TICKS, rust, verdict } from '../../samples.js';
import { answer, HOT, measured } from '../answer-of.js';

const accept = (over: Partial<AcceptedRegression> = {}): AcceptedRegression => ({
  by: 'carol',
  role: 'maintain',
  at: '2026-11-22T14:20:00Z',
  reason: 'known',
  benchmark: 'trie/seek',
  effect: 0.25,
  ...over,
});

const judge = (verdicts: Verdict[], acceptances: AcceptedRegression[], over: Partial<AssessInput> = {}) =>
  answer('benchmarks', {
    evidence: measured(),
    measured: { ...NO_GATE, verdicts },
    decisions: { ...NO_DECISIONS, acceptances },
    config: config({ gate: { ...config().gate, margin: 0.25 } }),
    ...over,
  });

const GROWN = { base: 0, effect: null, interval: null };
const WALK = verdict({ benchmark: 'trie/walk', effect: 0.5 });

test.each<[string, Verdict[], AcceptedRegression[], string, RegExp]>([
  ['worse by just the margin', [verdict({ effect: 0.5 })], [accept()], 'accepted', /accepted by `carol`/],
  [
    'worse by more',
    [verdict({ effect: 0.51 })],
    [accept()],
    'failed',
    /; more than the \+25 % that `carol` accepted$/,
  ],
  [
    'another benchmark',
    [WALK],
    [accept({ effect: 0.5 })],
    'failed',
    /^`trie\/walk`[^;]*; smallest visible change 1\.4 %$/,
  ],
  ['one of two', [verdict(), WALK], [accept()], 'failed', /^`trie\/walk` .* smallest visible change 1\.4 %$/],
  [
    'both',
    [verdict(), WALK],
    [accept(), accept({ benchmark: 'trie/walk', effect: 0.5 })],
    'accepted',
    /^`trie\/seek` .*; 1 more regression accepted$/,
  ],
  ['one alone', [verdict()], [accept()], 'accepted', /: “known”$/],
  [
    'what grew from nothing, and grew on',
    [verdict({ ...GROWN, head: 9 })],
    [accept({ effect: 0, head: 4 })],
    'failed',
    /^`trie\/seek` over 12 pairs; smallest visible change 1\.4 %; more than the 4 that `carol` accepted$/,
  ],
  [
    'what grew from nothing, accepted by an earlier version',
    [verdict({ ...GROWN, head: 9, smallestVisible: null })],
    [accept({ effect: 0 })],
    'failed',
    /^`trie\/seek` over 12 pairs$/,
  ],
  [
    'a value that is not known',
    [verdict({ ...GROWN, head: null })],
    [accept({ head: 4 })],
    'failed',
    /^`trie/,
  ],
])('an acceptance of a size: %s', (_name, verdicts, acceptances, kind, because) => {
  expect(judge(verdicts, acceptances)).toMatchObject({ kind, because: expect.stringMatching(because) });
});

test('whoever accepted a regression has not answered for hot code that no benchmark reaches', () => {
  const nearest = { ...HOT, nearestBenchmark: null };
  const over = { rust: rust({ changedFunctions: [nearest] }) };
  expect(judge([verdict()], [accept()], over)).toMatchObject({
    kind: 'needs a tick',
    because: expect.stringMatching(
      /“known”; hot .* changed .*, and no benchmark may reach it: there is none here$/,
    ),
  });
});

describe('a tick on a regression', () => {
  const cold = changedFunction({ name: 'Trie::grow' });
  const run = (workflowRunId: number, distrust: string | null = null): Evidence => {
    const evidence = measured(distrust) as Extract<Evidence, { kind: 'measured' }>;
    return { ...evidence, origin: { ...evidence.origin, workflowRunId } };
  };
  const subject = (over: Partial<AssessInput>) => judge([verdict()], [], over).subject;
  const of = (...changedFunctions: ReturnType<typeof changedFunction>[]) =>
    subject({ rust: rust({ changedFunctions }) });

  test('is about all code where none is hot, and else about the hot code', () => {
    expect(of(cold)).not.toBe(of({ ...cold, syntaxHash: 'h2' }));
    expect(of(HOT, cold)).toBe(of(HOT, { ...cold, syntaxHash: 'h2' }));
    expect(of(HOT, cold)).not.toBe(of({ ...HOT, syntaxHash: 'h2' }, cold));
  });

  test('stays when the same is measured again, and falls where a person has to rely on that run', () => {
    expect(subject({ evidence: run(1) })).toBe(subject({ evidence: run(2) }));
    expect(subject({ evidence: run(1, 'a fork') })).not.toBe(subject({ evidence: run(2, 'a fork') }));
  });

  test('stays while numbers that cannot tell differ a little', () => {
    const unclear = (effect: number) => [verdict({ kind: 'cannot tell', effect, beyondMargin: false })];
    const hot = { rust: rust({ changedFunctions: [HOT] }) };
    expect(judge(unclear(0.1), [], hot).kind).toBe('needs a tick');
    expect(judge(unclear(0.1), [], hot).subject).toBe(judge(unclear(0.4), [], hot).subject);
  });

  test('answers, with its reason', () => {
    const held = {
      item: 'benchmarks' as const,
      by: 'bo',
      role: 'write' as const,
      at: '2026-11-22T14:00:00Z',
      headSha: '',
    };
    const tick = { ...held, subject: subject({}), reason: 'a <small> price' };
    const ticks = (one: typeof tick) => ({ ticks: { ...NO_TICKS, ticks: [one] } });
    expect(judge([verdict()], [], ticks(tick)).because).toMatch(
      /; accepted by `bo` \(write\) on 22 Nov 2026, 14:00 UTC: “a &lt;small&gt; price”$/,
    );
  });
});
