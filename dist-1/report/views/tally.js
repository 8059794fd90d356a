import { count } from '../../text/words.js';
/** One sign an answer, in the order in which a reader wants to see them. */
export const GLYPHS = {
  'could not review': '!',
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
export function byUrgency(answers) {
  return [...answers].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
const OPEN = new Set(['could not review', 'failed', 'needs a tick', 'waiting']);
/** True for an answer that still needs something to happen. */
export function isOpen(answer) {
  return OPEN.has(answer.kind);
}
/** `6 of 9 items passed`; null when the title says as much. */
export function passedOf(report) {
  const { answers } = report;
  const passed = answers.filter((answer) => !isOpen(answer)).length;
  return passed === answers.length ? null : `${passed} of ${count(answers.length, 'item')} passed`;
}
/** True when every item says the same: one sentence is enough then. */
export function saysOneThing(report) {
  const [first] = report.answers;
  return (
    first !== undefined &&
    report.answers.every((answer) => answer.kind === 'not applicable' && answer.because === first.because)
  );
}
