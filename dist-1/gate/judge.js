import { lowerLimit, pAbove, pBelow, reach, upperLimit } from './estimate.js';
import { holm } from './holm.js';
import { studentUpperQuantile } from './student.js';

/** Probability with which the "smallest visible change" would have been called. */
const POWER = 0.8;
/**
 * Verdicts of a family at one look. `size` counts every benchmark of the pull request that is still undecided, so that those without
 * data count too. Regressions and improvements are each tested by Holm's procedure at `alpha`; the limits are at the levels at which each
 * benchmark was tested, so that they agree with the verdict (Strassburger and Bretz 2008, "Compatible simultaneous lower confidence
 * bounds for the Holm procedure"). "Unchanged" is the two one-sided tests of Schuirmann (1987) by those limits.
 */
export function judge(estimates, thresholds, alpha, size) {
  const floorUp = Math.log1p(thresholds.floor);
  const floorDown = Math.log1p(-thresholds.floor);
  const slower = holm(
    estimates.map((e) => pAbove(e, floorUp)),
    alpha,
    size,
  );
  const faster = holm(
    estimates.map((e) => pBelow(e, floorDown)),
    alpha,
    size,
  );
  return estimates.map((e, i) => {
    const low = lowerLimit(e, slower[i].level);
    const high = upperLimit(e, faster[i].level);
    const within = low > Math.log1p(-thresholds.margin) && high < Math.log1p(thresholds.margin);
    const kind = slower[i].rejected
      ? 'regressed'
      : faster[i].rejected
        ? 'improved'
        : within
          ? 'unchanged'
          : 'cannot tell';
    const power = studentUpperQuantile(1 - POWER, e.df) * e.standardError;
    return { kind, low, high, smallestVisible: floorUp + reach(e, slower[i].level) + power };
  });
}
