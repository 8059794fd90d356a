import { acceptCommands, type CommandInput } from '../../../src/checklist/commands/accept-commands.js';
import { foundDigest } from '../../../src/checklist/commands/found-digest.js';
import type { State, Ticks } from '../../../src/model.js';
import { config, finding, NOBODY, NOW, PULL, rust, SHOWN_CHECK } from '../../samples.js';
import {
  answered,
  type By,
  DECIDED,
  FINGERPRINT,
  hear,
  IN_THREAD,
  INPUT,
  POSTED,
  SHOWN,
  said,
  ticks,
} from './hearing.js';

describe('what is done', () => {
  test('tick binds to what was shown when the command was written', () => {
    const heard = hear('/perf tick tests ran them by hand');
    expect(answered(heard)).toEqual(['+1']);
    expect(heard.ticks.ticks).toEqual([
      { ...DECIDED, item: 'tests', headSha: 'seen00', subject: 's-tests', reason: 'ran them by hand' },
    ]);
  });

  test('untick takes back the tick, the waivers and the acceptances of an item', () => {
    const held = hear('/perf tick allocations\n/perf waive clone-in-loop cold').ticks;
    const state = { ...held.state, waivers: hear('/perf waive clone-in-loop cold').decisions.waivers };
    const heard = hear(
      '/perf untick allocations',
      { comment: { kind: 'issue', id: 51 }, at: '2026-11-22T14:11:00Z' },
      { ...held, state },
    );
    expect(answered(heard)).toEqual(['+1']);
    expect([heard.ticks.ticks, heard.decisions.waivers]).toEqual([[], []]);
    expect(heard.decisions.withdrawn).toEqual({ allocations: '2026-11-22T14:11:00.000Z' });
  });

  test('waive by rule takes all its findings, by fingerprint only one, with a day or without', () => {
    expect(hear('/perf waive clone-in-loop until=2027-01-31 cold path').decisions.waivers).toEqual([
      {
        ...DECIDED,
        reason: 'cold path',
        rule: 'clone-in-loop',
        item: 'allocations',
        fingerprints: [FINGERPRINT, 'fedcba9876543210'],
        dismissed: false,
        until: '2027-01-31',
      },
    ]);
    expect(hear('/perf waive fedcba9 cold').decisions.waivers).toMatchObject([
      { fingerprints: ['fedcba9876543210'] },
    ]);
  });

  test('dismiss in a thread takes the finding of that thread', () => {
    expect(hear('/perf dismiss the clone is moved', IN_THREAD).decisions.waivers).toMatchObject([
      { fingerprints: [FINGERPRINT], dismissed: true, reason: 'the clone is moved' },
    ]);
  });

  test.each([
    ['/perf accept trie/seek known', 'trie/seek', 0.078],
    ['/perf accept trie/seek deep known', 'trie/seek deep', 0.2],
    ['/perf accept "trie/seek deep" known', 'trie/seek deep', 0.2],
  ])('%s', (body, benchmark, effect) => {
    expect(hear(body).decisions.acceptances).toEqual([{ ...DECIDED, reason: 'known', benchmark, effect }]);
  });

  test.each([
    ['head', { headSha: 'd'.repeat(40) }],
    ['base branch', { baseRef: 'release' }],
  ])('override by an admin holds for this %s', (_, over) => {
    const heard = hear('/perf override release today', { role: 'admin' });
    expect(heard.decisions.override).toEqual({
      ...DECIDED,
      role: 'admin',
      reason: 'release today',
      headSha: PULL.headSha,
      baseRef: PULL.baseRef,
    });
    const state = { override: heard.decisions.override };
    const moved = { ...INPUT, rules: { ...INPUT.rules, pull: { ...PULL, ...over } } };
    expect(acceptCommands(ticks(state), { kind: 'changed' }, moved).decisions).toMatchObject({
      override: null,
      ended: heard.decisions.override,
    });
  });

  test('what was decided on a branch with rules of its own holds where the same person may decide it', () => {
    const { rules } = INPUT;
    const may = { ...config().ticks, authorMayTick: true };
    const lenient = { pull: { ...PULL, baseRef: 'lenient' }, config: config({ ticks: may }), owners: NOBODY };
    const on = (body: string, login: string) =>
      hear(body, { login }, ticks(), { ...INPUT, rules: lenient }).decisions;
    const left = (login: string) => {
      const { waivers } = on('/perf waive clone-in-loop cold', login);
      const { acceptances } = on('/perf accept trie/seek known', login);
      const turned = acceptCommands(
        ticks({ waivers, acceptances }),
        { kind: 'changed' },
        { ...INPUT, rules },
      );
      return [turned.decisions.waivers.length, turned.decisions.acceptances.length];
    };
    expect(left(PULL.author.login)).toEqual([0, 0]);
    expect(left('carol')).toEqual([1, 1]);
  });

  test('a waiver ends where its finding belongs to an item whose role its author lacks', () => {
    const { waivers } = hear('/perf waive clone-in-loop cold').decisions;
    const later = (role: 'write' | 'admin') => {
      const own = {
        id: 'own:storage' as const,
        title: 'Safe?',
        requirement: 'required' as const,
        rules: [],
        paths: [],
        ticks: { role },
      };
      const rules = { ...INPUT.rules, config: config({ ownItems: [own] }) };
      const findings = INPUT.rust.findings.map((one) => ({ ...one, item: own.id }));
      const moved = { ...INPUT, rules, rust: { ...INPUT.rust, findings } };
      return acceptCommands(ticks({ waivers }), { kind: 'changed' }, moved).decisions.waivers;
    };
    expect(later('write')).toHaveLength(1);
    expect(later('admin')).toEqual([]);
  });

  test('help and a bare /perf are answered with the list', () => {
    expect(answered(hear('/perf help', { login: 'eve', role: 'none' }))).toEqual(['+1', null]);
    expect(answered(hear('/perf', { login: 'eve', role: 'none' }))).toEqual(['+1', null]);
  });

  test('several in one comment, of which one fails', () => {
    const heard = hear('/perf tick tests\n/perf tick bencmarks');
    expect(answered(heard)).toEqual([
      'confused',
      'there is no item `bencmarks` here; did you mean `benchmarks`?',
    ]);
    expect(heard.ticks.ticks).toHaveLength(1);
  });
});

