import { firstState, writeState } from '../../../src/markers/state.js';
import type { Report, RepositoryHistory, Sentence, State } from '../../../src/model.js';
import { nextState } from '../../../src/report/next-state.js';
import { checklistComment } from '../../../src/report/views/github/checklist-comment.js';
import { detailsOf } from '../../../src/report/views/github/details.js';
import {
  historyRemarks,
  introduction,
  overrideRemark,
  tickRemarks,
} from '../../../src/report/views/github/remarks.js';
import { replyBody } from '../../../src/report/views/github/reply.js';
import { changedFunction, config, finding, NO_DECISIONS, rust } from '../../samples.js';
import { KEY, reportOf } from '../road.js';

const ERROR = rust({ findings: [finding({ severity: 'error' })] });
const BY = { by: 'carol', role: 'admin' as const, at: '2026-11-22T14:20:00Z', reason: 'the release waits' };
const OVERRIDE = { ...BY, headSha: 'abcdef1234'.repeat(4) };

function report(over: Partial<Report> = {}, situation = {}): Report {
  return { ...reportOf({ rust: ERROR, ...situation }), ...over };
}

describe('an override', () => {
  test('stands above everything else, with who, when, why and for what', () => {
    const decisions = { ...NO_DECISIONS, override: OVERRIDE };
    expect(overrideRemark(report({ decisions }))).toBe(
      '> **This check was overridden** by `carol` (admin) on 22 Nov 2026, 14:20 UTC at `abcdef1`: “the release waits”. It holds for this commit only; below is what the review says.',
    );
    const comment = checklistComment(report({ decisions }), '');
    expect(comment.indexOf('overridden')).toBeLessThan(comment.indexOf('| item |'));
  });

  test('that ended is told; without one nothing is', () => {
    expect(overrideRemark(report({ decisions: { ...NO_DECISIONS, ended: OVERRIDE } }))).toMatch(
      /^The override by `carol`.*held for that commit only: the check speaks again\.$/,
    );
    const elsewhere = { ...OVERRIDE, baseRef: 'sandbox' };
    expect(overrideRemark(report({ decisions: { ...NO_DECISIONS, ended: elsewhere } }))).toMatch(
      /held on `sandbox` only: the check speaks again\.$/,
    );
    expect(overrideRemark(report())).toBeNull();
  });
});

describe('what the past says', () => {
  const NOISY: RepositoryHistory['judged'][number] = {
    atMost: 0.28,
    rule: 'clone-in-loop',
    fixed: 2,
    waived: 1,
    dismissed: 10,
    disliked: 0,
    ignored: 10,
  };
  const history = (over: Partial<RepositoryHistory>): RepositoryHistory => ({
    introduce: false,
    advised: { pulls: 0, blocked: 0 },
    judged: [],
    trends: [],
    drift: null,
    ...over,
  });

  test.each([
    ['1%', ['small', 'large']],
    ['3%', ['large']],
    ['10%', []],
  ])('names drift that is surely above a floor of %s', (floor, named) => {
    const slower = [
      { benchmark: 'tiny', effect: 0.012, interval: [0.004, 0.02] as const, pairs: 12 },
      { benchmark: 'small', effect: 0.03, interval: [0.02, 0.04] as const, pairs: 12 },
      { benchmark: 'large', effect: 0.09, interval: [0.07, 0.11] as const, pairs: 12 },
    ];
    const drift = { baseSha: 'b'.repeat(40), headSha: 'h'.repeat(40), at: '2026-11-22T03:00:00Z', slower };
    const gate = { ...config().gate, floor: Number.parseFloat(floor) / 100 };
    const shown = historyRemarks(reportOf({ config: config({ gate }), history: history({ drift }) })) ?? '';
    expect(shown.match(/`(?:tiny|small|large)`/g) ?? []).toEqual(named.map((name) => `\`${name}\``));
  });

  test('proposes to silence a rule only where that rule speaks', () => {
    expect(historyRemarks(report({ history: history({ judged: [NOISY] }) }))).toBe(
      '`clone-in-loop` was mended in only 2 of 22 cases here. To make it a note, add `rules: { clone-in-loop: note }` to `.github/perf-checklist.yml`.',
    );
    expect(
      historyRemarks(report({ history: history({ judged: [{ ...NOISY, rule: 'other' }] }) })),
    ).toBeNull();
  });

  test.each([
    [0.5, true],
    [0.3, true],
    [0.28, false],
  ])('and only where its precision is surely under the project’s floor of %d', (precision, proposed) => {
    const comments = { ...config().comments, precision };
    const findings = { rust: rust({ findings: [finding()] }) };
    const shown = reportOf({
      ...findings,
      config: config({ comments }),
      history: history({ judged: [NOISY] }),
    });
    expect(historyRemarks(shown) !== null).toBe(proposed);
  });

  test('counts what enforcing would have done, in advise mode and from five pull requests on', () => {
    const advised = (pulls: number) => history({ advised: { pulls, blocked: 1 } });
    const advise = { config: config({ mode: 'advise' }) };
    expect(historyRemarks(report({ history: advised(5) }, advise))).toBe(
      'In advise mode so far: 1 of 5 merged pull requests would have been blocked.',
    );
    expect(historyRemarks(report({ history: advised(4) }, advise))).toBeNull();
    expect(historyRemarks(report({ history: advised(5) }))).toBeNull();
  });

  test.each([
    ['advise', true],
    ['enforce', false],
  ] as const)('the first review in mode %s proposes to enforce: %s', (mode, proposes) => {
    const said = introduction(report({ mode, history: history({ introduce: true }) })) ?? '';
    expect(said.includes('mode: enforce')).toBe(proposes);
  });

  test('the first review says what this is, how to configure, require and silence it', () => {
    const said = introduction(report({ history: history({ introduce: true }) })) ?? '';
    for (const words of [
      'performance checklist',
      'perf-checklist.yml',
      'require',
      'off',
      'ignore',
      '/perf help',
    ]) {
      expect(said).toContain(words);
    }
    expect(said.split('\n')).toHaveLength(1);
    expect(introduction(report({ history: history({}) }))).toBeNull();
    expect(introduction(report({ history: null }))).toBeNull();
  });
});

