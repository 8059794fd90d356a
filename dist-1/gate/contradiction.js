import { estimate, pAbove } from './estimate.js';
import { location } from './location.js';

/** Chance that noise which favours no side takes a good verdict away at the last look. It costs an answer and makes none, so it is for each benchmark. */
const LEVEL = 0.05;
/**
 * What the pairs say against "within the margin", or null. The best runs and a trimmed mean look away from what few runs show, which is right where the
 * machine slowed them and wrong where head is slow in some of its runs only. Disturbances favour no side, so that they cancel in the plain mean of all
 * pairs: where that lies beyond the margin and is surely no accident (Student's t, each benchmark by itself), nothing is said to be harmless. `early`:
 * more pairs are planned, which are cheaper than a wrong verdict, so that a mean beyond the margin is enough to take them.
 */
export function contradictionOf(differences, margin, early) {
  const bound = Math.log1p(margin);
  const { centre, variance, df } = location(differences, 0);
  if (centre <= bound) return null;
  const pairs = differences.length;
  if (!early && pAbove(estimate(centre, pairs, { value: variance, df }, 0), 0) > LEVEL) return null;
  return {
    slower: differences.filter((d) => d > bound).length,
    faster: differences.filter((d) => d < -bound).length,
    pairs,
    mean: centre,
  };
}
