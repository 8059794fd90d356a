import type { AssessInput } from '../../src/checklist/item.js';
import type { Answer, Bundle, Evidence } from '../../src/model.js';
import {
  changedFunction,
  changes,
  finding,
  NO_DECISIONS,
  NO_GATE,
  NO_TICKS,
  NOW,
  PULL,
  rust,
  verdict,
} from '../samples.js';
import { answer, asking, HOT, measured, running } from './answer-of.js';

const ACCEPTED = {
  by: 'carol',
  role: 'maintain' as const,
  at: '2026-11-22T14:20:00Z',
  reason: 'known',
  benchmark: 'trie/seek',
  effect: 0.078,
};

describe('benchmarks', () => {
  const gate = (...verdicts: ReturnType<typeof verdict>[]) => ({ ...NO_GATE, verdicts });
  const unchanged = verdict({ kind: 'unchanged', effect: 0.002, beyondMargin: false, withinMargin: true });
  const within = verdict({ benchmark: 'a', effect: 0.02, beyondMargin: false, withinMargin: true });
  const unclear = verdict({ kind: 'cannot tell', beyondMargin: false, because: 'needs about 14 more pairs' });
  const hot = rust({ changedFunctions: [HOT] });
  const uncovered = (file: string | null, reaches: string | null = null) =>
    rust({ changedFunctions: [{ ...HOT, nearestBenchmark: file === null ? null : { file, reaches } }] });
  const because = (...reasons: string[]) =>
    rust({
      changedFunctions: reasons.map((reason, at) => ({
        ...HOT,
        ...(at > 0 && { name: `f${at}` }),
        ...(reasons.length > 1 && { nearestBenchmark: null }),
        heat: { ...HOT.heat, because: reason },
      })),
    });
  const shaped = rust({ changedFunctions: [{ ...HOT, heat: { ...HOT.heat, source: 'shaped' } }] });
  const benched = rust({ changedFunctions: [changedFunction({ reachedByBenchmark: 'benches/trie.rs' })] });

  test.each<[string, Partial<AssessInput>, Answer['kind'], string]>([
    [
      'a regression beyond the margin',
      { evidence: measured(), measured: gate(unchanged, verdict()) },
      'failed',
      '`trie/seek` **+7.8 %** [+6.1, +9.6] over 12 pairs; smallest visible change 1.4 %',
    ],
    [
      'a regression in evidence that nobody may rely on',
      {
        evidence: measured('it comes from a fork'),
        measured: gate(verdict(), verdict({ benchmark: 'b', effect: 0.06 })),
      },
      'failed',
      '`trie/seek` **+7.8 %** [+6.1, +9.6] over 12 pairs; smallest visible change 1.4 %; 1 more regression',
    ],
    [
      'good evidence for hot code',
      { rust: hot, evidence: measured(), measured: gate(unchanged, within) },
      'passed',
      '2 benchmarks: 1 slower within the margin, 1 unchanged',
    ],
    [
      'good evidence that nobody may rely on',
      { rust: hot, evidence: measured('it comes from a fork'), measured: gate(unchanged) },
      'needs a tick',
      'hot `StateRoot::calculate` changed (declared hot), and the evidence needs a person to rely on it: it comes from a fork',
    ],
    [
      'evidence that cannot tell',
      { rust: hot, evidence: measured(), measured: gate(unclear) },
      'needs a tick',
      'hot `StateRoot::calculate` changed (declared hot), and `trie/seek` cannot tell: needs about 14 more pairs',
    ],
    [
      'evidence that can at least tell that nothing got slower',
      { rust: hot, evidence: measured(), measured: gate({ ...unclear, withinMargin: true }) },
      'passed',
      '1 benchmark: 1 not slower beyond the margin',
    ],
    [
      'what is surely slower, and perhaps beyond the margin',
      {
        rust: hot,
        evidence: measured(),
        measured: gate(
          unchanged,
          verdict({ effect: 0.0497, interval: [0.011, 0.09], beyondMargin: false, withinMargin: false }),
        ),
      },
      'needs a tick',
      'hot `StateRoot::calculate` changed (declared hot), and `trie/seek` is slower, by +1.1 % to +9.0 %: that may be beyond the margin',
    ],
    [
      'hot code without evidence',
      { rust: hot },
      'needs a tick',
      'hot `StateRoot::calculate` changed (declared hot), and there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'code that a benchmark reaches, refused evidence',
      { rust: benched, evidence: { kind: 'refused', reason: 'it measures <another> commit' } },
      'needs a tick',
      'hot `Trie::prune` changed (`benches/trie.rs` may reach it), and the benchmark evidence was refused: it measures &lt;another&gt; commit',
    ],
    [
      'evidence that compares nothing',
      { rust: hot, evidence: measured(), measured: { ...NO_GATE, remarks: ['one run a side'] } },
      'needs a tick',
      'hot `StateRoot::calculate` changed (declared hot), and the evidence compares no benchmark: one run a side',
    ],
    [
      'a benchmark that the change has broken, though nothing hot changed',
      {
        rust: shaped,
        evidence: measured(),
        measured: { ...gate(unchanged, { ...unclear, benchmark: 'trie/prune' }), broken: ['trie/prune'] },
      },
      'needs a tick',
      '`trie/prune` ran on the base and gave no result on the head',
    ],
    [
      'a benchmark that the change has broken, in hot code',
      {
        rust: hot,
        evidence: measured(),
        measured: {
          ...gate({ ...unclear, because: 'no result on head: exit code 101' }),
          broken: ['trie/seek'],
        },
      },
      'needs a tick',
      'hot `StateRoot::calculate` changed (declared hot), and `trie/seek` cannot tell: no result on head: exit code 101',
    ],
    [
      'code that only looks hot',
      { rust: shaped },
      'passed',
      'no function changed that is declared hot or that a benchmark reaches; there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'hot code that only became public',
      { rust: rust({ changedFunctions: [{ ...HOT, onlyMadePublic: true }] }) },
      'passed',
      'no function changed that is declared hot or that a benchmark reaches; there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'a title that promises speed',
      { rust: shaped, pull: { ...PULL, title: 'perf(trie): walk once' } },
      'needs a tick',
      'the title promises speed, and there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'a label that promises speed',
      { rust: shaped, pull: { ...PULL, labels: ['C-perf'] } },
      'needs a tick',
      'the label `C-perf` promises speed, and there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'a promise that is taken back',
      { rust: shaped, pull: { ...PULL, title: 'Revert "perf(trie): walk once"' } },
      'passed',
      'no function changed that is declared hot or that a benchmark reaches; there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'a promise of speed for nothing but a lock file',
      { pull: { ...PULL, title: 'perf: newer hashbrown' }, rust: rust({ changedFunctions: [] }) },
      'passed',
      'no function changed that is declared hot or that a benchmark reaches; there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'a run within the wait',
      { rust: hot, evidence: running('2026-11-22T12:30:00Z') },
      'waiting',
      '`bench.yml` is running',
    ],
    [
      'a run beyond the wait',
      { rust: hot, evidence: running('2026-11-22T12:20:00Z') },
      'needs a tick',
      'hot `StateRoot::calculate` changed (declared hot), and there is no benchmark evidence: `bench.yml` is running',
    ],
    [
      'a run beyond the wait for code that is not hot',
      { evidence: running('2026-11-22T12:20:00Z') },
      'passed',
      'no function changed that is declared hot or that a benchmark reaches; there is no benchmark evidence: `bench.yml` is running',
    ],
    [
      'only a lock file',
      { changes: changes({ rust: [], paths: ['Cargo.lock'] }), rust: rust({ changedFunctions: [] }) },
      'passed',
      'no function changed that is declared hot or that a benchmark reaches; there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'a project that never asks',
      { rust: hot, config: asking('benchmarks', 'never') },
      'passed',
      'hot `StateRoot::calculate` changed (declared hot), and there is no benchmark evidence: no workflow uploads any; this project does not ask',
    ],
    [
      'a project that always asks',
      { evidence: measured(), measured: gate(unchanged), config: asking('benchmarks', 'always') },
      'needs a tick',
      '1 benchmark: 1 unchanged; this project always asks',
    ],
    [
      'good evidence of other code than the hot one',
      { rust: uncovered('benches/trie.rs', 'Trie::seek'), evidence: measured(), measured: gate(unchanged) },
      'needs a tick',
      'hot `StateRoot::calculate` changed (declared hot), and no benchmark may reach it; the nearest is `benches/trie.rs`, which may reach `Trie::seek`',
    ],
    [
      'no evidence, and no benchmark that could give any',
      { rust: uncovered(null) },
      'needs a tick',
      'hot `StateRoot::calculate` changed (declared hot), and there is no benchmark evidence: no workflow uploads any; no benchmark may reach it: there is none here',
    ],
    [
      'a function is named once',
      { rust: because('in `StateRoot::calculate`, which `benches/trie.rs` may reach') },
      'needs a tick',
      'hot `StateRoot::calculate` changed (which `benches/trie.rs` may reach), and there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'several for one reason are named once',
      {
        rust: because(
          'inside `for` in `StateRoot::calculate`, declared hot by `src/**`',
          'in `walk`, declared hot by `src/**`',
        ),
      },
      'needs a tick',
      'hot `StateRoot::calculate` and `f1` changed (declared hot by `src/**`), and there is no benchmark evidence: no workflow uploads any; no benchmark may reach any of them: there is none here',
    ],
    [
      'several for several reasons: that of the first',
      {
        rust: because(
          'in `StateRoot::calculate`, declared hot by `src/**`',
          'in `f1`, declared hot in the code',
        ),
      },
      'needs a tick',
      'hot `StateRoot::calculate` and `f1` changed (in `StateRoot::calculate`, declared hot by `src/**`), and there is no benchmark evidence: no workflow uploads any; no benchmark may reach any of them: there is none here',
    ],
    [
      'an accepted regression, beside what nobody has answered for',
      {
        rust: hot,
        evidence: measured(),
        measured: gate(verdict(), { ...unclear, benchmark: 'trie/walk' }),
        decisions: { ...NO_DECISIONS, acceptances: [ACCEPTED] },
      },
      'needs a tick',
      '`trie/seek` **+7.8 %** [+6.1, +9.6] over 12 pairs; smallest visible change 1.4 %; accepted by `carol` (maintain) on 22 Nov 2026, 14:20 UTC: “known”; hot `StateRoot::calculate` changed (declared hot), and `trie/walk` cannot tell: needs about 14 more pairs',
    ],
    [
      'an accepted regression, and nothing else to doubt',
      {
        rust: hot,
        evidence: measured('it comes from a fork'),
        measured: gate(verdict()),
        decisions: { ...NO_DECISIONS, acceptances: [ACCEPTED] },
      },
      'accepted',
      '`trie/seek` **+7.8 %** [+6.1, +9.6] over 12 pairs; smallest visible change 1.4 %; accepted by `carol` (maintain) on 22 Nov 2026, 14:20 UTC: “known”',
    ],
    [
      'an accepted regression, beside a benchmark that the change has broken',
      {
        rust: shaped,
        evidence: measured(),
        measured: {
          ...gate(verdict(), { ...unclear, benchmark: 'trie/walk' }),
          broken: ['trie/walk'],
        },
        decisions: { ...NO_DECISIONS, acceptances: [ACCEPTED] },
      },
      'needs a tick',
      '`trie/seek` **+7.8 %** [+6.1, +9.6] over 12 pairs; smallest visible change 1.4 %; accepted by `carol` (maintain) on 22 Nov 2026, 14:20 UTC: “known”; `trie/walk` ran on the base and gave no result on the head',
    ],
    [
      'code of which no index will tell any more whether it is hot',
      { rust: rust({ complete: false }), indexDue: '2026-11-22T14:10:00.000Z' },
      'needs a tick',
      'the index of the repository could not be built, so it is not known whether a benchmark reaches `Trie::prune`',
    ],
    [
      'code of which the index will tell whether it is hot',
      { rust: rust({ complete: false }), indexDue: '2026-11-22T14:30:00.000Z' },
      'passed',
      'no function changed that is declared hot or that a benchmark reaches; there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'an error of a rule about benchmarks, whatever was measured',
      {
        rust: rust({
          changedFunctions: [HOT],
          findings: [finding({ rule: 'benchmark-without-black-box', item: 'benchmarks', severity: 'error' })],
        }),
        evidence: measured(),
        measured: gate(unchanged),
      },
      'failed',
      '`benchmark-without-black-box` in `StateRoot::calculate`',
    ],
  ])('%s', (_name, over, kind, because) => {
    expect(answer('benchmarks', over)).toMatchObject({ kind, because });
  });

  test('a wait ends at a time that every run of the review computes alike', () => {
    const late = new Date(NOW.getTime() + 60_000);
    const evidence = running('2026-11-22T12:30:00Z');
    expect(answer('benchmarks', { evidence }).until).toBe('2026-11-22T14:30:00.000Z');
    expect(answer('benchmarks', { evidence, now: late })).toEqual(answer('benchmarks', { evidence }));
  });
});