test('a command that lies ahead of a slow clock has seen what was shown before it', () => {
  const shown = { ...SHOWN, at: '2026-11-22T14:22:00Z' };
  const heard = hear('/perf tick tests', { at: '2026-11-22T14:25:00Z' }, ticks({ shown }));
  expect(answered(heard)).toEqual(['+1']);
  expect(answered(hear('/perf tick tests', {}, ticks({ shown })))).toEqual([
    'confused',
    expect.stringMatching(/the code changed/),
  ]);
});

describe('what is refused, and why', () => {
  const READER: By = { login: 'rita', role: 'read' };
  const AUTHOR: By = { login: 'ada' };
  test.each<[string, By, RegExp]>([
    ['/perf tick tests', READER, /^ticking needs the write role, and theirs is read$/],
    ['/perf untick tests', READER, /^ticking needs the write role/],
    ['/perf waive clone-in-loop cold', READER, /^ticking needs the write role/],
    ['/perf accept trie/seek known', READER, /^ticking needs the write role/],
    ['/perf tick tests', AUTHOR, /^the author is not the judge/],
    ['/perf dismiss wrong', { ...IN_THREAD, ...AUTHOR }, /^the author is not the judge/],
    ['/perf override now', {}, /needs the admin role, and yours is write/],
    ['/perf override', { role: 'admin' }, /^say why/],
    ['/perf recheck', { login: 'eve', role: 'read' }, /for the author and those with the triage role/],
    ['/perf tick', {}, /^name the item: `benchmarks`, .*`observability`$/],
    ['/perf tick simplicity', {}, /^`simplicity` has no box here/],
    ['/perf waive', {}, /^name the rule or the finding: `clone-in-loop`$/],
    [
      '/perf waive clone-in-lop cold',
      {},
      /no rule or finding `clone-in-lop` here; did you mean `clone-in-loop`\?$/,
    ],
    ['/perf waive 012345 short', {}, /no rule or finding `012345`/],
    ['/perf waive clone-in-loop', {}, /^say why/],
    ['/perf waive clone-in-loop until=2027-01-31', {}, /^say why/],
    ['/perf waive clone-in-loop until=soon cold', {}, /wants a day like `until=2027-01-31`$/],
    ['/perf waive clone-in-loop until=2026-11-21 cold', {}, /`2026-11-21` is over already$/],
    ['/perf accept trie/sek known', {}, /no regression `trie\/sek` here; did you mean `trie\/seek`\?$/],
    ['/perf accept trie/seek', {}, /^say why/],
    ['/perf dismiss wrong', {}, /^answer in the thread of the finding/],
    [
      '/perf dismiss wrong',
      { comment: { kind: 'review', id: 34, thread: 33 } },
      /^the comment that you answer was edited/,
    ],
    [
      '/perf dismiss wrong',
      { comment: { kind: 'review', id: 40, thread: 39 } },
      /^answer in the thread of the finding/,
    ],
    ['/perf tcik tests', {}, /^there is no command `tcik`; did you mean `\/perf tick`\?$/],
    ['/perf make-it-fast', {}, /^there is no command `make-it-fast`; `\/perf help` lists all$/],
  ])('%s by %j', (body, by, why) => {
    const heard = hear(body, by);
    expect(answered(heard)).toEqual(['confused', expect.stringMatching(why)]);
    expect(heard.ticks.ticks).toEqual([]);
    expect(heard.decisions).toMatchObject({ waivers: [], acceptances: [], override: null });
  });

  test('a short name that two findings share names neither', () => {
    const alike = finding({ fingerprint: '0123456fffffffff', path: 'src/evil.rs' });
    const input = { ...INPUT, rust: rust({ findings: [...INPUT.rust.findings, alike] }) };
    const heard = hear('/perf waive 0123456 harmless', {}, ticks(), input);
    expect(answered(heard)).toEqual([
      'confused',
      expect.stringMatching(
        /^`0123456` begins the names of 2 findings; name one in full: `0123456789abcdef` .*, `0123456fffffffff` \(`src\/evil.rs:\d+`\)$/,
      ),
    ]);
    const whole = hear('/perf waive 0123456fffffffff cold', {}, ticks(), input);
    expect(whole.decisions.waivers).toMatchObject([{ fingerprints: ['0123456fffffffff'] }]);
  });

  test('what stands below a quote is not obeyed, and is answered', () => {
    const heard = hear('> ada wrote so\n/perf tick tests');
    expect(answered(heard)).toEqual([
      'confused',
      expect.stringMatching(/stands in a quote.*an empty line before it/),
    ]);
    expect(heard.ticks.ticks).toEqual([]);
    const both = hear('/perf tick tests\n\n> ada wrote so\n/perf recheck');
    expect(answered(both)).toEqual(['confused', expect.stringContaining('stands in a quote')]);
    expect(both.ticks.ticks).toHaveLength(1);
    expect(
      hear('> ada wrote so\n/perf tick tests', { login: 'x[bot]', bot: true }).decisions.answer,
    ).toBeNull();
  });

  test('a bot is not even answered', () => {
    const heard = hear('/perf tick tests', { login: 'x[bot]', bot: true, role: 'admin' });
    expect(heard).toMatchObject({
      ticks: { ticks: [] },
      decisions: { answer: null, handled: { issue: [] } },
    });
  });

  test('what was written before the present state was shown has not seen it', () => {
    for (const body of ['/perf tick tests', '/perf waive clone-in-loop x', '/perf accept trie/seek x']) {
      const heard = hear(body, { at: '2026-11-22T13:59:59Z' });
      expect(answered(heard)).toEqual(['confused', 'the code changed while you wrote: please look again']);
    }
  });

  test.each([
    '/perf override x',
    '/perf waive clone-in-loop known',
    `/perf waive ${FINGERPRINT} known`,
    '/perf accept trie/seek known',
  ])('%s decides nothing for a head that was not there to be seen', (body) => {
    const old = { ...SHOWN_CHECK, headSha: 'e'.repeat(40) };
    const later = { ...SHOWN_CHECK, startedAt: '2026-11-22T14:10:01Z' };
    const begun = { ...SHOWN_CHECK, text: '' };
    for (const check of [null, old, later, begun]) {
      const input = { ...INPUT, posted: { ...POSTED, check } };
      const heard = hear(body, { role: 'admin' }, ticks(), input);
      expect(answered(heard)).toEqual(['confused', 'the code changed while you wrote: please look again']);
      expect(heard.decisions).toMatchObject({ waivers: [], acceptances: [], override: null });
    }
  });

  test('whoever dismisses in a thread has seen its finding, whatever was pushed', () => {
    const input = { ...INPUT, posted: { ...POSTED, check: null } };
    expect(hear('/perf dismiss wrong', IN_THREAD, ticks(), input).decisions.waivers).toHaveLength(1);
  });

  describe('what was found when the command was written', () => {
    const findings = INPUT.rust.findings;
    const shownOf = (digest: string, at = '2026-11-22T14:00:00Z') =>
      ticks({ shown: { ...SHOWN, found: { digest, at } } });
    const [first, second] = findings;
    const WAIVES = ['/perf waive clone-in-loop known', '/perf override x', '/perf accept trie/seek known'];

    test.each<[string, Ticks]>([
      ['with one finding less', shownOf(foundDigest([first!], PULL))],
      ['against another base', shownOf(foundDigest(findings, { ...PULL, mergeBase: 'd'.repeat(40) }))],
      ['with another severity', shownOf(foundDigest([{ ...first!, severity: 'note' }, second!], PULL))],
      ['as now, but shown later', shownOf(foundDigest(findings, PULL), '2026-11-22T14:10:01Z')],
    ])('%s: nothing is decided', (_what, before) => {
      for (const body of WAIVES) {
        const heard = hear(body, { role: 'admin' }, before);
        expect(answered(heard)).toEqual([
          'confused',
          'what is found here changed while you wrote: please look again',
        ]);
        expect(heard.decisions).toMatchObject({ waivers: [], acceptances: [], override: null });
      }
      expect(hear('/perf dismiss wrong', IN_THREAD, before).decisions.waivers).toHaveLength(1);
    });

    test('as now, in whatever order, or in a state that says nothing of it: as told', () => {
      const same = shownOf(foundDigest([...findings].reverse(), PULL));
      for (const body of WAIVES)
        for (const before of [same, ticks()])
          expect(answered(hear(body, { role: 'admin' }, before))).toEqual(['+1']);
    });
  });

  test('numbers that nobody was shown are not accepted', () => {
    const evidence = { kind: 'measured', artifacts: [10, 11] } as unknown as CommandInput['evidence'];
    const input = { ...INPUT, evidence };
    const shown = (...artifacts: number[]) =>
      ticks({ failedMeasurements: [{ change: 'c', artifacts, slower: [] }] });
    expect(answered(hear('/perf accept trie/seek known', {}, shown(10), input))).toEqual([
      'confused',
      'new measurements came in while you wrote: please look again',
    ]);
    expect(answered(hear('/perf accept trie/seek known', {}, shown(10, 11), input))).toEqual(['+1']);
    // A version before seals remembered none.
    expect(answered(hear('/perf accept trie/seek known', {}, ticks({ sealed: false }), input))).toEqual([
      '+1',
    ]);
    expect(answered(hear('/perf accept trie/seek known', {}, ticks(), input))[0]).toBe('confused');
  });

  test('more decisions than can be kept', () => {
    let before = ticks();
    let last: ReturnType<typeof hear> | undefined;
    for (let id = 100; id < 160; id++) {
      const fingerprint = id.toString(16).padStart(16, 'a');
      const input = { ...INPUT, rust: rust({ findings: [finding({ fingerprint })] }) };
      last = hear(
        `/perf waive ${fingerprint} ${'é'.repeat(300)}`,
        { comment: { kind: 'issue', id } },
        before,
        input,
      );
      const { waivers, handled } = last.decisions;
      before = ticks({ waivers, handled });
    }
    expect(last!.decisions.answer?.reaction).toBe('confused');
    expect(last!.decisions.handled.sentences.at(-1)?.text).toMatch(/as many decisions as can be kept/);
    expect(last!.decisions.waivers.length).toBeGreaterThan(10);
    expect(Buffer.byteLength(JSON.stringify(before.state))).toBeLessThan(16_000);
  });
});

