import type { RuleOutcomes } from '../model.js';
import { wilson } from './wilson.js';

/** Fewer cases than this say nothing about a rule. */
export const MIN_CASES = 20;

export interface Precision {
  /** Comments that were mended, among those that somebody judged by deed or word. */
  useful: number;
  cases: number;
  /** 95 % interval of `useful / cases`. */
  interval: readonly [low: number, high: number];
}

/**
 * How often a rule's comment was worth its place: mended before the merge. Waived ones count on neither side: they were
 * right, and wanted here.
 */
export function precisionOf({ fixed, dismissed, disliked, ignored }: RuleOutcomes): Precision {
  const cases = fixed + dismissed + disliked + ignored;
  return { useful: fixed, cases, interval: wilson(fixed, cases) };
}

/** The precision surely lies below this fraction; null: too little is known. */
export function precisionAtMost(outcomes: RuleOutcomes): number | null {
  const { cases, interval } = precisionOf(outcomes);
  return cases >= MIN_CASES ? interval[1] : null;
}
