import type { Decisions, State, Ticks } from '../../../src/model.js';
import { answered, type By, DECIDED, FINGERPRINT, hear, ticks } from './hearing.js';

const TOO_LATE = ['confused', 'somebody decided otherwise after you'];
const OTHER = 'fedcba9876543210';

/** As it is known at the next review. */
function known({
  ticks: { ticks: held, settled, refused },
  decisions,
}: {
  ticks: Ticks;
  decisions: Decisions;
}) {
  const { waivers, acceptances, override, withdrawn } = decisions;
  return ticks({ ticks: held, settled, refused, waivers, acceptances, override, withdrawn });
}

/** Hears one after the other, each in a comment of its own; `[minute, command]`. */
function inOrder(...commands: [number, string][]) {
  let before = ticks();
  let last = hear('');
  for (const [minute, body] of commands) {
    last = hear(body, { role: 'admin', at: `2026-11-22T14:${minute}:00Z` }, before);
    before = known(last);
  }
  return { last, state: before.state, ticks: before };
}

const left = ({ ticks: held, waivers, acceptances, override }: State) => [
  held.map(({ item, reason }) => `${item} ${reason}`),
  waivers.map(({ fingerprints, reason }) => `${fingerprints.join()} ${reason}`),
  acceptances.map(({ benchmark, reason }) => `${benchmark} ${reason}`),
  override?.reason,
];

describe('of two commands in one comment the second one counts', () => {
  test.each<[string, string, ReturnType<typeof left>]>([
    ['tick tests a', 'untick tests', [[], [], [], undefined]],
    ['untick tests', 'tick tests a', [['tests a'], [], [], undefined]],
    ['waive 0123456 a', 'untick allocations', [[], [], [], undefined]],
    ['untick allocations', 'waive 0123456 a', [[], [`${FINGERPRINT} a`], [], undefined]],
    ['waive 0123456 a', 'waive 0123456 b', [[], [`${FINGERPRINT} b`], [], undefined]],
    ['accept trie/seek a', 'untick benchmarks', [[], [], [], undefined]],
    ['untick benchmarks', 'accept trie/seek a', [[], [], ['trie/seek a'], undefined]],
    ['accept trie/seek a', 'accept trie/seek b', [[], [], ['trie/seek b'], undefined]],
    ['override a', 'override b', [[], [], [], 'b']],
  ])('/perf %s, /perf %s', (first, second, expected) => {
    const { state } = inOrder([10, `/perf ${first}\n/perf ${second}`]);
    expect(left(state)).toEqual(expected);
  });
});

describe('what is told late', () => {
  test.each<[string, [number, string], [number, string], ReturnType<typeof left>]>([
    [
      'an untick spares a later tick',
      [12, 'tick tests b'],
      [10, 'untick tests'],
      [['tests b'], [], [], undefined],
    ],
    [
      'an untick spares a later waiver',
      [12, 'waive 0123456 b'],
      [10, 'untick allocations'],
      [[], [`${FINGERPRINT} b`], [], undefined],
    ],
    [
      'an untick spares a later acceptance',
      [12, 'accept trie/seek b'],
      [10, 'untick benchmarks'],
      [[], [], ['trie/seek b'], undefined],
    ],
    [
      'a waiver',
      [12, 'waive clone-in-loop b'],
      [10, 'waive 0123456 a'],
      [[], [`${FINGERPRINT},${OTHER} b`], [], undefined],
    ],
    [
      'an acceptance',
      [12, 'accept trie/seek b'],
      [10, 'accept trie/seek a'],
      [[], [], ['trie/seek b'], undefined],
    ],
    ['an override', [12, 'override b'], [10, 'override a'], [[], [], [], 'b']],
  ])('%s', (_name, [later, told], [earlier, late], expected) => {
    const { last, state } = inOrder([later, `/perf ${told}`], [earlier, `/perf ${late}`]);
    expect(left(state)).toEqual(expected);
    expect(answered(last)[0]).toBe('confused');
  });

  test('an untick that comes after a later one leaves the later one in force', () => {
    const { state } = inOrder([12, '/perf untick allocations'], [10, '/perf untick allocations']);
    expect(state.withdrawn).toEqual({ allocations: '2026-11-22T14:12:00.000Z' });
    expect(answered(hear('/perf waive 0123456 a', { at: '2026-11-22T14:11:00Z' }, ticks(state)))).toEqual(
      TOO_LATE,
    );
  });
});

describe('what a later command replaces', () => {
  test.each<[string, string, ReturnType<typeof left>]>([
    ['waive 0123456 a', 'waive 0123456 b', [[], [`${FINGERPRINT} b`], [], undefined]],
    ['accept trie/seek a', 'accept trie/seek b', [[], [], ['trie/seek b'], undefined]],
    ['override a', 'override b', [[], [], [], 'b']],
    // Another item stays as it is.
    ['waive 0123456 a', 'untick tests', [[], [`${FINGERPRINT} a`], [], undefined]],
    ['accept trie/seek a', 'untick tests', [[], [], ['trie/seek a'], undefined]],
  ])('/perf %s, later /perf %s', (first, second, expected) => {
    expect(left(inOrder([10, `/perf ${first}`], [12, `/perf ${second}`]).state)).toEqual(expected);
  });

  test('taking back what is not there is answered', () => {
    expect(answered(hear('/perf untick tests'))).toEqual([
      'confused',
      'nothing of `tests` could be taken back',
    ]);
  });
});

describe('a box that somebody turned in vain', () => {
  const vain = (minute: string) => ({
    item: 'tests' as const,
    by: 'rita',
    at: `2026-11-22T14:${minute}:00.000Z`,
    because: 'no',
  });
  test.each([
    ['before', '09', []],
    ['in the same second', '10', []],
    ['after', '11', [vain('11')]],
  ])('%s the item was ticked by a command', (_when, minute, refused) => {
    expect(hear('/perf tick tests', {}, ticks({ refused: [vain(minute)] })).ticks.refused).toEqual(refused);
  });
});

test('a tick without a reason has none', () => {
  expect(hear('/perf tick tests').ticks.ticks).toStrictEqual([
    { ...DECIDED, item: 'tests', headSha: 'seen00', subject: 's-tests' },
  ]);
});

describe('comments that were answered', () => {
  const comment = (id: number): By => ({ comment: { kind: 'issue', id } });

  test('the last that is no longer listed is known all the same', () => {
    const handled = { ...ticks().state.handled, issue: [51, 52], through: { issue: 50, review: 0 } };
    const reaction = (id: number) =>
      hear('/perf help', comment(id), ticks({ handled })).decisions.answer?.reaction;
    expect([49, 50, 51, 53].map(reaction)).toEqual([undefined, undefined, undefined, '+1']);
  });

  test('one without a command is not remembered, nor answered', () => {
    expect(hear('Looks good to me.').decisions).toMatchObject({ answer: null, handled: { issue: [] } });
  });

  test('beyond the first ten commands is said so', () => {
    expect(answered(hear('/perf recheck\n'.repeat(11)))).toEqual([
      'confused',
      'only the first 10 commands of a comment are read',
    ]);
    expect(answered(hear('/perf recheck\n'.repeat(10)))).toEqual(['+1']);
  });
});
