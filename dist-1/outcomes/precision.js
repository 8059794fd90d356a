import { wilson } from './wilson.js';
/** Fewer cases than this say nothing about a rule. */
export const MIN_CASES = 20;
/**
 * How often a rule's comment was worth its place: mended before the merge. Waived ones count on neither side: they were
 * right, and wanted here.
 */
export function precisionOf({ fixed, dismissed, disliked, ignored }) {
  const cases = fixed + dismissed + disliked + ignored;
  return { useful: fixed, cases, interval: wilson(fixed, cases) };
}
/** The precision surely lies below this fraction; null: too little is known. */
export function precisionAtMost(outcomes) {
  const { cases, interval } = precisionOf(outcomes);
  return cases >= MIN_CASES ? interval[1] : null;
}
