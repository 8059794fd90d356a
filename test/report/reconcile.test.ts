import fc from 'fast-check';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { readBoxes } from '../../src/markers/boxes.js';
import { readState } from '../../src/markers/state.js';
import type { Change, Finding, Posted, Severity } from '../../src/model.js';
import { couldNotReview, opening, reconcile } from '../../src/report/reconcile.js';
import {
  changedFunction,
  config,
  finding,
  NOTHING_POSTED,
  NOW,
  PULL,
  rust,
  SHOWN_CHECK,
  verdict,
} from '../samples.js';
import { apply } from './posted-model.js';
import { KEY, reportOf, type Situation } from './road.js';

const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });
const kinds = (changes: readonly Change[]) => changes.map((change) => change.kind);

/** One review of a situation, told to GitHub. */
function reviewed(posted: Posted, situation: Situation): Posted {
  const report = reportOf({ ...situation, posted });
  return apply(posted, reconcile(posted, report, KEY));
}

const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    fingerprint: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    severity: fc.constantFrom<Severity>('error', 'warning', 'note'),
    startLine: fc.constantFrom(81, 88, 500),
    item: fc.constantFrom('allocations' as const, 'error-paths' as const),
    waiver: fc.constantFrom(null, { reason: 'fine', addedHere: true }, { reason: 'fine', addedHere: false }),
  })
  .map((over) => finding({ ...over, endLine: over.startLine }));

const anySituation: fc.Arbitrary<Situation> = fc.record({
  pull: fc.constantFrom(PULL, { ...PULL, headSha: 'd'.repeat(40) }),
  config: fc.constantFrom(
    config(),
    config({ mode: 'advise', comments: { ...DEFAULT_CONFIG.comments, budget: 1 } }),
    config({ comments: { ...DEFAULT_CONFIG.comments, budget: 2 } }),
  ),
  rust: fc
    .uniqueArray(anyFinding, { selector: (one) => one.fingerprint, maxLength: 5 })
    .chain((findings) =>
      fc
        .constantFrom([], [UNTESTED], [{ ...UNTESTED, syntaxHash: 'h2' }])
        .map((changedFunctions) => rust({ findings, changedFunctions })),
    ),
  measured: fc
    .constantFrom([], [verdict()])
    .map((verdicts) => ({ verdicts, control: null, method: '', remarks: [], broken: [] })),
  evidence: fc.constantFrom(
    {
      kind: 'missing' as const,
      reason: 'running',
      expected: 'running' as const,
      since: '2026-11-22T14:00:00Z',
    },
    { kind: 'refused' as const, reason: 'too large' },
  ),
  exempt: fc.constantFrom(null, null, null, 'the author is a bot'),
});

/** What people and accidents do to what is posted. */
const anyDisturbance: fc.Arbitrary<(posted: Posted) => Posted> = fc.constantFrom(
  (posted) => posted,
  (posted) => posted,
  (posted) => ({ ...posted, comment: null }),
  (posted) => ({
    ...posted,
    comment: posted.comment && { ...posted.comment, body: posted.comment.body.replaceAll('[ ]', '[x]') },
  }),
  (posted) => ({ ...posted, comment: posted.comment && { ...posted.comment, body: 'gone' } }),
  (posted) => ({
    ...posted,
    comment: posted.comment && { ...posted.comment, body: posted.comment.body.replaceAll('\n', '\r\n') },
  }),
  (posted) => ({
    ...posted,
    findings: posted.findings.map((one) => ({ ...one, resolved: true, minimized: true })),
  }),
  (posted) => ({
    ...posted,
    findings: [
      ...posted.findings,
      ...posted.findings.map((one) => ({ ...one, nodeId: `${one.nodeId}again` })),
    ],
  }),
  (posted) => ({
    ...posted,
    check: posted.check && { ...posted.check, annotations: Math.min(posted.check.annotations, 1) },
  }),
);

