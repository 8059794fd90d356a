import type { AssessInput } from '../../../src/checklist/item.js';
import type { Evidence } from '../../../src/model.js';
import { NO_GATE, rust, verdict } from '../../samples.js';
import { answer, HOT, measured, running } from '../answer-of.js';

/** Asked for again, and running since then; now it is 14:20, and two hours are waited. */
const again = (since: string | null): Evidence =>
  ({ ...measured(), again: { asked: 1, running: since } }) as Evidence;
const within = { beyondMargin: false, withinMargin: true };
const SLOWER = verdict();
const UNCLEAR = verdict({ benchmark: 'trie/walk', kind: 'cannot tell', beyondMargin: false });
const FINE = verdict({ kind: 'unchanged', effect: 0, ...within });

test.each<[string, Evidence, ReturnType<typeof verdict>[], string]>([
  ['what is slower', again('2026-11-22T14:00:00Z'), [SLOWER], 'waiting'],
  ['what cannot tell', again('2026-11-22T14:00:00Z'), [FINE, UNCLEAR], 'waiting'],
  ['what is decided', again('2026-11-22T14:00:00Z'), [FINE], 'passed'],
  ['the last second of the wait', again('2026-11-22T12:20:01Z'), [SLOWER], 'waiting'],
  ['the wait is over', again('2026-11-22T12:20:00Z'), [SLOWER], 'failed'],
  ['nothing runs', again(null), [SLOWER], 'failed'],
  ['nobody asked', measured(), [SLOWER], 'failed'],
])('measured again: %s', (_name, evidence, verdicts, kind) => {
  const given = { evidence, measured: { ...NO_GATE, verdicts }, rust: rust({ changedFunctions: [HOT] }) };
  expect(answer('benchmarks', given).kind).toBe(kind);
});

test('it is said what is measured, and until when it is waited for', () => {
  const given = {
    evidence: again('2026-11-22T14:00:00Z'),
    measured: { ...NO_GATE, verdicts: [SLOWER, FINE, UNCLEAR] },
  };
  expect(answer('benchmarks', given)).toMatchObject({
    because: '`trie/seek` and `trie/walk` measured again',
    until: '2026-11-22T16:00:00.000Z',
  });
});

test.each<[string, Partial<AssessInput>, string, string | undefined]>([
  [
    'a run that says nothing of itself',
    { evidence: { ...running('2026-11-22T14:00:00Z'), reason: '' } as Evidence },
    'waiting',
    'the benchmarks are running',
  ],
  ['a run whose wait ends now', { evidence: running('2026-11-22T12:20:00Z') }, 'passed', undefined],
])('%s', (_name, over, kind, because) => {
  expect(answer('benchmarks', over)).toMatchObject({ kind, ...(because && { because }) });
});
