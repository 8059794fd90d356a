import { readItemId } from '../text/item-names.js';
/** First line of the checklist comment: the source finds the App's own comment by it (and by its author). */
export const CHECKLIST_MARK = '<!-- perf-checklist -->';
/** True for a body that the App wrote as checklist; who wrote it is for the caller to check. */
export function isChecklist(body) {
  return body.startsWith(CHECKLIST_MARK);
}
/** A line with a box: `- [x] Benchmarked before and after? <!-- item:benchmarks -->`. `label` is already escaped. */
export function boxLine(item, label, ticked) {
  return `- [${ticked ? 'x' : ' '}] ${label} <!-- item:${item} -->`;
}
const BOX = /^\s{0,3}[-*+] \[([ xX])\] .*<!-- item:([a-z0-9:-]{1,50}) -->[ \t]*\r?$/;
/** The boxes of a comment and whether they are ticked; where an id stands twice, the first counts. */
export function readBoxes(body) {
  const boxes = new Map();
  for (const line of body.split('\n')) {
    const [, mark, id] = BOX.exec(line) ?? [];
    const item = readItemId(id ?? '');
    if (item !== null && !boxes.has(item)) boxes.set(item, mark !== ' ');
  }
  return boxes;
}
/** The same whichever boxes are ticked. */
export function withoutMarks(text) {
  return text
    .split('\n')
    .map((line) => (BOX.test(line) ? line.replace(/\[[ xX]\]/, '[ ]') : line))
    .join('\n')
    .trimEnd();
}
