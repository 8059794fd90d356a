import { assess } from '../../src/checklist/assess.js';
import type { AssessInput } from '../../src/checklist/item.js';
import { ITEMS } from '../../src/checklist/items.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import {
  type Answer,
  type Config,
  type Evidence,
  ITEM_IDS,
  type ItemId,
  type Tick,
} from '../../src/model.js';
import {
  changedFunction,
  changes,
  config,
  finding,
  NO_GATE,
  NO_TICKS,
  NOW,
  PULL,
  rust,
  verdict,
} from '../samples.js';

const NO_WORKFLOW: Evidence = { kind: 'missing', reason: 'no workflow uploads any', expected: 'no-workflow' };
const HOT = changedFunction({
  name: 'StateRoot::calculate',
  heat: { level: 'hot', source: 'declared', because: 'declared hot' },
});
const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });

function input(over: Partial<AssessInput> = {}): AssessInput {
  return {
    pull: PULL,
    config: config(),
    exempt: null,
    changes: changes(),
    rust: rust(),
    evidence: NO_WORKFLOW,
    measured: NO_GATE,
    ticks: NO_TICKS,
    now: NOW,
    ...over,
  };
}

function measured(distrust: string | null = null): Evidence {
  const origin = { workflowRunId: 11, headSha: PULL.headSha, url: '', distrust };
  return { kind: 'measured', bundle: {} as never, origin };
}

function running(since: string): Evidence {
  return { kind: 'missing', reason: '`bench.yml` is running', expected: 'running', since };
}

function answer(item: ItemId, over: Partial<AssessInput>): Answer {
  return assess(ITEMS, input(over)).answers.find((one) => one.item === item)!;
}

function asking(item: ItemId, ask: 'always' | 'hot' | 'never'): Config {
  return config({ items: { ...DEFAULT_CONFIG.items, [item]: { requirement: 'required', ask } } });
}

test('the items are the guide’s nine, required or advisory as the default configuration has them', () => {
  expect(ITEMS.map((item) => item.id)).toEqual(ITEM_IDS);
  for (const item of ITEMS) expect(item.requirement).toBe(DEFAULT_CONFIG.items[item.id].requirement);
});

