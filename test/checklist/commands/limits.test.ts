import { acceptCommands, type CommandInput } from '../../../src/checklist/commands/accept-commands.js';
import { foundDigest } from '../../../src/checklist/commands/found-digest.js';
import type { Override, Wake } from '../../../src/model.js';
import { config, finding, NO_GATE, NOW, PULL, rust, SHOWN_CHECK, verdict } from '../../samples.js';
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

const WAIVE = `/perf waive ${FINGERPRINT} cold`;
const ACCEPT = '/perf accept trie/seek known';

const withFindings = (...findings: ReturnType<typeof finding>[]): CommandInput => ({
  ...INPUT,
  rust: rust({ findings }),
});
const withVerdicts = (...verdicts: ReturnType<typeof verdict>[]): CommandInput => ({
  ...INPUT,
  measured: { ...NO_GATE, verdicts },
});

describe('what is said to a command that names nothing, or cannot be obeyed', () => {
  test.each<[string, string, By, CommandInput, RegExp]>([
    ['no rule, where nothing is found', '/perf waive', {}, withFindings(), /^name the rule or the finding$/],
    ['no benchmark', '/perf accept', {}, INPUT, /^name the benchmark: `trie\/seek` and `trie\/seek deep`$/],
    ['where nothing regressed', ACCEPT, {}, withVerdicts(), /^there is no regression to accept$/],
    // Its first word is the name of another one.
    ['a benchmark without a reason', '/perf accept trie/seek deep', {}, INPUT, /^say why/],
    ['a day that no calendar has', '/perf waive clone-in-loop until=2027-13-45 x', {}, INPUT, /wants a day/],
    [
      'a finding that is gone',
      '/perf dismiss wrong',
      IN_THREAD,
      withFindings(),
      /^this finding is gone already$/,
    ],
    [
      'a dismissal from before it was shown',
      '/perf dismiss wrong',
      { ...IN_THREAD, at: '2026-11-22T13:59:59Z' },
      INPUT,
      /^the code changed/,
    ],
    [
      'a measurement by a reader',
      '/perf remeasure',
      { role: 'read' },
      INPUT,
      /^measuring again needs the write role/,
    ],
  ])('%s', (_name, body, by, input, why) => {
    const heard = hear(body, by, ticks(), input);
    expect(answered(heard)).toEqual(['confused', expect.stringMatching(why)]);
    expect(heard.decisions).toMatchObject({ waivers: [], acceptances: [], override: null });
    expect(heard.decisions.remeasure).toBeUndefined();
  });
});

describe('what is just enough', () => {
  test.each<[string, string, By]>([
    ['a waiver until today', '/perf waive clone-in-loop until=2026-11-22 cold', {}],
    ['a new reading for those who triage', '/perf recheck', { login: 'eve', role: 'triage' }],
    ['a new reading for the author', '/perf recheck', { login: 'ada', role: 'read' }],
  ])('%s', (_name, body, by) => {
    expect(answered(hear(body, by))).toEqual(['+1']);
  });

  test('a place in a team of those who may tick', () => {
    const teams = config({
      ticks: { role: 'admin', teams: ['perf'], authorMayTick: false, codeOwners: false },
    });
    const input = { ...INPUT, rules: { ...INPUT.rules, config: teams } };
    const wake = { ...said('/perf tick tests'), teams: ['perf'] };
    expect(acceptCommands(ticks(), wake, input).ticks.ticks).toMatchObject([
      { by: 'carol', teams: ['perf'] },
    ]);
    expect(acceptCommands(ticks(), { ...wake, teams: ['web'] }, input).ticks.ticks).toEqual([]);
  });

  test.each([WAIVE, ACCEPT, '/perf override x', '/perf tick tests'])(
    '%s in the second in which it was shown, and not in the one before',
    (body) => {
      const at = '2026-11-22T14:05:00.900Z';
      const shown = { ...SHOWN, at, found: { digest: foundDigest(INPUT.rust.findings, PULL), at } };
      const input = { ...INPUT, posted: { ...POSTED, check: { ...SHOWN_CHECK, startedAt: at } } };
      const say = (second: string) =>
        answered(hear(body, { role: 'admin', at: `2026-11-22T14:${second}Z` }, ticks({ shown }), input))[0];
      expect([say('05:00'), say('04:59')]).toEqual(['+1', 'confused']);
    },
  );

  test.each([ACCEPT, '/perf tick tests'])(
    '%s has to have seen what is shown, not only that check',
    (body) => {
      const input = {
        ...INPUT,
        posted: { ...POSTED, check: { ...SHOWN_CHECK, startedAt: '2026-11-22T13:50:00Z' } },
      };
      expect(answered(hear(body, { at: '2026-11-22T13:59:59Z' }, ticks(), input))).toEqual([
        'confused',
        'the code changed while you wrote: please look again',
      ]);
    },
  );

  test('a hundred findings at once, and none more', () => {
    const many = (number: number) =>
      withFindings(
        ...Array.from({ length: number }, (_, at) => finding({ fingerprint: `${at}`.padStart(16, '0') })),
      );
    expect(
      hear('/perf waive clone-in-loop x', {}, ticks(), many(100)).decisions.waivers[0]?.fingerprints,
    ).toHaveLength(100);
    expect(answered(hear('/perf waive clone-in-loop x', {}, ticks(), many(101)))).toEqual([
      'confused',
      'these are 101 findings: silence the rule in the configuration instead',
    ]);
  });

  test('an acceptance beside as many decisions as can be kept is none', () => {
    const waiver = {
      ...DECIDED,
      role: 'write' as const,
      rule: 'r',
      item: 'tests' as const,
      dismissed: false,
    };
    const waivers = [{ ...waiver, reason: 'x'.repeat(9_000), fingerprints: ['f'] }];
    const heard = hear(ACCEPT, {}, ticks({ waivers }));
    expect(answered(heard)).toEqual(['confused', expect.stringMatching(/as many decisions as can be kept/)]);
    expect(heard.decisions.acceptances).toEqual([]);
  });
});