describe('hot code that a benchmark reaches', () => {
  const given = (
    targets: Bundle['targets'],
    reachedBy = 'benches/trie.rs',
    names = ['json/escape'],
    reachedByAll?: readonly string[],
  ) => {
    const { bundle, ...rest } = measured() as Extract<Evidence, { kind: 'measured' }>;
    const verdicts = names.map((benchmark) =>
      verdict({ benchmark, kind: 'unchanged', effect: 0, beyondMargin: false, withinMargin: true }),
    );
    const several = reachedByAll === undefined ? {} : { reachedByBenchmarks: reachedByAll };
    const changed = changedFunction({ reachedByBenchmark: reachedBy, ...several });
    return answer('benchmarks', {
      rust: rust({ changedFunctions: [changed] }),
      evidence: { ...rest, bundle: targets === undefined ? bundle : { ...bundle, targets } },
      measured: { ...NO_GATE, verdicts },
    });
  };
  const trie = { path: 'benches/trie.rs', benchmarks: ['trie/seek'] };
  const json = { path: 'benches/json.rs', benchmarks: ['json/escape'] };

  test('is not answered by another one', () => {
    for (const targets of [
      [trie, json],
      [json, { ...trie, benchmarks: [] }],
    ])
      expect(given(targets)).toMatchObject({
        kind: 'needs a tick',
        because:
          'hot `Trie::prune` changed (`benches/trie.rs` may reach it), and no benchmark of `benches/trie.rs` was measured, which may reach it',
      });
  });

  test.each<[string, ReturnType<typeof given>]>([
    ['by its own', given([trie, json], 'benches/trie.rs', ['trie/seek'])],
    ['by its own, with so many threads', given([trie, json], 'benches/trie.rs', ['trie/seek::t=2'])],
    ['by what counts its allocations', given([trie, json], 'benches/trie.rs', ['trie/seek · allocations'])],
    ['by one that shares its code', given([json], 'benches/common/mod.rs')],
    [
      'by another that reaches it, too',
      given([trie, json], 'benches/trie.rs', ['json/escape'], ['benches/trie.rs', 'benches/json.rs']),
    ],
    ['where the evidence does not say what stands where', given(undefined)],
  ])('is answered %s', (_name, { kind }) => {
    expect(kind).toBe('passed');
  });

  test('is not answered where none of several was measured', () => {
    const several = ['benches/trie.rs', 'benches/walk.rs'];
    expect(given([trie, json], 'benches/trie.rs', ['json/escape'], several).kind).toBe('needs a tick');
  });

  test('in a folder of its own is not answered by one elsewhere', () => {
    expect(given([json], 'crates/a/benches/trie.rs').kind).toBe('needs a tick');
  });
});

