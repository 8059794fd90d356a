import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import type { Change, Evidence, Posted, PostedCheck, Report } from '../../src/model.js';
import { couldNotReview, reconcile } from '../../src/report/reconcile.js';
import {
  changedFunction,
  config,
  finding,
  NO_DECISIONS,
  NO_GATE,
  NOTHING_POSTED,
  PULL,
  rust,
  verdict,
} from '../samples.js';
import { apply } from './posted-model.js';
import { KEY, reportOf, type Situation } from './road.js';

const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });
const HOT = changedFunction({ heat: { level: 'hot', source: 'declared', because: 'declared' } });
const RUNNING: Evidence = {
  kind: 'missing',
  reason: 'running',
  expected: 'running',
  since: '2026-11-22T14:00:00Z',
};
const allow = { reason: 'fine', addedHere: true };
const kinds = (changes: readonly Change[]) => changes.map(({ kind }) => kind);

const output = (report: Report) =>
  reconcile(NOTHING_POSTED, report, KEY).flatMap((one) => ('output' in one ? [one.output] : []))[0]!;
const labels = (situation: Situation, over: Partial<Report> = {}) =>
  output({ ...reportOf(situation), ...over }).actions.map(({ label }) => label);

describe('buttons', () => {
  const allowed = (item: 'allocations' | 'error-paths') =>
    finding({ item, severity: 'error', fingerprint: item, waiver: allow });
  const many = rust({
    findings: [allowed('allocations'), allowed('error-paths')],
    changedFunctions: [UNTESTED, HOT],
  });
  const advisory = { ...DEFAULT_CONFIG.items, tests: { requirement: 'advisory' as const } };
  const error = rust({ findings: [finding({ severity: 'error' })] });

  test.each<[string, Situation, boolean, string[]]>([
    ['nothing to do', {}, false, []],
    ['nothing to do but to measure', {}, true, ['Measure again']],
    ['a box', { rust: rust({ changedFunctions: [UNTESTED] }) }, false, ['Tick tests', 'Review again']],
    [
      'a box of an advisory item',
      { rust: { ...error, changedFunctions: [UNTESTED] }, config: config({ items: advisory }) },
      false,
      ['Review again'],
    ],
    ['an error', { rust: error }, false, ['Review again']],
    ['many boxes', { rust: many }, false, ['Tick benchmarks', 'Tick allocations', 'Review again']],
    [
      'many boxes, and to measure',
      { rust: many },
      true,
      ['Tick benchmarks', 'Measure again', 'Review again'],
    ],
    ['a wait', { evidence: RUNNING }, true, []],
    ['advice', { rust: many, config: config({ mode: 'advise' }) }, false, []],
  ])('%s', (_name, situation, mayMeasureAgain, expected) => {
    expect(labels(situation, { mayMeasureAgain })).toEqual(expected);
  });
});

describe('what is posted by a second review', () => {
  const asks = { rust: rust({ changedFunctions: [UNTESTED] }) };
  const review = (posted: Posted, situation: Situation) =>
    reconcile(posted, reportOf({ ...situation, posted }), KEY);
  const first = apply(NOTHING_POSTED, review(NOTHING_POSTED, asks));
  const posting = (check: Partial<PostedCheck>): Posted => ({
    ...first,
    check: { ...first.check!, ...check },
  });

  test.each<[string, Partial<PostedCheck>, string[]]>([
    ['the same', {}, []],
    ['another title', { title: 'x' }, ['update-check']],
    ['another summary', { summary: 'x' }, ['update-check']],
    ['words below the details', { text: `x\n${first.check!.text}` }, ['update-check']],
    ['another conclusion', { conclusion: 'success' }, ['update-check']],
    ['one that goes on', { status: 'in_progress', conclusion: 'action_required' }, ['update-check']],
    ['of another head', { headSha: 'e'.repeat(40) }, ['create-check']],
    ['below a newer one that passes', { behind: { conclusion: 'success' } }, ['create-check']],
    ['below a newer one that fails', { behind: { conclusion: 'failure' } }, []],
  ])('over %s', (_name, check, expected) => {
    expect(kinds(review(posting(check), asks))).toEqual(expected);
  });

  test('what waits again is a check of its own, what waits still is the same', () => {
    const waits = { evidence: RUNNING };
    expect(kinds(review(first, waits))).toEqual(['edit-comment', 'create-check']);
    const waiting = apply(NOTHING_POSTED, review(NOTHING_POSTED, waits));
    expect(kinds(review({ ...waiting, check: { ...waiting.check!, title: 'x' } }, waits))).toEqual([
      'update-check',
    ]);
    expect(kinds(review(waiting, {}))).toEqual(['update-check']);
  });

  test('a failure of ours says so over any of these', () => {
    const over = (check: Partial<PostedCheck>) => kinds(couldNotReview(posting(check), PULL.headSha, 'x'));
    expect(over({})).toEqual(['update-check']);
    expect(over({ behind: { conclusion: 'success' } })).toEqual(['create-check']);
    expect(over({ behind: { conclusion: 'failure' } })).toEqual(['update-check']);
  });
});

describe('inline comments', () => {
  const at = (nodeId: string, minimized: boolean) => ({
    id: 1,
    nodeId,
    fingerprint: 'f1',
    minimized,
    resolved: false,
    answered: false,
  });
  const found = (over: Parameters<typeof finding>[0] = {}) =>
    reportOf({ rust: rust({ findings: [finding(over)] }) });
  test.each<[string, boolean[], Report, unknown[]]>([
    ['open', [false], found(), []],
    ['open, hidden', [true], found(), [{ kind: 'restore', nodeId: 'n0' }]],
    ['open, twice', [false, false], found(), [{ kind: 'minimize', nodeId: 'n1', reason: 'outdated' }]],
    ['open, twice, one hidden', [false, true], found(), []],
    ['gone', [false], reportOf(), [{ kind: 'minimize', nodeId: 'n0', reason: 'resolved' }]],
    ['gone, hidden', [true], reportOf(), []],
    [
      'a note by now',
      [false],
      found({ severity: 'note' }),
      [{ kind: 'minimize', nodeId: 'n0', reason: 'resolved' }],
    ],
    [
      'allowed by now',
      [false],
      found({ waiver: allow }),
      [{ kind: 'minimize', nodeId: 'n0', reason: 'resolved' }],
    ],
  ])('of a finding that is %s', (_name, hidden, report, expected) => {
    const findings = hidden.map((minimized, place) => at(`n${place}`, minimized));
    const changes = reconcile({ ...NOTHING_POSTED, findings }, report, KEY);
    expect(changes.filter(({ kind }) => !kind.includes('check') && kind !== 'create-comment')).toEqual(
      expected,
    );
  });
});

test('a measurement is asked for before anybody is told that it is', () => {
  const remeasure = { id: 'issue:50', benchmarks: ['trie/seek'] };
  const report = {
    ...reportOf({ measured: { ...NO_GATE, verdicts: [verdict()] } }),
    decisions: { ...NO_DECISIONS, remeasure },
  };
  expect(reconcile(NOTHING_POSTED, report, KEY)[0]).toEqual({
    kind: 'remeasure',
    request: remeasure,
    mergeBase: PULL.mergeBase,
    headSha: PULL.headSha,
  });
});
