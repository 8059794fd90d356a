import { parseConfig } from '../../src/config/parse.js';
import { removalOf, withoutOwn } from '../../src/config/removal.js';
import type { RemovedConfig, Settings } from '../../src/model.js';

const FILE = '.github/perf-checklist.yml';
const ORGANISATION = { file: 'acme/.github: perf-checklist.yml', text: 'mode: enforce\nhots: []\n' };

function removing(text: string, inherited: Settings['inherited'] = null): Settings {
  return { config: { file: FILE, text }, inherited, proposed: withoutOwn(inherited), attributes: '' };
}

test.each<[string, Settings, RemovedConfig | null]>([
  [
    'the defaults',
    removing('mode: enforce\nhot: [src/**]\n'),
    { successor: null, mode: 'advise', said: ['mode', 'hot'] },
  ],
  [
    "the organisation's file",
    removing('rules: { clone-in-loop: error }\n', ORGANISATION),
    { successor: ORGANISATION.file, mode: 'enforce', said: ['rules'] },
  ],
  [
    'the defaults, of a text that says nothing',
    removing('- 7\n'),
    { successor: null, mode: 'advise', said: [] },
  ],
  [
    'the file, where it is only changed',
    { ...removing(''), proposed: { file: FILE, text: 'mode: enforce' } },
    null,
  ],
  ['nothing, where nothing is proposed', { ...removing(''), proposed: null }, null],
])('without its file a repository has %s', (_, settings, expected) => {
  expect(removalOf(settings)).toEqual(expected);
});

test('mistakes in what holds then are nothing that the pull request proposes', () => {
  expect(parseConfig(removing('mode: enforce\n', ORGANISATION)).problems).toEqual([]);
});
