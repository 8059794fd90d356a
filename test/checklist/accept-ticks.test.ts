import fc from 'fast-check';
import { acceptTicks } from '../../src/checklist/accept-ticks.js';
import type { TickRules } from '../../src/checklist/rights.js';
import { CHECKLIST_MARK } from '../../src/markers/boxes.js';
import { readState, writeState } from '../../src/markers/state.js';
import type { CommentEdit, ItemId, Posted, Role, State, Tick, TickSettings, Wake } from '../../src/model.js';
import { config, NOBODY, NOW, PULL } from '../samples.js';
import { body, edit, edited, KEY, posted, RULES, state, tick, tickTests } from './turned-boxes.js';

describe('who may tick', () => {
  const COLLABORATORS = { ...PULL, author: { login: 'ada', bot: false } };
  const ALONE = { ...COLLABORATORS, othersCanWrite: false };
  const AUTHOR_MAY = config({ ticks: { role: 'write', teams: [], authorMayTick: true, codeOwners: false } });
  const TEAM = config({ ticks: { role: 'admin', teams: ['perf'], authorMayTick: false, codeOwners: false } });
  const MAINTAIN = config({
    ticks: { role: 'maintain', teams: [], authorMayTick: false, codeOwners: false },
  });
  const TRIAGE = config({ ticks: { role: 'triage', teams: [], authorMayTick: false, codeOwners: false } });

  test.each([
    ['a writer', { login: 'bo' }, COLLABORATORS, config(), null],
    ['an admin', { login: 'bo', role: 'admin' as const }, COLLABORATORS, config(), null],
    [
      'triage',
      { login: 'bo', role: 'triage' as const },
      COLLABORATORS,
      config(),
      'ticking needs the write role, and theirs is triage',
    ],
    ['triage where that is enough', { login: 'bo', role: 'triage' as const }, COLLABORATORS, TRIAGE, null],
    ['the author', { login: 'Ada' }, COLLABORATORS, config(), 'the author is not the judge'],
    ['the author alone', { login: 'ada' }, ALONE, config(), null],
    [
      'who pushed to it',
      { login: 'bo' },
      { ...COLLABORATORS, pushers: ['Bo'] },
      config(),
      'whoever pushed to the branch counts as an author',
    ],
    [
      'the only admin, where owners may tick',
      { login: 'ada', role: 'admin' as const },
      { ...COLLABORATORS, nobodyElseIs: ['admin'] as const },
      config({ ticks: { role: 'admin', teams: [], authorMayTick: false, codeOwners: true } }),
      'the author is not the judge',
    ],
    [
      'the author, who alone has the role',
      { login: 'ada', role: 'maintain' as const },
      { ...COLLABORATORS, nobodyElseIs: ['maintain', 'admin'] as const },
      MAINTAIN,
      null,
    ],
    [
      'the author, beside an admin',
      { login: 'ada', role: 'maintain' as const },
      COLLABORATORS,
      MAINTAIN,
      'the author is not the judge',
    ],
    [
      'the author without the role that nobody else has',
      { login: 'ada' },
      { ...COLLABORATORS, nobodyElseIs: ['maintain', 'admin'] as const },
      MAINTAIN,
      'ticking needs the maintain role',
    ],
    [
      'the only admin, where a team may tick',
      { login: 'ada', role: 'admin' as const },
      { ...COLLABORATORS, nobodyElseIs: ['admin'] as const },
      TEAM,
      'the author is not the judge',
    ],
    ['the author where config allows', { login: 'ada' }, COLLABORATORS, AUTHOR_MAY, null],
    [
      'a bot',
      { login: 'x[bot]', bot: true, role: 'admin' as const },
      COLLABORATORS,
      config(),
      'a bot may not tick',
    ],
    [
      'a member of the team',
      { login: 'bo', role: 'read' as const, teams: ['perf'] },
      COLLABORATORS,
      TEAM,
      null,
    ],
    [
      'no member of the team',
      { login: 'bo', role: 'write' as const, teams: ['web'] },
      COLLABORATORS,
      TEAM,
      'the admin role or a place in the team `perf`',
    ],
  ])('%s', (_who, by, pull, settings, why) => {
    const ticks = acceptTicks(
      posted(body(['tests'])),
      tickTests(by),
      { pull, config: settings, owners: NOBODY },
      KEY,
      NOW,
    );
    if (why === null) {
      const { login, ...rights } = by;
      expect(ticks.ticks).toEqual([tick({ by: login, ...rights })]);
      expect(ticks.refused).toEqual([]);
    } else {
      expect(ticks.ticks).toEqual([]);
      expect(ticks.refused).toEqual([
        {
          item: 'tests',
          by: by.login,
          at: '2026-11-22T14:00:00.000Z',
          because: expect.stringContaining(why),
        },
      ]);
    }
  });
});

