import type { Answer, AnswerKind, Report } from '../../model.js';
import { count } from '../../text/words.js';

/** One sign an answer, in the order in which a reader wants to see them. */
export const GLYPHS: Readonly<Record<AnswerKind, string>> = {
  failed: '✗',
  'needs a tick': '☐',
  waiting: '…',
  ticked: '☑',
  accepted: '☑',
  waived: '☑',
  passed: '✓',
  'not applicable': '–',
};

const ORDER = Object.keys(GLYPHS);

/** What needs somebody first; among equals the guide's order. */
export function byUrgency(answers: readonly Answer[]): Answer[] {
  return [...answers].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

const OPEN: ReadonlySet<AnswerKind> = new Set(['failed', 'needs a tick', 'waiting']);

/** True for an answer that still needs something to happen. */
export function isOpen(answer: Answer): boolean {
  return OPEN.has(answer.kind);
}

/** `6 of 9 items passed`; null when the title says as much. */
export function passedOf(report: Report): string | null {
  const { answers } = report;
  const passed = answers.filter((answer) => !isOpen(answer)).length;
  return passed === answers.length ? null : `${passed} of ${count(answers.length, 'item')} passed`;
}

/** True when every item says the same: one sentence is enough then. */
export function saysOneThing(report: Report): boolean {
  const [first] = report.answers;
  return (
    first !== undefined &&
    report.answers.every((answer) => answer.kind === 'not applicable' && answer.because === first.because)
  );
}
