import type { RuleOutcomes } from '../model.js';
import { wilson } from './wilson.js';

/** Fewer cases than this say nothing about a rule. */
export const MIN_CASES = 20;

/** A rule whose comments are of no use half of the time costs more attention than it saves. */
export const PRECISION_FLOOR = 0.5;

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

/** True where the precision is surely under the floor: the whole interval lies below it. */
export function isSurelyNoise(outcomes: RuleOutcomes): boolean {
  const { cases, interval } = precisionOf(outcomes);
  return cases >= MIN_CASES && interval[1] < PRECISION_FLOOR;
}
