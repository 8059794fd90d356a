import { LEAST_PAIRS } from '../gate/bundle.js';

/** So many make a long wait for little. */
const MOST_PAIRS = 200;
/** With fewer pairs an early look would be at too few to decide anything. */
const LEAST_FOR_EARLY_LOOKS = 10;
/** Shares of the planned pairs after which the data are looked at. */
const LOOK_AT = [0.5, 0.75, 1];
/** Pairs that fit in the budget, by how long the first one took. */
export function pairsWithin(budgetSeconds, secondsOfOnePair) {
  const fit = Math.floor(budgetSeconds / Math.max(secondsOfOnePair, 0.001));
  return Math.min(MOST_PAIRS, Math.max(LEAST_PAIRS, fit));
}
/** The looks of one measurement, fixed before its data are seen. */
export function plannedLooks(pairs) {
  const shares = pairs < LEAST_FOR_EARLY_LOOKS ? [1] : LOOK_AT;
  return shares.map((share) => ({
    measurement: 0,
    pairs: Math.min(pairs, Math.max(LEAST_PAIRS, Math.ceil(share * pairs))),
    planned: pairs,
  }));
}
/** Sides of a pair in the order in which they run: base, head, head, base, ... so that a steady drift cancels. */
export function sidesOf(pair) {
  return pair % 2 === 0 ? ['base', 'head'] : ['head', 'base'];
}
