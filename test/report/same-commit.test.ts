import { HELD_BACK, isHeldBack } from '../../src/markers/held-back.js';
import type { Posted, PostedCheck, SameCommit } from '../../src/model.js';
import { couldNotReview, opening, reconcile } from '../../src/report/reconcile.js';
import { withSameCommit } from '../../src/report/same-commit.js';
import { config, finding, NOTHING_POSTED, PULL, rust } from '../samples.js';
import { KEY, reportOf } from './road.js';

const FINE = reportOf({});
const BROKEN = reportOf({
  config: config({ mode: 'enforce' }),
  rust: rust({ findings: [finding({ severity: 'error' })] }),
});

function other(conclusion: string | null, title = 'so', number: number | null = 2): SameCommit {
  return { number, conclusion, title };
}

test.each<[string, readonly SameCommit[], string]>([
  ['nobody', [], `success: ${FINE.outcome.title}`],
  ['one that passes', [other('success')], `success: ${FINE.outcome.title}`],
  ['one that fails', [other('failure', '1 error')], 'failure: Held back by #2, of the same commit: 1 error'],
  ['one that asks', [other('action_required')], 'action_required: Held back by #2, of the same commit: so'],
  ['one that nobody has read', [other(null)], 'in_progress: Held back by #2, of the same commit: so'],
  ['one that was given up', [other('cancelled')], 'in_progress: Held back by #2, of the same commit: so'],
  [
    'a conclusion that passes elsewhere',
    [other('neutral')],
    'in_progress: Held back by #2, of the same commit: so',
  ],
  [
    'the worst of several',
    [other(null, 'so', 3), other('action_required', 'so', 4), other('failure', 'so', 5), other('success')],
    'failure: Held back by #5, of the same commit: so',
  ],
  [
    'a merge group',
    [other('failure', 'so', null)],
    'failure: Held back by a merge group, of the same commit: so',
  ],
])('what passes, with the same commit as %s', (_, others, told) => {
  const { outcome } = withSameCommit(FINE, others);
  expect(`${outcome.conclusion ?? outcome.status}: ${outcome.title}`).toBe(told);
  expect(outcome.status === 'completed').toBe(outcome.conclusion !== null);
});

test('what does not pass by itself says so itself', () => {
  expect(BROKEN.outcome.conclusion).toBe('failure');
  expect(withSameCommit(BROKEN, [other('action_required')])).toBe(BROKEN);
});

test('only what is held back carries the mark', () => {
  const text = (report: typeof FINE) => {
    const [change] = reconcile(NOTHING_POSTED, report, KEY).filter(({ kind }) => kind === 'create-check');
    return change?.kind === 'create-check' ? change.output.text : '';
  };
  expect(isHeldBack(text(withSameCommit(FINE, [other('failure')])))).toBe(true);
  expect([FINE, BROKEN].map(text).map(isHeldBack)).toEqual([false, false]);
});

describe('behind a newer run of another pull request', () => {
  const own: PostedCheck = {
    id: 5,
    headSha: PULL.headSha,
    status: 'completed',
    conclusion: 'success',
    title: '',
    summary: '',
    text: '',
    annotations: 0,
  };
  const posted = (conclusion: string | null): Posted => ({
    ...NOTHING_POSTED,
    check: { ...own, behind: { conclusion } },
  });
  const checks = (report: typeof FINE, newest: string | null) =>
    reconcile(posted(newest), report, KEY).flatMap(({ kind }) => (kind.endsWith('check') ? [kind] : []));

  test('a new one is made only where that says the opposite', () => {
    expect(checks(FINE, 'failure')).toEqual(['create-check']);
    expect(checks(FINE, 'success')).toEqual(['update-check']);
    expect(checks(BROKEN, 'success')).toEqual(['create-check']);
    expect(checks(BROKEN, 'action_required')).toEqual(['update-check']);
  });

  test.each<[string, Partial<PostedCheck>, string | null, string[]]>([
    ['fails, under a success', { conclusion: 'failure' }, 'success', ['create-check']],
    [
      'is not read, under a success',
      { status: 'in_progress', conclusion: null },
      'success',
      ['create-check'],
    ],
    ['fails, under a failure', { conclusion: 'failure' }, 'failure', []],
    ['passes, under a success', {}, 'success', []],
    ['passes by itself, under a success', { conclusion: 'failure', text: HELD_BACK }, 'success', []],
    ['fails, under nothing', { conclusion: 'failure' }, null, []],
  ])('of what %s, the check opens first: %s', (_, over, newest, expected) => {
    const check = { ...own, ...over, behind: { conclusion: newest } };
    const changes = opening({ ...NOTHING_POSTED, check }, PULL, { kind: 'changed' });
    expect(changes.map(({ kind }) => kind)).toEqual(expected);
  });

  test('a failure of ours is no less told', () => {
    expect(couldNotReview(posted('success'), PULL.headSha, 'x').map(({ kind }) => kind)).toEqual([
      'create-check',
    ]);
  });
});
