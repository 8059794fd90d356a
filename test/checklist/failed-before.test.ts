import { assess } from '../../src/checklist/assess.js';
import type { AssessInput } from '../../src/checklist/item.js';
import { ITEMS } from '../../src/checklist/items.js';
import type { Evidence, State } from '../../src/model.js';
import { changes, NO_DECISIONS, NO_GATE, NO_TICKS, PULL, rust, verdict } from '../samples.js';
import { answer, asking, input, measured, NO_WORKFLOW, running } from './answer-of.js';

const from = (...artifacts: number[]): Evidence => ({ ...measured(), artifacts }) as Evidence;
const SLOW = { ...NO_GATE, verdicts: [verdict()] };
const FINE = {
  ...NO_GATE,
  verdicts: [verdict({ kind: 'unchanged', effect: 0, beyondMargin: false, withinMargin: true })],
};
const failed = { evidence: from(10), measured: SLOW };

const remembered = (over: Partial<AssessInput>) => assess(ITEMS, input(over)).failedMeasurements;

/** What a later review says that knows what the earlier one signed. */
function after(earlier: Partial<AssessInput>, over: Partial<AssessInput>): Partial<AssessInput> {
  const state: State = { ...NO_TICKS.state, failedMeasurements: remembered(earlier) };
  return { ticks: { ...NO_TICKS, state }, ...over };
}

const ASKS =
  /^an earlier measurement of this change found `trie\/seek` \*\*\+7\.8 %\*\*, and its numbers are gone/;

test.each<[string, Partial<AssessInput>]>([
  ['replaced by better ones', { evidence: from(11), measured: FINE }],
  ['deleted', { evidence: NO_WORKFLOW }],
  ['refused now', { evidence: { kind: 'refused', reason: 'torn' } }],
  [
    'replaced, though this project never asks',
    { evidence: from(11), measured: FINE, config: asking('benchmarks', 'never') },
  ],
])('numbers that failed the item and are %s: a person is asked', (_name, over) => {
  const given = after(failed, over);
  expect(answer('benchmarks', given)).toMatchObject({
    kind: 'needs a tick',
    because: expect.stringMatching(ASKS),
  });
  expect(remembered(given)).toEqual(remembered(failed));
});

test('after a rebase the numbers are not gone, but of the commit before, and a person is asked', () => {
  const rebased = { evidence: from(11), measured: FINE, pull: { ...PULL, headSha: 'c'.repeat(40) } };
  const given = after(failed, rebased);
  expect(answer('benchmarks', given)).toMatchObject({
    kind: 'needs a tick',
    because: expect.stringMatching(
      /^the commit before, `abcdef1`, made the same change, and its measurement found `trie\/seek` \*\*\+7\.8 %\*\*; what there is of this commit does not say so/,
    ),
  });
  expect(remembered(given)).toEqual(remembered(failed));
});

test.each<[string, Partial<AssessInput>, string]>([
  ['have had their say among more', { evidence: from(10, 11), measured: FINE }, 'passed'],
  ['still fail', { evidence: from(11), measured: SLOW }, 'failed'],
  ['are being measured anew', { evidence: running('2026-11-22T14:15:00Z') }, 'waiting'],
  [
    'are of another change',
    {
      evidence: from(11),
      measured: FINE,
      changes: changes({ files: [{ path: 'src/trie.rs', inert: false, digest: 'mended' }] }),
    },
    'passed',
  ],
  [
    'were accepted',
    {
      evidence: from(11),
      measured: FINE,
      decisions: {
        ...NO_DECISIONS,
        acceptances: [
          {
            by: 'carol',
            role: 'maintain',
            at: '2026-11-22T14:20:00Z',
            reason: 'known',
            benchmark: 'trie/seek',
            effect: 0.078,
          },
        ],
      },
    },
    'passed',
  ],
])('numbers that %s: %s', (_name, over, kind) => {
  expect(answer('benchmarks', after(failed, over)).kind).toBe(kind);
});

test('what the numbers were added to is remembered no more', () => {
  expect(remembered(after(failed, { evidence: from(10, 11), measured: FINE }))).toEqual([]);
});

test('a tick answers for what is lost, and not for what is lost after it', () => {
  const first = answer('benchmarks', after(failed, { evidence: from(11), measured: FINE }));
  const worse = { ...NO_GATE, verdicts: [verdict({ effect: 0.2 })] };
  const second = answer(
    'benchmarks',
    after({ evidence: from(12), measured: worse }, { evidence: from(13), measured: FINE }),
  );
  expect(second.kind).toBe('needs a tick');
  expect(second.subject).not.toBe(first.subject);
});

test.each<[string, Partial<AssessInput>]>([
  ['of nothing that failed', { evidence: from(10), measured: FINE, rust: rust() }],
  ['without an artifact that could be lost', { evidence: measured(), measured: SLOW }],
])('what was measured %s is not remembered', (_name, over) => {
  expect(remembered(over)).toEqual([]);
});

test.each<[string, Parameters<typeof verdict>[0][], string]>([
  ['one', [{}], '`trie/seek` **+7.8 %**, and its numbers'],
  ['two: the worst', [{}, { benchmark: 'b', effect: 0.2 }], '`b` **+20 %** and 1 more regression, and its'],
  ['one that grew from nothing', [{ base: 0, effect: null, interval: null }], '`trie/seek`, and its numbers'],
])('what is lost is named: %s', (_name, verdicts, words) => {
  const earlier = { evidence: from(10), measured: { ...NO_GATE, verdicts: verdicts.map(verdict) } };
  const found = (over: Partial<AssessInput>) =>
    answer('benchmarks', { ...over, evidence: NO_WORKFLOW }).because;
  const given = after(earlier, {});
  expect(found(given)).toContain(`an earlier measurement of this change found ${words}`);
  // An earlier version does not say of which commit it was.
  const { state } = given.ticks!;
  const failedMeasurements = state.failedMeasurements.map(({ headSha: _unknown, ...one }) => one);
  const ticks = { ...NO_TICKS, state: { ...state, failedMeasurements } };
  expect(found({ ticks, pull: { ...PULL, headSha: 'c'.repeat(40) } })).toContain(
    'an earlier measurement of this',
  );
});

test('whoever accepts what is slower now has not accepted the more that was measured before', () => {
  const worse = { evidence: from(10), measured: { ...NO_GATE, verdicts: [verdict({ effect: 0.3 })] } };
  const accepted = (effect: number) => {
    const by = { by: 'carol', role: 'maintain' as const, at: '2026-11-22T14:20:00Z', reason: 'known' };
    return { ...NO_DECISIONS, acceptances: [{ ...by, benchmark: 'trie/seek', effect }] };
  };
  const now = (effect: number) =>
    answer('benchmarks', after(worse, { evidence: from(11), measured: SLOW, decisions: accepted(effect) }))
      .kind;
  expect([now(0.078), now(0.3)]).toEqual(['needs a tick', 'accepted']);
});