describe('rights that were enough and are no longer', () => {
  const rules = (over: Partial<TickSettings>, owners = NOBODY) => ({
    ...RULES,
    config: config({ ticks: { role: 'admin', teams: [], authorMayTick: false, codeOwners: false, ...over } }),
    owners,
  });
  const lenient = { baseRef: 'lenient' };
  test.each<[string, Partial<Tick>, TickRules, string | null]>([
    ['a higher role', {}, rules({}), 'needs the admin role by now, and theirs was write'],
    [
      'a higher role, or a team',
      {},
      rules({ teams: ['perf'] }),
      'the admin role or a place in the team `perf` by now',
    ],
    ['a higher role, or their team', { teams: ['perf'] }, rules({ teams: ['perf'] }), null],
    ['another team', { teams: ['web'] }, rules({ teams: ['perf'] }), 'or a place in the team `perf` by now'],
    ['a higher role, or to own all', {}, rules({ codeOwners: true }), null],
    ['authors may no longer', { by: 'ada' }, rules({ role: 'write' }), 'the author is not the judge'],
    ['authors may', { by: 'ada' }, rules({ role: 'write', authorMayTick: true }), null],
    [
      'there is nobody else',
      { by: 'ada' },
      { ...rules({ role: 'write' }), pull: { ...PULL, othersCanWrite: false } },
      null,
    ],
    ['another branch, where the same is enough', lenient, rules({ role: 'write' }), null],
    [
      'another branch, where the author may not',
      { ...lenient, by: 'ada' },
      rules({ role: 'write' }),
      'it was set for the branch `lenient`; here the author',
    ],
    ['another branch, where a team may', lenient, rules({ teams: ['perf'] }), 'the admin role or a place in'],
    [
      'another branch, where their team may',
      { ...lenient, teams: ['perf'] },
      rules({ teams: ['perf'] }),
      null,
    ],
    ['another branch, where owners may', lenient, rules({ codeOwners: true }), 'or to own all'],
    [
      'another branch, where they own it',
      lenient,
      rules({ codeOwners: true }, { logins: ['bo'], teams: [] }),
      null,
    ],
  ])('%s', (_, over, now, why) => {
    const held = tick(over);
    const { ticks, refused } = acceptTicks(
      posted(body(['tests'], state({ ticks: [held], settled: { tests: held.at } }))),
      { kind: 'changed' },
      now,
      KEY,
      NOW,
    );
    expect(ticks).toEqual(why === null ? [held] : []);
    expect(refused.map(({ because }) => because)).toEqual(why === null ? [] : [expect.stringContaining(why)]);
  });

  test('a team that an earlier version has not written down is believed, a role that is too little is not', () => {
    const { baseRef: _unknown, ...held } = tick({});
    const text = body(['tests'], state({ ticks: [held], settled: { tests: held.at } }));
    const ticksBy = (now: TickRules) => acceptTicks(posted(text), { kind: 'changed' }, now, KEY, NOW).ticks;
    expect(ticksBy(rules({ teams: ['perf'] }))).toEqual([held]);
    expect(ticksBy(rules({}))).toEqual([]);
  });
});

test('who has the role that is asked for now ticks in place of who had that of before', () => {
  const held = state({ ticks: [tick()], settled: { tests: tick().at } });
  const admins = config({ ticks: { role: 'admin', teams: [], authorMayTick: false, codeOwners: false } });
  const by = { login: 'cy', role: 'admin' as const, at: '2026-11-22T14:10:00Z' };
  const wake = edited(body([], held), body(['tests'], held), by);
  const { ticks } = acceptTicks(posted(body(['tests'], held)), wake, { ...RULES, config: admins }, KEY, NOW);
  expect(ticks).toMatchObject([{ by: 'cy', role: 'admin' }]);
});