describe('numbers that an acceptance is about', () => {
  const measured = (artifacts?: number[]) =>
    ({ kind: 'measured', ...(artifacts && { artifacts }) }) as unknown as CommandInput['evidence'];

  test('of what grew from nothing, the value', () => {
    const grown = (head: number | null) =>
      withVerdicts(verdict({ base: 0, head, effect: null, interval: null }));
    expect(hear(ACCEPT, {}, ticks(), grown(7)).decisions.acceptances).toMatchObject([{ effect: 0, head: 7 }]);
    const [without] = hear(ACCEPT, {}, ticks(), grown(null)).decisions.acceptances;
    expect(without).toStrictEqual({ ...DECIDED, reason: 'known', benchmark: 'trie/seek', effect: 0 });
  });

  test('that came without an artifact were shown as they are', () => {
    expect(answered(hear(ACCEPT, {}, ticks(), { ...INPUT, evidence: measured() }))).toEqual(['+1']);
  });

  test('an earlier version that remembered some has not shown others', () => {
    const failedMeasurements = [{ change: 'c', artifacts: [10], slower: [] }];
    const before = ticks({ sealed: false, failedMeasurements });
    const of = (artifact: number) =>
      answered(hear(ACCEPT, {}, before, { ...INPUT, evidence: measured([artifact]) }))[0];
    expect([of(10), of(11)]).toEqual(['+1', 'confused']);
  });
});

test('an override of an earlier version, which names no branch, holds for its commit', () => {
  const { baseRef: _unknown, ...decided } = DECIDED;
  const override: Override = { ...decided, role: 'admin', reason: 'x', headSha: PULL.headSha };
  const at = (headSha: string) =>
    acceptCommands(
      ticks({ override }),
      { kind: 'changed' },
      { ...INPUT, rules: { ...INPUT.rules, pull: { ...PULL, headSha } } },
    ).decisions;
  expect(at(PULL.headSha)).toMatchObject({ override, ended: null });
  expect(at('d'.repeat(40))).toMatchObject({ override: null, ended: override });
});

describe('measuring again', () => {
  const gate = { ...config().gate, remeasure: true };
  const origin = { workflowRunId: 1, headSha: PULL.headSha, url: '', distrust: null };
  const input = {
    ...INPUT,
    rules: { ...INPUT.rules, config: config({ gate }) },
    evidence: { kind: 'measured', origin } as unknown as CommandInput['evidence'],
  };
  const pressed = (role: 'read' | 'write'): Wake => ({
    kind: 'remeasure',
    by: { login: 'carol', bot: false },
    role,
    at: NOW.toISOString(),
  });
  const both = ['trie/seek', 'trie/seek deep'];

  test('is asked for by command, by name or not, and is told by which comment', () => {
    const asked = (body: string) => hear(body, {}, ticks(), input).decisions;
    expect(asked('/perf remeasure').remeasure).toEqual({ id: 'issue:50', benchmarks: both });
    expect(asked('/perf remeasure trie/seek d').remeasure?.benchmarks).toEqual(['trie/seek deep']);
    expect(asked('/perf recheck').remeasure).toBeUndefined();
  });

  test('is asked for by the button, and only by those who may', () => {
    const asked = (wake: Wake) => acceptCommands(ticks(), wake, input).decisions.remeasure;
    expect(asked(pressed('write'))).toEqual({ id: `button:${NOW.toISOString()}`, benchmarks: both });
    expect(asked(pressed('read'))).toBeUndefined();
  });
});
