import { acceptCommands } from '../../src/checklist/commands/accept-commands.js';
import { itemIdsOf } from '../../src/checklist/items.js';
import { withOwnItems } from '../../src/checklist/own-items.js';
import { mayNotTick } from '../../src/checklist/rights.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { firstState } from '../../src/markers/state.js';
import type { Config, ItemId, Owners, Role, TickSettings } from '../../src/model.js';
import {
  config,
  finding,
  NO_GATE,
  NOBODY,
  NOTHING_POSTED,
  NOW,
  PULL,
  rust,
  SHOWN_CHECK,
} from '../samples.js';

const STORAGE = 'own:storage-format';

function people(ticks: Partial<TickSettings>): Config {
  return config({
    items: { ...DEFAULT_CONFIG.items, tests: { requirement: 'required', ticks } },
    ownItems: [
      {
        id: STORAGE,
        title: 'Format?',
        paths: ['src/**'],
        rules: ['clone-in-loop'],
        requirement: 'required',
        ticks,
      },
    ],
  });
}

const may = (over: Config, item: ItemId, role: Role, teams: string[] = [], login = 'bo') =>
  mayNotTick({ login, bot: false, role, teams }, item, { pull: PULL, config: over, owners: NOBODY }) === null;

test('an item may want a higher role, and leaves the others as they are', () => {
  const over = people({ role: 'admin' });
  expect(may(over, 'tests', 'maintain')).toBe(false);
  expect(may(over, STORAGE, 'maintain')).toBe(false);
  expect(may(over, STORAGE, 'admin')).toBe(true);
  expect(may(over, 'benchmarks', 'write')).toBe(true);
});

test('an item may let a team in, and its author', () => {
  const over = people({ teams: ['storage'], authorMayTick: true });
  expect(may(over, STORAGE, 'read', ['storage'])).toBe(true);
  expect(may(over, 'benchmarks', 'read', ['storage'])).toBe(false);
  expect(may(over, STORAGE, 'write', [], PULL.author.login)).toBe(true);
  expect(may(over, 'benchmarks', 'write', [], PULL.author.login)).toBe(false);
});

test('who owns the code may, alone or by a team, and only where the project lets owners', () => {
  const owns = (codeOwners: boolean, owners: Owners, login = 'Bo') => {
    const ticks = { ...config().ticks, codeOwners };
    const person = { login, bot: false, role: 'read' as const, teams: ['Acme/Perf'] };
    return mayNotTick(person, 'tests', { pull: PULL, config: config({ ticks }), owners }) === null;
  };
  const [alone, team] = [
    { logins: ['bo'], teams: [] },
    { logins: [], teams: ['acme/perf'] },
  ];
  expect([owns(true, alone), owns(true, team), owns(true, NOBODY)]).toEqual([true, true, false]);
  expect([owns(false, alone), owns(false, team)]).toEqual([false, false]);
  expect(owns(true, alone, 'cy')).toBe(false);
});

test('an item that is gone has the rights of the file', () => {
  expect(may(config(), STORAGE, 'write')).toBe(true);
  expect(may(config(), STORAGE, 'read')).toBe(false);
});

describe('commands', () => {
  const shown = {
    headSha: PULL.headSha,
    at: '2026-11-22T14:00:00Z',
    subjects: { [STORAGE]: 's-storage', tests: 's-tests' },
  };
  const say = (body: string, role: Role, over: Config) => {
    const state = { ...firstState('acme/trie#7'), version: 3, shown };
    const wake = {
      kind: 'commented' as const,
      comment: { kind: 'issue' as const, id: 1 },
      author: { login: 'carol', bot: false },
      role,
      at: '2026-11-22T14:10:00Z',
      body,
    };
    const findings = [
      finding({ fingerprint: 'inside' }),
      finding({ fingerprint: 'outside', path: 'lib/a.rs' }),
    ];
    return acceptCommands({ state, ticks: [], refused: [], settled: {} }, wake, {
      posted: { ...NOTHING_POSTED, check: SHOWN_CHECK },
      rules: { pull: PULL, config: over, owners: NOBODY },
      items: itemIdsOf(over),
      rust: withOwnItems(rust({ findings }), over),
      evidence: { kind: 'missing', reason: 'nothing', expected: 'no-workflow' },
      measured: NO_GATE,
      now: NOW,
    });
  };
  const sentence = ({ decisions }: ReturnType<typeof say>) => decisions.handled.sentences.at(-1)?.text;

  test.each(['storage-format', 'own:storage-format', 'Storage-Format'])('tick %s', (name) => {
    const { ticks, decisions } = say(`/perf tick ${name} looked at it`, 'write', people({}));
    expect(ticks.ticks).toMatchObject([{ item: STORAGE, subject: 's-storage', reason: 'looked at it' }]);
    expect(decisions.answer?.reaction).toBe('+1');
  });

  test('a slip is answered with the name that people write', () => {
    expect(sentence(say('/perf tick storage-fromat', 'write', people({})))).toContain(
      'did you mean `storage-format`?',
    );
    expect(sentence(say('/perf tick', 'write', people({})))).toContain(
      '`observability` and `storage-format`',
    );
  });

  test('the right is that for the item', () => {
    const strict = people({ role: 'admin' });
    expect(say('/perf tick storage-format', 'write', strict).ticks.ticks).toEqual([]);
    expect(sentence(say('/perf tick storage-format', 'write', strict))).toContain(
      'ticking needs the admin role',
    );
    expect(sentence(say('/perf untick storage-format', 'write', strict))).toContain(
      'ticking needs the admin role',
    );
  });

  test('findings of two items are waived for each, by whoever has the right for both', () => {
    expect(say('/perf waive clone-in-loop fine', 'write', people({})).decisions.waivers).toMatchObject([
      { item: STORAGE, rule: 'clone-in-loop', fingerprints: ['inside'] },
      { item: 'allocations', rule: 'clone-in-loop', fingerprints: ['outside'] },
    ]);
    expect(
      say('/perf waive clone-in-loop fine', 'write', people({ role: 'admin' })).decisions.waivers,
    ).toEqual([]);
  });
});