describe('what a box does', () => {
  const held = state({ ticks: [tick()], settled: { tests: '2026-11-22T14:00:00.000Z' } });
  const accept = (at: Posted, wake: Wake) => acceptTicks(at, wake, RULES, KEY, NOW);

  test('unticking with the right removes the tick, without it keeps it', () => {
    const later = '2026-11-22T14:05:00Z';
    const untick = (role: Role) =>
      edited(body(['tests'], held), body([], held), { login: 'cy', role, at: later });
    expect(accept(posted(body([], held)), untick('write')).ticks).toEqual([]);
    const refused = accept(posted(body([], held)), untick('read'));
    expect(refused.ticks).toEqual([tick()]);
    expect(refused.refused[0]?.because).toContain('the untick of `cy` was undone');
  });

  test('the same event told again, or an older one told late, changes nothing', () => {
    const first = accept(posted(body([], held)), tickTests());
    expect(first).toMatchObject({ ticks: [tick()], settled: { tests: '2026-11-22T14:00:00.000Z' } });
    const unticked = state({ version: 5, settled: { tests: '2026-11-22T14:10:00.000Z' } });
    expect(accept(posted(body([], unticked)), tickTests()).ticks).toEqual([]);
  });

  test('a tick that the App overwrote while it was set still counts, for what its setter saw', () => {
    const newer = state({
      version: 9,
      shown: { headSha: 'later0', at: '2026-11-22T13:00:00Z', subjects: { tests: 'changed' } },
    });
    const ticks = accept(posted(body([], newer)), tickTests());
    expect(ticks.ticks).toEqual([tick({ subject: 'subject-tests', headSha: 'seen00' })]);
    expect(ticks.state.version).toBe(9);
  });

  test('the edit history gives what no webhook told', () => {
    const edits = [
      edit(body([]), { login: 'perf-checklist', bot: true, at: '2026-11-22T13:00:00Z' }),
      edit(body(['tests']), { login: 'bo', at: '2026-11-22T13:10:00Z' }),
      edit(body(['tests', 'benchmarks']), { login: 'eve', role: 'none', at: '2026-11-22T13:20:00Z' }),
    ];
    const ticks = accept(posted(body(['tests', 'benchmarks']), edits), { kind: 'changed' });
    expect(ticks.ticks).toEqual([tick({ at: '2026-11-22T13:10:00.000Z' })]);
    expect(ticks.refused.map(({ item, by }) => [item, by])).toEqual([['benchmarks', 'eve']]);
  });

  describe('within one second', () => {
    const [none, ticked] = [body([]), body(['tests'])];
    const history = [
      edit(none, { login: 'perf-checklist', bot: true }),
      edit(ticked, { login: 'bo' }),
      edit(none, { login: 'cleo' }),
    ];

    test.each<[string, Wake]>([
      ['the first of two turns is told', edited(none, ticked, { login: 'bo' })],
      ['the second is told', edited(ticked, none, { login: 'cleo' })],
      ['none is told', { kind: 'changed' }],
    ])('the history says which came last: %s', (_, wake) => {
      expect(accept(posted(none, history), wake).ticks).toEqual([]);
    });

    test('what the history has not yet comes last', () => {
      const wake = edited(ticked, none, { login: 'cleo' });
      expect(accept(posted(none, history.slice(0, 2)), wake).ticks).toEqual([]);
    });

    test('what was seen is what the webhook says', () => {
      const newer = state({ version: 5, shown: { ...state().shown, headSha: 'seen01' } });
      const wake = edited(body([], newer), body(['tests'], newer), { login: 'bo' });
      const hidden = [edit(none, { login: 'perf-checklist', bot: true }), edit(body(['tests'], newer))];
      expect(accept(posted(body(['tests'], newer), hidden), wake).ticks).toMatchObject([
        { headSha: 'seen01' },
      ]);
    });
  });

  test('what a bot wrote into the history is no tick, and no refusal', () => {
    const bot = { login: 'perf-checklist', bot: true, role: 'admin' as const };
    const edits = [
      edit(body([]), { ...bot, at: '2026-11-22T13:00:00Z' }),
      edit(body(['tests']), { ...bot, at: '2026-11-22T13:10:00Z' }),
    ];
    expect(accept(posted(body(['tests']), edits), { kind: 'changed' })).toMatchObject({
      ticks: [],
      refused: [],
    });
  });

  test.each<[string, CommentEdit[]]>([
    ['without its beginning', []],
    ['with a gap', [edit(body([]), { bot: true, at: '2026-11-22T13:00:00Z' }), edit('', { login: 'cy' })]],
  ])('a history %s does not say what the edit behind it turned', (_, before) => {
    const edits = [...before, edit(body(['tests']), { at: '2026-11-22T14:09:00Z' })];
    expect(accept(posted(body(['tests']), edits), { kind: 'changed' }).ticks).toEqual([]);
  });

  test('a box written by hand, or on a body that lost its signature, gives nothing unsigned', () => {
    const bare = '- [ ] tests <!-- item:tests -->';
    const wake = edited(bare, bare.replace('[ ]', '[x]'));
    expect(accept(posted(bare), wake).refused[0]?.because).toContain('not as the App wrote it');
    const added = edited(body([]), `${body([])}\n- [x] mine <!-- item:allocations -->`);
    expect(accept(posted(body([])), added).ticks).toEqual([]);
  });

  test.each([
    [
      'before it',
      body([]).replace('] tests', '] Typo fixed?'),
      body(['tests']).replace('] tests', '] Typo fixed?'),
    ],
    ['with it', body([]), body(['tests']).replace('] tests', '] Typo fixed?')],
    ['above it', `${body([])}`.replace(CHECKLIST_MARK, `${CHECKLIST_MARK}\nAll fine.`), body(['tests'])],
    ['below the seal', `${body([])}\nAll fine.`, `${body(['tests'])}\nAll fine.`],
    [
      'and the seal with them',
      body([]).replace(/\n.*text:.*$/, ''),
      body(['tests']).replace(/\n.*text:.*$/, ''),
    ],
  ])('words that somebody changed %s: the tick is undone, and said', (_name, before, after) => {
    const { ticks, refused } = accept(posted(after), edited(before, after));
    expect(ticks).toEqual([]);
    expect(refused[0]?.because).toMatch(/not as the App wrote it; it is restored, please tick again/);
    // As the comment's history tells it, where the webhook never came.
    const history = [edit(before, { login: 'ada', at: '2026-11-22T13:59:00Z' }), edit(after)];
    expect(accept(posted(after, history), { kind: 'changed' }).ticks).toEqual([]);
  });

  describe('a comment that a version before seals wrote', () => {
    const old = (ticked: readonly ItemId[], signed: State) =>
      body(ticked, signed).replace(/\n<!-- perf-checklist:text:.*$/, '');
    const unsealed = state({ sealed: false });

    test('a tick in it counts, as the webhook and as the history tell it', () => {
      const [before, after] = [old([], unsealed), old(['tests'], unsealed)];
      const history = [edit(before, { bot: true, at: '2026-11-22T13:00:00Z' }), edit(after)];
      for (const ticks of [
        accept(posted(after), edited(before, after)),
        accept(posted(after, history), { kind: 'changed' }),
      ]) {
        expect(ticks).toMatchObject({ ticks: [tick()], refused: [] });
      }
    });

    test('a tick that was accepted in it before is no refusal now', () => {
      const done = { ...state({ version: 5 }), ticks: [tick()], settled: { tests: tick().at } };
      const history = [
        edit(old([], unsealed), { bot: true, at: '2026-11-22T13:00:00Z' }),
        edit(old(['tests'], unsealed)),
        edit(body(['tests'], done), { bot: true, at: '2026-11-22T14:01:00Z' }),
      ];
      const ticks = accept(posted(body(['tests'], done), history), { kind: 'changed' });
      expect(ticks).toMatchObject({ ticks: [tick()], refused: [] });
    });

    test('once the App has written with seals, the older text put back counts no more', () => {
      const newer = body([], state({ version: 5 }));
      const [before, after] = [old([], unsealed), old(['tests'], unsealed)];
      const history = [edit(newer, { bot: true, at: '2026-11-22T13:50:00Z' }), edit(before), edit(after)];
      expect(accept(posted(after, history), edited(before, after)).ticks).toEqual([]);
    });

    test('its state says so without knowing the word', () => {
      const { sealed: _, ...before } = unsealed;
      const text = writeState({ ...before, sealed: undefined } as never, KEY);
      expect(readState(text, KEY, 'acme/trie#7')).toEqual({ state: unsealed });
    });
  });

  test('line ends as a browser sends them change no word', () => {
    const [before, after] = [body([]), body(['tests'])].map((text) => `${text.replaceAll('\n', '\r\n')}\r\n`);
    expect(accept(posted(after!), edited(before!, after!)).ticks).toMatchObject([{ item: 'tests' }]);
  });

  test('a forged tick in the comment is none', () => {
    const forged = body(['tests'], state({ version: 99, ticks: [tick({ by: 'eve' })] })).replace(
      /(state:1 [\w-]+)\.[\w-]+ -->/,
      '$1.AAAA -->',
    );
    expect(accept(posted(forged), { kind: 'changed' })).toMatchObject({ ticks: [], state: { version: 0 } });
  });

  test('an older state put back while the head has no check yet loses against history and webhook', () => {
    const unticked = body([], state({ version: 6, settled: { tests: '2026-11-22T14:10:00.000Z' } }));
    const old = body(['tests'], held);
    const by = { login: 'ada', at: '2026-11-22T14:15:00Z' };
    const history = [edit(unticked, { bot: true, at: '2026-11-22T14:11:00Z' }), edit(old, by)];
    for (const ticks of [
      accept(posted(old, history), { kind: 'changed' }),
      accept(posted(old), edited(unticked, old, by)),
    ]) {
      expect(ticks).toMatchObject({
        ticks: [],
        state: { version: 6 },
        refused: [{ item: 'tests', by: 'ada' }],
      });
    }
  });

  test('a tick that is told after a later one in vain still counts', () => {
    const vain = accept(posted(body([])), tickTests({ login: 'ada', at: '2026-11-22T14:10:00Z' }));
    const { refused, settled } = vain;
    const heard = accept(posted(body([], state({ version: 5, refused, settled }))), tickTests());
    expect(heard).toMatchObject({ ticks: [tick()], refused: [{ by: 'ada' }] });
  });

  test('a clock ahead settles nothing beyond now', () => {
    const ticks = accept(posted(body(['tests'])), tickTests({ at: '2027-01-01T00:00:00Z' }));
    expect(ticks.settled).toEqual({ tests: NOW.toISOString() });
  });
});

