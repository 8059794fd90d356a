/** What Holm's procedure said of one hypothesis. */
export interface HolmStep {
  rejected: boolean;
  /** The level at which this hypothesis was, or would next be, tested: an interval at it agrees with the decision. */
  level: number;
}

/**
 * Holm (1979), "A simple sequentially rejective multiple test procedure": controls the chance of any false rejection at `alpha`
 * whatever the dependence. `size` is the number of hypotheses of the family still open, at least `pValues.length`.
 */
export function holm(pValues: readonly number[], alpha: number, size = pValues.length): HolmStep[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a]! - pValues[b]!);
  const steps: HolmStep[] = new Array(pValues.length);
  let rejected = 0;
  let open = true;
  for (const i of order) {
    const level = alpha / (size - rejected);
    open &&= pValues[i]! <= level;
    steps[i] = { rejected: open, level };
    if (open) rejected++;
  }
  return steps;
}
