import fc from 'fast-check';
import type { Answer, Finding, PlacedFinding, Replay, Report } from '../../src/model.js';
import { replayOf, tally } from '../../src/report/rehearsal.js';
import { finding } from '../samples.js';

const PULL = { number: 7, sha: 'a'.repeat(40), title: 'Cache', mergedAt: '2026-05-01T00:00:00.000Z' };

function answer(over: Partial<Answer>): Answer {
  return {
    item: 'tests',
    title: 'Tests?',
    requirement: 'required',
    kind: 'passed',
    because: '',
    subject: '',
    ...over,
  };
}

function placed(place: PlacedFinding['place'], over: Partial<Finding> = {}): PlacedFinding {
  return { finding: finding(over), place, anchor: { startLine: 1, endLine: 1 }, alike: [] };
}

function replayed(
  answers: Answer[],
  findings: PlacedFinding[] = [],
  leftAlone: string | null = null,
): Replay {
  return replayOf({ answers, findings, leftAlone } as never as Report, PULL);
}

describe('one pull request', () => {
  test.each<[string, Answer[], Partial<Replay>]>([
    ['all is well', [answer({})], { blocked: null, ticks: 0, wantsEvidence: false }],
    [
      'a required item failed',
      [answer({ kind: 'failed', because: '`clone` in `A\\_b`' })],
      { blocked: '`clone` in `A\\_b`' },
    ],
    [
      'three required items failed',
      ['allocations', 'tests', 'parallelism'].map((item) =>
        answer({ kind: 'failed', item: item as Answer['item'], because: `\`a\` of ${item}` }),
      ),
      { blocked: '`a` of allocations; 2 more items failed' },
    ],
    ['an advisory item failed', [answer({ kind: 'failed', requirement: 'advisory' })], { blocked: null }],
    [
      'two ask for a tick',
      [answer({ kind: 'needs a tick' }), answer({ item: 'allocations', kind: 'needs a tick' })],
      { ticks: 2 },
    ],
    ['an advisory one asks', [answer({ kind: 'needs a tick', requirement: 'advisory' })], { ticks: 0 }],
    [
      'evidence is missing',
      [answer({ item: 'benchmarks', kind: 'needs a tick' })],
      { ticks: 0, wantsEvidence: true },
    ],
  ])('%s', (_name, answers, expected) => {
    expect(replayed(answers)).toMatchObject({ ...PULL, comments: 0, ...expected });
  });

  test('counts what would be a comment, and every finding that speaks', () => {
    const waiver = { reason: 'fine', addedHere: false };
    const replay = replayed(
      [],
      [
        placed('inline'),
        placed('annotation'),
        placed('summary', { severity: 'note' }),
        placed('summary', { waiver }),
      ],
      'a draft',
    );
    expect(replay.comments).toBe(1);
    expect(replay.findings.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'note']);
    expect(replay.leftAlone).toBe(true);
  });
});

const replay = fc.record<Replay>({
  number: fc.option(fc.nat()),
  sha: fc.constant('a'.repeat(40)),
  title: fc.string(),
  mergedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
  comments: fc.nat(12),
  blocked: fc.option(fc.string()),
  ticks: fc.nat(3),
  wantsEvidence: fc.boolean(),
  leftAlone: fc.boolean(),
  findings: fc.array(
    fc.record({
      rule: fc.constantFrom('clone-in-loop', 'lock-across-await', 'deep-nesting'),
      severity: fc.constantFrom('error', 'warning', 'note'),
    }),
  ),
});

describe('many pull requests', () => {
  test('nothing is lost or counted twice', () => {
    fc.assert(
      fc.property(fc.array(replay), (replays) => {
        const all = tally(replays);
        const found = replays.flatMap(({ findings }) => findings);
        expect(all.pulls).toBe(replays.length);
        expect(all.rules.reduce((sum, { error, warning, note }) => sum + error + warning + note, 0)).toBe(
          found.length,
        );
        for (const { rule, pulls } of all.rules) {
          expect(pulls).toBe(
            replays.filter(({ findings }) => findings.some((one) => one.rule === rule)).length,
          );
        }
        expect(all.commented).toBeLessThanOrEqual(all.comments);
      }),
    );
  });

  test('it does not matter in which order they come', () => {
    fc.assert(
      fc.property(fc.array(replay), (replays) => {
        const { loudest: _, ...forwards } = tally(replays);
        const { loudest: __, ...backwards } = tally([...replays].reverse());
        expect(backwards).toEqual(forwards);
      }),
    );
  });

  test('the loudest are ten at most: blocked ones first, then by comments', () => {
    fc.assert(
      fc.property(fc.array(replay), (replays) => {
        const { loudest, blocked } = tally(replays);
        const ranks = loudest.map((one) => [one.blocked === null ? 1 : 0, -one.comments]);
        expect(ranks).toEqual([...ranks].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
        expect(loudest.length).toBeLessThanOrEqual(10);
        expect(loudest.filter((one) => one.blocked !== null)).toHaveLength(Math.min(10, blocked));
        expect(loudest.every((one) => one.comments + one.ticks > 0 || one.blocked !== null)).toBe(true);
      }),
    );
  });

  test('rules: those that block first', () => {
    const findings = [
      { rule: 'quiet', severity: 'note' as const },
      { rule: 'loud', severity: 'warning' as const },
      { rule: 'loud', severity: 'warning' as const },
      { rule: 'hard', severity: 'error' as const },
    ];
    expect(tally([{ ...replayed([]), findings }]).rules).toEqual([
      { rule: 'hard', error: 1, warning: 0, note: 0, pulls: 1 },
      { rule: 'loud', error: 0, warning: 2, note: 0, pulls: 1 },
      { rule: 'quiet', error: 0, warning: 0, note: 1, pulls: 1 },
    ]);
  });
});

describe('of several', () => {
  const one = (number: number, over: Partial<Replay>): Replay => ({ ...replayed([]), number, ...over });

  test('rules come by what they would have done, the worst first, then by name', () => {
    const of = (rule: string, ...severities: Finding['severity'][]) =>
      severities.map((severity) => ({ rule, severity }));
    const findings = [
      ...of('b', 'note'),
      ...of('a', 'note'),
      ...of('n', 'note', 'note'),
      ...of('w', 'warning'),
      ...of('e', 'error'),
    ];
    for (const given of [findings, [...findings].reverse()])
      expect(tally([one(1, { findings: given })]).rules.map(({ rule }) => rule)).toEqual([
        'e',
        'w',
        'n',
        'a',
        'b',
      ]);
  });

  test('pull requests come by what they would have noticed, the newest first', () => {
    const all = [
      one(1, { mergedAt: '2026-05-01' }),
      one(2, { ticks: 1, mergedAt: '2026-05-02' }),
      one(3, { ticks: 1, mergedAt: '2026-05-03' }),
      one(4, { ticks: 2, mergedAt: '2026-05-01' }),
      one(5, { comments: 1, mergedAt: '2026-05-01' }),
      one(6, { comments: 2, mergedAt: '2026-05-01' }),
      one(7, { blocked: 'x', mergedAt: '2026-05-01' }),
    ];
    for (const given of [all, [...all].reverse()]) {
      const { loudest, asked, commented } = tally(given);
      expect(loudest.map(({ number }) => number)).toEqual([7, 6, 5, 4, 3, 2]);
      expect([asked, commented]).toEqual([3, 2]);
    }
  });
});
