import { acceptTicks } from '../../src/checklist/accept-ticks.js';
import { stateKey, writeState } from '../../src/markers/state.js';
import type { Posted, Role } from '../../src/model.js';
import { NOTHING_POSTED, NOW } from '../samples.js';
import { body, KEY, posted, RULES, state, tick } from './turned-boxes.js';

const SHOWN = state({ version: 6, shown: { ...state().shown, headSha: 'check0' } });

function press(text: string, role: Role = 'write', at: Posted = NOTHING_POSTED) {
  const by = { login: 'bo', bot: false };
  const wake = {
    kind: 'pressed' as const,
    item: 'tests' as const,
    by,
    role,
    at: '2026-11-22T14:00:00Z',
    text,
  };
  return acceptTicks(at, wake, RULES, KEY, NOW);
}

test('the button ticks what the check that shows it was about, and its state counts as told', () => {
  const ticks = press(`Details\n${writeState(SHOWN, KEY)}`, 'write', posted(body([])));
  expect(ticks).toMatchObject({ ticks: [tick({ headSha: 'check0' })], refused: [], state: { version: 6 } });
});

test('whoever may not tick is told so', () => {
  const ticks = press(writeState(SHOWN, KEY), 'read');
  expect(ticks).toMatchObject({ ticks: [], refused: [{ item: 'tests', by: 'bo' }], settled: {} });
});

test.each([
  ['no state', 'Details'],
  ['a state of another secret', writeState(SHOWN, stateKey('another'))],
  ['the state of another pull request', writeState({ ...SHOWN, pull: 'acme/trie#8' }, KEY)],
  [
    'a state in which the item had no box',
    writeState({ ...SHOWN, shown: { ...SHOWN.shown, subjects: {} } }, KEY),
  ],
])('under a check with %s it ticks nothing', (_name, text) => {
  expect(press(text)).toMatchObject({
    ticks: [],
    refused: [{ because: expect.stringContaining('not as the App wrote it') }],
  });
});