test('ticks that do not count are a list of their own, below the boxes', () => {
  const refused = [
    { item: 'allocations' as const, by: 'ada', at: BY.at, because: 'the tick of `ada` was undone: no' },
  ];
  const ticks = { ...report().ticks, refused };
  expect(tickRemarks(report({ ticks }))).toBe(
    'Ticks that do not count:\n\n- Allocations minimized: the tick of `ada` was undone: no.',
  );
  expect(
    tickRemarks(report({ ticks: { ...ticks, refused: [{ ...refused[0]!, because: null }] } })),
  ).toBeNull();
});

test('a finding without a comment has a name that `/perf waive` takes', () => {
  const outside = finding({ startLine: 500, endLine: 500, fingerprint: '0123456789abcdef' });
  expect(detailsOf(reportOf({ rust: rust({ findings: [outside] }) }), '')).toContain('<sub>`0123456`</sub>');
  const inside = finding({ fingerprint: '0123456789abcdef' });
  expect(detailsOf(reportOf({ rust: rust({ findings: [inside] }) }), '')).not.toContain('0123456');
});

describe('the reply to commands', () => {
  const sentence = (over: Partial<Sentence> = {}): Sentence => ({
    comment: { kind: 'issue', id: 50 },
    by: 'eve',
    command: '/perf tick tests',
    text: 'ticking needs the write role, and theirs is read',
    ...over,
  });

  test('one line a sentence, with a way to the command; no one is mentioned', () => {
    const review = { kind: 'review' as const, id: 32, thread: 31 };
    expect(
      replyBody([sentence(), sentence({ comment: review, by: '@acme/all', text: 'did you mean `x`?' })]),
    ).toBe(
      '<!-- perf-checklist:replies -->\n' +
        '- `/perf tick tests` ([`eve`](#issuecomment-50)): ticking needs the write role, and theirs is read.\n' +
        '- `/perf tick tests` ([`@acme/all`](#discussion_r32)): did you mean `x`?',
    );
  });

  test('help is the list of all commands', () => {
    const body = replyBody([sentence({ text: null })]);
    for (const verb of ['tick', 'untick', 'waive', 'dismiss', 'accept', 'override', 'recheck', 'help']) {
      expect(body).toContain(`/perf ${verb}`);
    }
  });
});

test('a comment with as many decisions as can be kept, long names and all, is one that GitHub takes', () => {
  const full = '\u{1f600}'.repeat(50);
  const state: State = {
    ...firstState('acme/trie#7'),
    version: 9,
    waivers: Array.from({ length: 25 }, (_, at) => ({
      ...BY,
      reason: full,
      rule: 'clone-in-loop',
      item: 'allocations' as const,
      fingerprints: [String(at).padStart(16, '0')],
      dismissed: false,
    })),
    handled: {
      issue: Array.from({ length: 100 }, (_, at) => 4_000_000_000 + at),
      review: Array.from({ length: 100 }, (_, at) => 4_000_000_000 + at),
      through: { issue: 4_000_000_000, review: 4_000_000_000 },
      sentences: Array.from({ length: 8 }, () => ({
        comment: { kind: 'issue' as const, id: 4_000_000_000 },
        by: full,
        command: full,
        text: full.repeat(4),
      })),
    },
  };
  const untested = Array.from({ length: 40 }, (_, at) =>
    changedFunction({ name: `${'Type'.repeat(40)}${at}`, isPublic: true, reachedByTest: false }),
  );
  const situation = reportOf({ rust: rust({ findings: ERROR.findings, changedFunctions: untested }) });
  const { waivers, handled } = state;
  const crowded = { ...situation, decisions: { ...NO_DECISIONS, waivers, handled } };
  const body = checklistComment(crowded, writeState(nextState(crowded), KEY));
  expect(body.length).toBeLessThan(65_000);
});
