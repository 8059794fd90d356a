import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { newestState } from '../../src/markers/newest-state.js';
import {
  firstState,
  pullName,
  readState,
  stateKey,
  stateMarkers,
  writeState,
} from '../../src/markers/state.js';
import { ITEM_IDS, type PostedCheck, type PostedComment, type State, type Tick } from '../../src/model.js';
import { NOTHING_POSTED, PULL } from '../samples.js';

const KEY = stateKey('a secret');
const NAME = 'acme/trie#7';

const tick: fc.Arbitrary<Tick> = fc.record({
  item: fc.constantFrom(...ITEM_IDS),
  by: fc.string(),
  role: fc.constantFrom('write' as const, 'admin' as const),
  at: fc.constant('2026-11-22T14:00:00.000Z'),
  headSha: fc.string(),
  subject: fc.string({ unit: 'binary' }),
});

const anyState: fc.Arbitrary<State> = fc.record({
  pull: fc.constant(NAME),
  version: fc.nat(),
  sealed: fc.boolean(),
  ticks: fc.array(tick, { maxLength: 9 }),
  shown: fc.record({ headSha: fc.string(), at: fc.string(), subjects: fc.constant({ tests: 's' }) }),
  settled: fc.constant({}),
  refused: fc.constant([]),
  waivers: fc.array(
    fc.record({
      rule: fc.string(),
      item: fc.constantFrom(...ITEM_IDS),
      fingerprints: fc.array(fc.string(), { minLength: 1 }),
      dismissed: fc.boolean(),
      by: fc.string(),
      role: fc.constant('write' as const),
      at: fc.string(),
      reason: fc.string({ unit: 'binary' }),
    }),
  ),
  acceptances: fc.constant([]),
  override: fc.constant(null),
  withdrawn: fc.constant({}),
  handled: fc.constant({ issue: [1, 2], review: [], through: { issue: 0, review: 0 }, sentences: [] }),
  failedMeasurements: fc.constant([]),
});

function state(version: number, over: Partial<State> = {}): State {
  return {
    ...firstState(NAME),
    version,
    shown: { headSha: 'h', at: '2026-11-22T14:00:00.000Z', subjects: {} },
    ...over,
  };
}

function comment(body: string): PostedComment {
  return { id: 1, nodeId: 'n', body, edits: [] };
}

function check(text: string): PostedCheck {
  return {
    id: 1,
    headSha: PULL.headSha,
    status: 'completed',
    conclusion: 'success',
    title: '',
    summary: '',
    text,
    annotations: 0,
  };
}

