import { assess } from '../../src/checklist/assess.js';
import { ITEMS } from '../../src/checklist/items.js';
import type { Evidence, Tick } from '../../src/model.js';
import { NO_GATE, NO_TICKS, rust, verdict } from '../samples.js';
import { answer, HOT, input, measured, UNTESTED } from './answer-of.js';

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