describe('benchmarks', () => {
  const gate = (...verdicts: ReturnType<typeof verdict>[]) => ({ ...NO_GATE, verdicts });
  const unchanged = verdict({ kind: 'unchanged', effect: 0.002, beyondMargin: false, withinMargin: true });
  const within = verdict({ benchmark: 'a', effect: 0.02, beyondMargin: false, withinMargin: true });
  const unclear = verdict({ kind: 'cannot tell', beyondMargin: false, because: 'needs about 14 more pairs' });
  const hot = rust({ changedFunctions: [HOT] });
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
      'hot `StateRoot::calculate` changed, and the evidence needs a person to rely on it: it comes from a fork',
    ],
    [
      'evidence that cannot tell',
      { rust: hot, evidence: measured(), measured: gate(unclear) },
      'needs a tick',
      'hot `StateRoot::calculate` changed, and `trie/seek` cannot tell: needs about 14 more pairs',
    ],
    [
      'evidence that can at least tell that nothing got slower',
      { rust: hot, evidence: measured(), measured: gate({ ...unclear, withinMargin: true }) },
      'passed',
      '1 benchmark: 1 not slower beyond the margin',
    ],
    [
      'hot code without evidence',
      { rust: hot },
      'needs a tick',
      'hot `StateRoot::calculate` changed, and there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'code that a benchmark reaches, refused evidence',
      { rust: benched, evidence: { kind: 'refused', reason: 'it measures <another> commit' } },
      'needs a tick',
      'hot `Trie::prune` changed, and the benchmark evidence was refused: it measures &lt;another&gt; commit',
    ],
    [
      'evidence that compares nothing',
      { rust: hot, evidence: measured(), measured: { ...NO_GATE, remarks: ['one run a side'] } },
      'needs a tick',
      'hot `StateRoot::calculate` changed, and the evidence compares no benchmark: one run a side',
    ],
    [
      'code that only looks hot',
      { rust: shaped },
      'passed',
      'no hot function changed; there is no benchmark evidence: no workflow uploads any',
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
      'hot `StateRoot::calculate` changed, and there is no benchmark evidence: `bench.yml` is running',
    ],
    [
      'a run beyond the wait for code that is not hot',
      { evidence: running('2026-11-22T12:20:00Z') },
      'passed',
      'no hot function changed; there is no benchmark evidence: `bench.yml` is running',
    ],
    [
      'only a lock file',
      { changes: changes({ rust: [], paths: ['Cargo.lock'] }), rust: rust({ changedFunctions: [] }) },
      'passed',
      'no hot function changed; there is no benchmark evidence: no workflow uploads any',
    ],
    [
      'a project that never asks',
      { rust: hot, config: asking('benchmarks', 'never') },
      'passed',
      'hot `StateRoot::calculate` changed, and there is no benchmark evidence: no workflow uploads any; this project does not ask',
    ],
    [
      'a project that always asks',
      { evidence: measured(), measured: gate(unchanged), config: asking('benchmarks', 'always') },
      'needs a tick',
      '1 benchmark: 1 unchanged; this project always asks',
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

describe('items that the rules answer', () => {
  const error = finding({ severity: 'error' });
  const waiver = { reason: 'small <set>', addedHere: false };

  test.each<[string, Partial<AssessInput>, Answer['kind'], string]>([
    ['nothing found', {}, 'passed', '1 function changed, nothing found'],
    [
      'nothing found in hot code',
      { rust: rust({ changedFunctions: [HOT, UNTESTED] }) },
      'passed',
      '1 hot function changed, nothing found',
    ],
    [
      'an error',
      { rust: rust({ findings: [error] }) },
      'failed',
      '`clone-in-loop` in `StateRoot::calculate`',
    ],
    [
      'two errors, one at file level',
      {
        rust: rust({
          findings: [
            { ...error, within: '' },
            { ...error, fingerprint: 'f2' },
          ],
        }),
      },
      'failed',
      '`clone-in-loop` in `src/state.rs` and 1 more error',
    ],
    [
      'warnings and notes',
      {
        rust: rust({
          findings: [
            finding(),
            finding({ fingerprint: 'f2' }),
            finding({ severity: 'note', fingerprint: 'f3' }),
          ],
        }),
      },
      'passed',
      '2 warnings, 1 note; see comments',
    ],
    [
      'a warning that the code allows',
      { rust: rust({ findings: [finding({ waiver })] }) },
      'passed',
      '1 allowed in the code',
    ],
    [
      'an error that the base allows',
      { rust: rust({ findings: [{ ...error, waiver }] }) },
      'waived',
      '1 allowed in the code',
    ],
    [
      'an error that this pull request allows itself',
      { rust: rust({ findings: [{ ...error, waiver: { ...waiver, addedHere: true } }] }) },
      'needs a tick',
      'this pull request itself allows `clone-in-loop` in `StateRoot::calculate`: “small &lt;set&gt;”',
    ],
    [
      'a warning that this pull request allows itself',
      { rust: rust({ findings: [finding({ waiver: { ...waiver, addedHere: true } })] }) },
      'passed',
      '1 allowed in the code',
    ],
    [
      'an expired waiver',
      { rust: rust({ findings: [{ ...error, waiver: { ...waiver, until: '2026-11-21' } }] }) },
      'failed',
      '`clone-in-loop` in `StateRoot::calculate`',
    ],
    [
      'a waiver on its last day',
      { rust: rust({ findings: [{ ...error, waiver: { ...waiver, until: '2026-11-22' } }] }) },
      'waived',
      '1 allowed in the code',
    ],
    [
      'no Rust',
      { changes: changes({ rust: [], paths: ['build.sh'] }) },
      'not applicable',
      'no Rust code changed',
    ],
    [
      'a project that asks when hot code changes',
      { rust: rust({ changedFunctions: [HOT] }), config: asking('allocations', 'hot') },
      'needs a tick',
      '1 hot function changed, nothing found; this project asks when hot code changes (1 function)',
    ],
    [
      'that project, other code',
      { config: asking('allocations', 'hot') },
      'passed',
      '1 function changed, nothing found',
    ],
  ])('%s', (_name, over, kind, because) => {
    expect(answer('allocations', over)).toMatchObject({ kind, because });
  });
});

describe('tests', () => {
  test.each<[string, Partial<AssessInput>, Answer['kind'], string]>([
    ['nothing public', {}, 'passed', 'no public function changed'],
    [
      'public and reached',
      { rust: rust({ changedFunctions: [{ ...UNTESTED, reachedByTest: true }] }) },
      'passed',
      'a test may reach `Trie::prune`',
    ],
    [
      'public and not reached',
      { rust: rust({ changedFunctions: [UNTESTED] }) },
      'needs a tick',
      '`Trie::prune` changed, no test reaches it',
    ],
    [
      'not known yet',
      { rust: rust({ changedFunctions: [{ ...UNTESTED, reachedByTest: null }], complete: false }) },
      'passed',
      'not known yet whether a test reaches 1 changed public function',
    ],
    [
      'a project that does not ask',
      { rust: rust({ changedFunctions: [UNTESTED] }), config: asking('tests', 'never') },
      'passed',
      '`Trie::prune` changed, no test reaches it; this project does not ask',
    ],
  ])('%s', (_name, over, kind, because) => {
    expect(answer('tests', over)).toMatchObject({ kind, because });
  });
});

describe('what applies to all items', () => {
  test('inert files: not applicable, and said why', () => {
    const { answers } = assess(
      ITEMS,
      input({ changes: changes({ rust: [], paths: ['README.md'], inert: true }) }),
    );
    expect(new Set(answers.map(({ kind, because }) => `${kind}: ${because}`))).toEqual(
      new Set(['not applicable: only `README.md` changed']),
    );
  });

  test('left alone: not applicable, escaped', () => {
    const { answers } = assess(ITEMS, input({ exempt: 'the author is `renovate[bot]`, @all' }));
    expect(answers[0]).toMatchObject({
      kind: 'not applicable',
      because: 'the author is `renovate[bot]`, @&#8203;all',
    });
  });

  test('an item that is off gives no answer', () => {
    const off = config({ items: { ...DEFAULT_CONFIG.items, tests: { requirement: 'off' } } });
    expect(assess(ITEMS, input({ config: off })).answers).toHaveLength(8);
  });
});

describe('ticks are bound to what they judged', () => {
  const asks = rust({ changedFunctions: [UNTESTED, HOT] });
  const tick: Tick = {
    item: 'tests',
    by: 'bo',
    role: 'maintain',
    at: '2026-11-22T14:00:00.000Z',
    headSha: 'abcdef1234',
    subject: answer('tests', { rust: asks }).subject,
  };
  const ticks = { ...NO_TICKS, ticks: [tick] };

  test('it holds while its subject stays: other functions, moved files and new heat do not matter', () => {
    const moved = rust({
      changedFunctions: [
        { ...UNTESTED, path: 'src/other.rs', line: 3 },
        { ...HOT, syntaxHash: 'new' },
      ],
    });
    const held = assess(ITEMS, input({ rust: moved, ticks }));
    expect(held.dropped).toEqual([]);
    expect(held.answers.find((one) => one.item === 'tests')).toMatchObject({
      kind: 'ticked',
      because:
        '`Trie::prune` changed, no test reaches it; ticked by `bo` (maintain) on 22 Nov 2026, 14:00 UTC at `abcdef1`',
      tick,
    });
  });

  test.each([
    ['the function changed', [{ ...UNTESTED, syntaxHash: 'h2' }], '`Trie::prune` changed after it'],
    ['another came', [UNTESTED, { ...UNTESTED, name: 'Trie::seek' }], '`Trie::seek` came after it'],
    ['one went', [{ ...UNTESTED, name: 'Trie::prune' }], 'what it judged is no longer all there'],
  ])('dropped: %s', (_name, changedFunctions, because) => {
    const both = [UNTESTED, { ...UNTESTED, name: 'Trie::gone' }];
    const before = because.startsWith('what') ? both : [UNTESTED];
    const subject = answer('tests', { rust: rust({ changedFunctions: before }) }).subject;
    const held = { ...NO_TICKS, ticks: [{ ...tick, subject }] };
    const { answers, dropped } = assess(ITEMS, input({ rust: rust({ changedFunctions }), ticks: held }));
    expect(dropped).toEqual([{ tick: { ...tick, subject }, because }]);
    expect(answers.find((one) => one.item === 'tests')?.kind).toBe('needs a tick');
  });

  test('a failed item can be accepted, for this regression and no larger one', () => {
    const regressed = (effect: number) => ({
      evidence: measured(),
      measured: { ...NO_GATE, verdicts: [verdict({ effect })] },
    });
    const accepted: Tick = {
      ...tick,
      item: 'benchmarks',
      subject: answer('benchmarks', regressed(0.078)).subject,
    };
    const held = { ...NO_TICKS, ticks: [accepted] };
    expect(answer('benchmarks', { ...regressed(0.076), ticks: held }).kind).toBe('accepted');
    expect(answer('benchmarks', { ...regressed(0.3), ticks: held }).kind).toBe('failed');
  });

  test('evidence from a fork is vouched for run by run', () => {
    const hot = {
      rust: rust({ changedFunctions: [HOT] }),
      measured: { ...NO_GATE, verdicts: [verdict({ kind: 'unchanged', beyondMargin: false })] },
    };
    const fork = (workflowRunId: number): Evidence => {
      const evidence = measured('it comes from a fork') as Extract<Evidence, { kind: 'measured' }>;
      return { ...evidence, origin: { ...evidence.origin, workflowRunId } };
    };
    const subject = answer('benchmarks', { ...hot, evidence: fork(1) }).subject;
    expect(answer('benchmarks', { ...hot, evidence: fork(1) }).subject).toBe(subject);
    expect(answer('benchmarks', { ...hot, evidence: fork(2) }).subject).not.toBe(subject);
  });

  test('a tick on an item that passes by itself is neither used nor dropped', () => {
    const { answers, dropped } = assess(ITEMS, input({ ticks }));
    expect(answers.find((one) => one.item === 'tests')).toMatchObject({ kind: 'passed' });
    expect(dropped).toEqual([]);
  });
});