describe('property: what is posted becomes what the report says, and a second run changes nothing', () => {
  test('through any sequence of reviews and disturbances', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anySituation, anyDisturbance), { minLength: 1, maxLength: 6 }),
        (steps) => {
          let posted = NOTHING_POSTED;
          for (const [situation, disturb] of steps) {
            const before = disturb(posted);
            const report = reportOf({ ...situation, posted: before });
            posted = apply(before, reconcile(before, report, KEY));
            expect(reconcile(posted, report, KEY)).toEqual([]);
            expect(reconcile(posted, reportOf({ ...situation, posted }), KEY)).toEqual([]);

            expect(posted.check).toMatchObject({ headSha: report.pull.headSha, ...report.outcome });
            expect(posted.check?.annotations).toBe(
              report.findings.filter(({ place }) => place === 'annotation').length,
            );
            const shown = posted.findings.filter((one) => !one.minimized).map((one) => one.fingerprint);
            expect(new Set(shown).size).toBe(shown.length);
            for (const { place, finding: found } of report.findings) {
              if (place === 'inline') expect(shown).toContain(found.fingerprint);
              if (found.waiver !== null || found.severity === 'note')
                expect(shown).not.toContain(found.fingerprint);
            }
            if (report.showChecklist) expect(posted.comment).not.toBeNull();
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('inline comments', () => {
  const one = { rust: rust({ findings: [finding()] }) };
  const none = { rust: rust() };

  test('posted once, hidden when gone, shown when back, never posted again', () => {
    const first = reviewed(NOTHING_POSTED, one);
    expect(first.findings).toMatchObject([{ fingerprint: 'f1', minimized: false }]);
    const gone = reviewed(first, none);
    expect(gone.findings).toMatchObject([{ fingerprint: 'f1', minimized: true }]);
    expect(reviewed(gone, one).findings).toMatchObject([{ fingerprint: 'f1', minimized: false }]);
  });

  test('a resolved thread stays as it is', () => {
    const first = reviewed(NOTHING_POSTED, one);
    const resolved = { ...first, findings: first.findings.map((posted) => ({ ...posted, resolved: true })) };
    expect(reviewed(resolved, one)).toEqual(resolved);
  });

  test('a push that moves a finding by lines posts nothing but the check of the new head', () => {
    const first = reviewed(NOTHING_POSTED, one);
    const moved = {
      pull: { ...PULL, headSha: 'e'.repeat(40) },
      rust: rust({ findings: [finding({ startLine: 90, endLine: 90 })] }),
    };
    expect(kinds(reconcile(first, reportOf({ ...moved, posted: first }), KEY))).toEqual(['create-check']);
  });

  test('one that falls out of the budget keeps its comment', () => {
    const first = reviewed(NOTHING_POSTED, {
      ...one,
      config: config({ comments: { ...DEFAULT_CONFIG.comments, budget: 1 } }),
    });
    const louder = finding({ severity: 'error', fingerprint: 'f2' });
    const both = {
      rust: rust({ findings: [finding(), louder] }),
      config: config({ comments: { ...DEFAULT_CONFIG.comments, budget: 1 } }),
    };
    expect(reviewed(first, both).findings).toMatchObject([
      { fingerprint: 'f1', minimized: false },
      { fingerprint: 'f2', minimized: false },
    ]);
  });
});

describe('the check', () => {
  test('opens at once, once a head, and anew for a re-run', () => {
    const changed = { kind: 'changed' as const };
    const opened = apply(NOTHING_POSTED, opening(NOTHING_POSTED, PULL, changed));
    expect(opened.check).toMatchObject({ status: 'in_progress', conclusion: null, headSha: PULL.headSha });
    expect(opening(opened, PULL, changed)).toEqual([]);
    expect(kinds(opening(opened, PULL, { kind: 'rerun' }))).toEqual(['create-check']);
    expect(kinds(opening(opened, { ...PULL, headSha: 'new' }, changed))).toEqual(['create-check']);
    expect(kinds(reconcile(opened, reportOf(), KEY))).toEqual(['update-check']);
  });

  test('a new head and a re-run carry the state over, a failed review keeps it', () => {
    const asks = { rust: rust({ changedFunctions: [UNTESTED] }) };
    const first = reviewed(NOTHING_POSTED, asks);
    const version = reportOf({ ...asks, posted: first }).ticks.state.version;
    const noComment = { ...first, comment: null };
    for (const then of [
      apply(noComment, opening(noComment, PULL, { kind: 'rerun' })),
      apply(noComment, couldNotReview(noComment, PULL.headSha, 'GitHub did not answer')),
    ]) {
      expect(reportOf({ ...asks, posted: then }).ticks.state.version).toBe(version);
    }
  });

  test('other annotations make a new check run, the same none', () => {
    const outside = (fingerprint: string) => ({
      rust: rust({
        findings: [finding({ startLine: 500, endLine: 500, fingerprint, message: fingerprint })],
      }),
    });
    const first = reviewed(NOTHING_POSTED, outside('a'));
    expect(first.check?.annotations).toBe(1);
    expect(kinds(reconcile(first, reportOf({ ...outside('b'), posted: first }), KEY))).toEqual([
      'create-check',
    ]);
    const retitled = { ...first, check: { ...first.check!, title: 'other' } };
    const [update] = reconcile(retitled, reportOf({ ...outside('a'), posted: retitled }), KEY);
    expect(update).toMatchObject({ kind: 'update-check', output: { annotations: [] } });
  });

  test('annotations that arrived only in part make a new check run', () => {
    const outside = ['a', 'b', 'c'].map((fingerprint) =>
      finding({ startLine: 500, endLine: 500, fingerprint }),
    );
    const situation = { rust: rust({ findings: outside }) };
    const first = reviewed(NOTHING_POSTED, situation);
    expect(first.check?.annotations).toBe(3);
    const torn = { ...first, check: { ...first.check!, annotations: 2 } };
    const changes = reconcile(torn, reportOf({ ...situation, posted: torn }), KEY);
    expect(changes).toMatchObject([{ kind: 'create-check', output: { annotations: [{}, {}, {}] } }]);
    const none = { ...first, check: { ...first.check!, annotations: 0 } };
    expect(reconcile(none, reportOf({ ...situation, posted: none }), KEY)).toMatchObject([
      { kind: 'update-check', output: { annotations: [{}, {}, {}] } },
    ]);
  });

  test('could not review: a failure with a way to start again, once', () => {
    const opened = apply(NOTHING_POSTED, opening(NOTHING_POSTED, PULL, { kind: 'changed' }));
    const [change] = couldNotReview(opened, PULL.headSha, 'GitHub did not answer');
    expect(change).toMatchObject({
      kind: 'update-check',
      output: {
        conclusion: 'failure',
        title: 'Could not review: GitHub did not answer (re-run)',
        actions: [{ label: 'Review again', identifier: 'review-again' }],
      },
    });
    const failed = apply(opened, [change!]);
    expect(couldNotReview(failed, PULL.headSha, 'GitHub did not answer')).toEqual([]);
    expect(kinds(couldNotReview(failed, 'other', 'x'))).toEqual(['create-check']);
    expect(kinds(reconcile(failed, reportOf(), KEY))).toEqual(['update-check']);
  });

  test('its verdict comes last', () => {
    const report = reportOf({ rust: rust({ findings: [finding()], changedFunctions: [UNTESTED] }) });
    expect(kinds(reconcile(NOTHING_POSTED, report, KEY))).toEqual([
      'create-review',
      'create-comment',
      'create-check',
    ]);
  });
});

describe('the checklist comment', () => {
  const asks = { rust: rust({ changedFunctions: [UNTESTED] }) };

  test('does not come when all is passed, and is edited in place when all is fine again', () => {
    expect(reviewed(NOTHING_POSTED, {}).comment).toBeNull();
    const first = reviewed(NOTHING_POSTED, asks);
    expect([...readBoxes(first.comment!.body)]).toEqual([['tests', false]]);
    const fine = reviewed(first, {});
    expect(fine.comment).toMatchObject({ id: first.comment!.id });
    expect(fine.comment!.body).toContain('**All 9 items answered**');
  });

  test('a tick stays ticked, a forged body is restored, an unrelated push leaves it alone', () => {
    const first = reviewed(NOTHING_POSTED, asks);
    const before = first.comment!.body;
    const after = before.replace('- [ ]', '- [x]');
    const wake = {
      kind: 'edited' as const,
      editor: { login: 'bo', bot: false },
      role: 'write' as const,
      at: '2026-11-22T14:10:00Z',
      before,
      after,
    };
    const edited = { ...first, comment: { ...first.comment!, body: after } };
    const ticked = reviewed(edited, { ...asks, wake });
    expect([...readBoxes(ticked.comment!.body)]).toEqual([['tests', true]]);
    expect(ticked.check).toMatchObject({ conclusion: 'success', title: 'All 9 items answered' });

    const pushed = { ...asks, pull: { ...PULL, headSha: 'e'.repeat(40) } };
    expect(kinds(reconcile(ticked, reportOf({ ...pushed, posted: ticked }), KEY))).toEqual(['create-check']);
    const wiped = { ...ticked, comment: { ...ticked.comment!, body: 'nothing to see' } };
    expect(reviewed(wiped, asks).comment).toEqual(ticked.comment);
    const playedBack = { ...ticked, comment: { ...ticked.comment!, body: before } };
    expect(reviewed(playedBack, asks).comment).toEqual(ticked.comment);
  });

  test.each([
    ['where the clock is slow', '2026-11-22T14:30:00Z', '2026-11-22T14:30:00Z'],
    ['else', '2026-11-22T14:10:00Z', NOW.toISOString()],
  ])('nothing of a head is shown before its check began, by GitHub’s time: %s', (_, startedAt, at) => {
    const posted = { ...NOTHING_POSTED, check: { ...SHOWN_CHECK, startedAt } };
    const { comment } = reviewed(posted, asks);
    expect(readState(comment!.body, KEY, 'acme/trie#7')).toMatchObject({
      state: { shown: { at, found: { at } } },
    });
  });

  test('a refused tick is undone with its sentence, which stays until the item is settled', () => {
    const first = reviewed(NOTHING_POSTED, asks);
    const before = first.comment!.body;
    const after = before.replace('- [ ]', '- [x]');
    const wake = {
      kind: 'edited' as const,
      editor: PULL.author,
      role: 'write' as const,
      at: '2026-11-22T14:10:00Z',
      before,
      after,
    };
    const refused = reviewed({ ...first, comment: { ...first.comment!, body: after } }, { ...asks, wake });
    expect([...readBoxes(refused.comment!.body)]).toEqual([['tests', false]]);
    expect(refused.comment!.body).toContain('the tick of `ada` was undone: the author is not the judge');
    expect(reviewed(refused, asks)).toEqual(refused);
  });
});
