import type { Finding, Report } from '../../src/model.js';
import { followed, type SeenFindings } from '../../src/outcomes/fates.js';
import { reportOf } from '../report/road.js';
import { finding, PULL, rust } from '../samples.js';

function report(findings: readonly Finding[], over: Partial<Report> = {}): Report {
  return { ...reportOf({ rust: rust({ findings }) }), ...over };
}

const NEXT = { pull: { ...PULL, headSha: 'e'.repeat(40) } };
const OPEN: SeenFindings = { f1: { rule: 'clone-in-loop', fate: 'ignored', head: PULL.headSha } };
const by = { login: 'carol', role: 'write' as const, dismissed: true };

test.each<[string, SeenFindings, Report, SeenFindings]>([
  ['a comment is posted', {}, report([finding()]), OPEN],
  ['a note has no comment', {}, report([finding({ severity: 'note' })]), {}],
  ['gone with a push', OPEN, report([], NEXT), { f1: { ...OPEN.f1!, fate: 'fixed' } }],
  ['gone on the same head: the reading was corrected', OPEN, report([]), {}],
  ['gone in a first reading', OPEN, report([], { ...NEXT, complete: false }), OPEN],
  ['gone because the pull request is left alone', OPEN, report([], { ...NEXT, leftAlone: 'a draft' }), OPEN],
  [
    'fixed, then back',
    { f1: { ...OPEN.f1!, fate: 'fixed' } },
    report([finding()], NEXT),
    { f1: { ...OPEN.f1!, head: NEXT.pull.headSha } },
  ],
  [
    'fixed stays fixed',
    { f1: { ...OPEN.f1!, fate: 'fixed' } },
    report([]),
    { f1: { ...OPEN.f1!, fate: 'fixed' } },
  ],
  [
    'dismissed',
    OPEN,
    report([finding({ waiver: { reason: 'no', addedHere: false, by } })]),
    { f1: { ...OPEN.f1!, fate: 'dismissed' } },
  ],
  [
    'waived in the code',
    OPEN,
    report([finding({ waiver: { reason: 'no', addedHere: true } })]),
    { f1: { ...OPEN.f1!, fate: 'waived' } },
  ],
  [
    'waived before it had a comment',
    {},
    report([finding({ waiver: { reason: 'no', addedHere: false } })]),
    {},
  ],
])('%s', (_name, known, seen, expected) => {
  expect(followed(known, seen)).toEqual(expected);
});
