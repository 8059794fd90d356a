/**
 * Holm (1979), "A simple sequentially rejective multiple test procedure": controls the chance of any false rejection at `alpha`
 * whatever the dependence. `size` is the number of hypotheses of the family still open, at least `pValues.length`.
 */
export function holm(pValues, alpha, size = pValues.length) {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b]);
  const steps = new Array(pValues.length);
  let rejected = 0;
  let open = true;
  for (const i of order) {
    const level = alpha / (size - rejected);
    open &&= pValues[i] <= level;
    steps[i] = { rejected: open, level };
    if (open) rejected++;
  }
  return steps;
}