describe('property: nobody without the right changes a tick, none is invented or lost', () => {
  const event = fc.record({
    item: fc.constantFrom<ItemId>('tests', 'benchmarks'),
    login: fc.constantFrom('bo', 'cy', 'ada', 'eve', 'x[bot]'),
    again: fc.boolean(),
  });
  const ROLES: Record<string, Role> = {
    bo: 'write',
    cy: 'admin',
    ada: 'write',
    eve: 'triage',
    'x[bot]': 'admin',
  };
  const RIGHTFUL = new Set(['bo', 'cy']);

  test('against a plain set of ticked items', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const ticked = new Set<ItemId>();
        let current = state();
        const wakes: Wake[] = [];
        events.forEach(({ item, login, again }, minute) => {
          const before = body([...ticked], current);
          const turned = new Set(ticked);
          if (!turned.delete(item)) turned.add(item);
          const at = `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`;
          const by = { login, bot: login.endsWith(']'), role: ROLES[login]!, at };
          const wake = edited(before, body([...turned], current), by);
          wakes.push(wake);
          if (RIGHTFUL.has(login)) {
            ticked.clear();
            for (const now of turned) ticked.add(now);
          }
          // Any earlier event may be delivered again, before or after.
          for (const told of again ? [wakes[0]!, wake, wake] : [wake]) {
            const { ticks, refused, settled } = acceptTicks(posted(body([], current)), told, RULES, KEY, NOW);
            current = { ...current, version: current.version + 1, ticks, refused, settled };
          }
        });
        expect(new Set(current.ticks.map((tick) => tick.item))).toEqual(ticked);
        expect(current.ticks.every((tick) => RIGHTFUL.has(tick.by))).toBe(true);
      }),
    );
  });
});