describe('a measurement that still runs, beside what a person can answer', () => {
  const waits = running('2026-11-22T14:00:00Z');
  const big = { path: 'src/big.rs', because: 'too large', unread: true };
  const unread = {
    evidence: waits,
    changes: changes({ skipped: [big] }),
    rust: rust({ changedFunctions: [HOT] }),
  };
  const broken = finding({ rule: 'benchmark-without-black-box', item: 'benchmarks', severity: 'error' });
  const error = { evidence: waits, rust: rust({ changedFunctions: [HOT], findings: [broken] }) };
  const tickOn = (subject: string) => ({
    ticks: {
      ...NO_TICKS,
      ticks: [
        {
          item: 'benchmarks' as const,
          by: 'carol',
          role: 'maintain' as const,
          at: '2026-11-22T14:10:00Z',
          headSha: '',
          subject,
        },
      ],
    },
  });

  test('is waited for before anybody is asked', () => {
    expect(answer('benchmarks', unread)).toMatchObject({
      kind: 'waiting',
      until: '2026-11-22T16:00:00.000Z',
      because: '`bench.yml` is running; `src/big.rs` could not be read: somebody has to look',
    });
  });

  test.each([
    ['what could not be read', unread],
    ['an error that fails at once', error],
  ])('is not answered by a tick on %s', (_name, over) => {
    const { subject } = answer('benchmarks', over);
    expect(answer('benchmarks', { ...over, ...tickOn(subject) })).toMatchObject({
      until: expect.any(String),
      kind: 'waiting',
    });
  });

  test('an error fails at once', () => {
    expect(answer('benchmarks', error).kind).toBe('failed');
  });
});

describe('what grew from nothing', () => {
  const grown = (head: number) =>
    verdict({ benchmark: 'parse · allocations', base: 0, head, effect: null, interval: null, unit: 'count' });
  const given = (head: number, over: Partial<AssessInput> = {}) =>
    answer('benchmarks', {
      evidence: measured(),
      measured: { ...NO_GATE, verdicts: [grown(head)] },
      ...over,
    });
  const accepted = (head?: number) => ({
    decisions: {
      ...NO_DECISIONS,
      acceptances: [
        {
          ...ACCEPTED,
          benchmark: 'parse · allocations',
          effect: 0,
          ...(head === undefined ? {} : { head }),
        },
      ],
    },
  });

  test.each<[number | undefined, number, Answer['kind']]>([
    [1, 1, 'accepted'],
    [1, 1_000_000, 'failed'],
    [100, 105, 'accepted'],
    [100, 106, 'failed'],
    [undefined, 1, 'failed'],
  ])('%p accepted, %p now: %s', (was, now, kind) => {
    expect(given(now, accepted(was)).kind).toBe(kind);
  });

  test('a tick is of the value, too', () => {
    expect(given(1).subject).not.toBe(given(2).subject);
    expect(given(2).subject).toBe(given(2).subject);
  });
});