describe('told twice, late, or out of order', () => {
  test('a comment that was answered changes nothing and is not answered again', () => {
    const first = hear('/perf tick tests');
    const again = acceptCommands(
      ticks({ handled: first.decisions.handled }),
      said('/perf tick tests'),
      INPUT,
    );
    expect(again).toMatchObject({ ticks: { ticks: [] }, decisions: { answer: null } });
  });

  test('issue and review comments are counted apart', () => {
    const handled = hear('/perf tick tests').decisions.handled;
    const review: By = { comment: { kind: 'review', id: 50, thread: 31 } };
    expect(hear('/perf dismiss wrong', review, ticks({ handled })).decisions.waivers).toHaveLength(1);
  });

  test('a hundred comments later the first is still known as answered', () => {
    let handled = ticks().state.handled;
    for (let id = 1; id <= 150; id++) {
      handled = hear('/perf recheck', { comment: { kind: 'issue', id } }, ticks({ handled })).decisions
        .handled;
    }
    expect(handled.issue).toHaveLength(100);
    expect(
      hear('/perf tick tests', { comment: { kind: 'issue', id: 1 } }, ticks({ handled })).decisions.answer,
    ).toBeNull();
  });

  test.each([
    ['tick', '/perf tick tests'],
    ['waive', '/perf waive clone-in-loop cold'],
    ['accept', '/perf accept trie/seek known'],
  ])('%s that comes after a later untick decides nothing', (_verb, body) => {
    const item = { tick: 'tests', waive: 'allocations', accept: 'benchmarks' }[_verb]!;
    const later = hear(`/perf untick ${item}`, {
      at: '2026-11-22T14:12:00Z',
      comment: { kind: 'issue', id: 60 },
    });
    const { withdrawn } = later.decisions;
    const heard = hear(body, {}, ticks({ withdrawn, settled: later.ticks.settled }));
    expect(answered(heard)).toEqual(['confused', 'somebody decided otherwise after you']);
    expect(heard).toMatchObject({ ticks: { ticks: [] }, decisions: { waivers: [], acceptances: [] } });
  });

  test('of two waivers on the same finding the later one counts, in whichever order they come', () => {
    const early: [string, By] = [
      '/perf waive clone-in-loop early',
      { comment: { kind: 'issue', id: 1 }, at: '2026-11-22T14:05:00Z' },
    ];
    const late: [string, By] = [
      '/perf waive 0123456 late',
      { comment: { kind: 'issue', id: 2 }, at: '2026-11-22T14:06:00Z' },
    ];
    const outcomes = [
      [early, late],
      [late, early],
    ].map((order) => {
      const waivers = order.reduce(
        (known, [body, by]) => hear(body, by, ticks({ waivers: known })).decisions.waivers,
        [] as State['waivers'],
      );
      return waivers
        .flatMap(({ reason, fingerprints }) => fingerprints.map((one) => `${one} ${reason}`))
        .sort();
    });
    expect(outcomes[0]).toEqual([`${FINGERPRINT} late`, 'fedcba9876543210 early']);
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test('a clock ahead of ours settles nothing beyond now', () => {
    const heard = hear('/perf tick tests', { at: '2027-01-01T00:00:00Z' });
    expect(heard.ticks.settled).toEqual({ tests: NOW.toISOString() });
  });
});
