import { assess } from '../../src/checklist/assess.js';
import type { AssessInput } from '../../src/checklist/item.js';
import { ITEMS } from '../../src/checklist/items.js';
import type { Evidence, Tick } from '../../src/model.js';
import { changes, finding, NO_DECISIONS, NO_GATE, NO_TICKS, rust, verdict } from '../samples.js';
import { answer, asking, HOT, input, measured, UNTESTED } from './answer-of.js';

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

  const error = finding({ severity: 'error' });
  const allowed = { ...error, fingerprint: 'f2', waiver: { reason: 'trust me', addedHere: true } };
  const alwaysAsks = { config: asking('allocations', 'always') };
  test.each<[string, Partial<AssessInput>, Partial<AssessInput>]>([
    ['an allow of the change itself', {}, { rust: rust({ findings: [error, allowed] }) }],
    ['a file that could not be read', {}, { rust: rust({ findings: [error], unread: ['src/big.rs'] }) }],
    [
      'a function, where the project always asks',
      alwaysAsks,
      { rust: rust({ findings: [error], changedFunctions: [{ ...UNTESTED, name: 'Trie::seek' }] }) },
    ],
  ])('a tick on an error is none on what came after it: %s', (_, always, later) => {
    const failed = { rust: rust({ findings: [error] }), ...always };
    const { subject } = answer('allocations', failed);
    const held = { ...NO_TICKS, ticks: [{ ...tick, item: 'allocations' as const, subject }] };
    expect(answer('allocations', { ...failed, ticks: held }).kind).toBe('waived');
    expect(answer('allocations', { ...always, ...later, ticks: held }).kind).toBe('failed');
  });

  const TESTED = { ...UNTESTED, name: 'Trie::seek', reachedByTest: true };
  test.each<[string, Partial<AssessInput>]>([
    ['what no test reaches', { rust: rust({ changedFunctions: [UNTESTED] }) }],
    [
      'an error beside it',
      { rust: rust({ changedFunctions: [UNTESTED], findings: [{ ...error, item: 'tests' }] }) },
    ],
  ])('where the project always asks, a tick is about all functions that changed: %s', (_, over) => {
    const always = { ...over, config: asking('tests', 'always') };
    const more = { ...over.rust!, changedFunctions: [UNTESTED, TESTED] };
    expect(answer('tests', always).subject).not.toBe(answer('tests', { ...always, rust: more }).subject);
  });

  test('a tick on an error is about all functions of the name that it stands in', () => {
    const of = (syntaxHash: string) => {
      const changedFunctions = [syntaxHash, 'h9'].map((each) => ({
        ...HOT,
        path: error.path,
        syntaxHash: each,
      }));
      return answer('allocations', { rust: rust({ findings: [error], changedFunctions }) }).subject;
    };
    expect(of('h1')).not.toBe(of('h2'));
  });

  test('where the project always asks, a tick is about what is no Rust, too, as far as it reaches the binary', () => {
    const of = (digest: string, inert = false) =>
      answer('benchmarks', {
        config: asking('benchmarks', 'always'),
        changes: changes({ rust: [], files: [{ path: 'Cargo.toml', inert, digest }] }),
        rust: rust({ changedFunctions: [] }),
      }).subject;
    expect(of('d1')).toBe(of('d1'));
    expect(of('d1')).not.toBe(of('d2'));
    expect(of('d1', true)).toBe(of('d2', true));
  });

  test('where the project always asks, whoever accepted a regression has not looked at the rest', () => {
    const slower = { evidence: measured(), measured: { ...NO_GATE, verdicts: [verdict({ effect: 0.1 })] } };
    const by = { by: 'bo', role: 'write' as const, at: '2026-11-22T14:00:00Z', reason: 'known' };
    const acceptances = [{ ...by, benchmark: verdict().benchmark, effect: 0.1 }];
    const accepted = { ...slower, decisions: { ...NO_DECISIONS, acceptances } };
    expect(answer('benchmarks', accepted).kind).toBe('accepted');
    const always = { ...accepted, config: asking('benchmarks', 'always') };
    expect(answer('benchmarks', always).kind).toBe('needs a tick');
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