describe('the signed state of ticks', () => {
  test('property: comes back as it was written, wherever it stands', () => {
    fc.assert(
      fc.property(anyState, fc.string(), fc.string(), (written, before, after) => {
        expect(readState(before + writeState(written, KEY) + after, KEY, NAME)).toEqual({ state: written });
      }),
    );
  });

  test('property: one changed character is refused, and so is any text', () => {
    const marker = writeState(state(3), KEY);
    fc.assert(
      fc.property(
        fc.nat({ max: marker.length - 1 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        (at, other) => {
          fc.pre(marker[at] !== other);
          const read = readState(marker.slice(0, at) + other + marker.slice(at + 1), KEY, NAME);
          expect(read === null || 'refused' in read).toBe(true);
        },
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => readState(text, KEY, NAME) === null));
  });

  test.each([
    ['no marker', 'hello', null],
    [
      'another secret',
      writeState(state(3), stateKey('another')),
      { refused: expect.stringContaining('not ours') },
    ],
    [
      'another pull request',
      writeState(state(3, { pull: 'acme/trie#8' }), KEY),
      { refused: 'it belongs to acme/trie#8' },
    ],
    [
      'another format',
      writeState(state(3), KEY).replace('state:1', 'state:2'),
      { refused: expect.stringContaining('not ours') },
    ],
    [
      'an older one beside a newer',
      `${writeState(state(5), KEY)}\n${writeState(state(4), KEY)}`,
      { state: state(5) },
    ],
    [
      'a newer one behind an older',
      `${writeState(state(4), KEY)}\n${writeState(state(5), KEY)}`,
      { state: state(5) },
    ],
    [
      'a forged one behind a right one',
      `${writeState(state(4), KEY)}<!-- perf-checklist:state:1 e30.AAAA -->`,
      { state: state(4) },
    ],
    [
      'a format of a later program, with our signature',
      `<!-- perf-checklist:state:2 e30.${createHmac('sha256', KEY.hmac).update('perf-checklist:state:2:e30').digest('base64url')} -->`,
      { refused: 'it has format 2, this program reads format 1' },
    ],
    [
      'a forged one before a right one',
      `<!-- perf-checklist:state:1 e30.AAAA -->${writeState(state(4), KEY)}`,
      { state: state(4) },
    ],
  ])('%s', (_name, text, expected) => {
    expect(readState(text, KEY, NAME)).toEqual(expected);
  });

  test('the key prints nothing of the secret', () => {
    expect(JSON.stringify(KEY)).toBe('{"hmac":{}}');
    expect(pullName(PULL)).toBe(NAME);
    expect(pullName({ ...PULL, repositoryId: 5 })).toBe(`${NAME}@5#7`);
  });

  test.each<[string, string, string, boolean]>([
    ['the same name, as an earlier version wrote it', NAME, `${NAME}@5#7`, true],
    ['another name, as an earlier version wrote it', 'acme/old#7', `${NAME}@5#7`, false],
    ['a repository that was renamed', 'acme/old#7@5#7', `${NAME}@5#7`, true],
    ['another repository that took the name', `${NAME}@4#7`, `${NAME}@5#7`, false],
    ['where the id is not known any more', `${NAME}@5#7`, NAME, true],
    ['another name, where the id is not known', 'acme/old#7@5#7', NAME, false],
  ])('is that of its pull request: %s', (_name, pull, here, own) => {
    const read = readState(writeState(state(3, { pull }), KEY), KEY, here);
    expect(read).toEqual(own ? { state: state(3, { pull: here }) } : { refused: `it belongs to ${pull}` });
  });

  test('of two of one version that of the check counts, where nobody else can write', () => {
    const other = state(6, { settled: { tests: '2026-11-22T14:00:00.000Z' } });
    const posted = {
      ...NOTHING_POSTED,
      comment: comment(writeState(other, KEY)),
      check: check(writeState(state(6), KEY)),
    };
    expect(newestState(posted, KEY, NAME)).toEqual(state(6));
  });

  test('an older state played back into the comment loses against the check', () => {
    const posted = {
      ...NOTHING_POSTED,
      comment: comment(writeState(state(2, { ticks: [] }), KEY)),
      check: check(writeState(state(6), KEY)),
    };
    expect(newestState(posted, KEY, NAME).version).toBe(6);
    expect(newestState({ ...posted, check: null }, KEY, NAME).version).toBe(2);
    const { text } = posted.check;
    expect(newestState({ ...posted, check: null, textBefore: text }, KEY, NAME).version).toBe(6);
    expect(newestState(NOTHING_POSTED, KEY, NAME).version).toBe(0);
  });

  test('markers are carried over unread', () => {
    const marker = writeState(state(2), KEY);
    expect(stateMarkers(`a ${marker} b`)).toBe(marker);
    expect(stateMarkers('nothing')).toBe('');
  });
});

test('marks that code quotes above it do not hide the App’s own', () => {
  const own = writeState({ ...firstState(NAME), version: 3 }, KEY);
  const quoted = Array.from({ length: 500 }, (_, at) => `<!-- perf-checklist:state:1 ${at}.x -->`).join('\n');
  expect(readState(`${quoted}\n${own}`, KEY, NAME)).toMatchObject({ state: { version: 3 } });
  expect(stateMarkers(`${quoted}\n${own}`)).toContain(own);
});
