/**
 * Standard deviation of the log ratio that an unrelated change makes by moving the code of a benchmark about. Measured as the root mean square over
 * ten benchmarks and three paddings of a workload crate on x86-64 (largest 6.9 %); of the size that Mytkowicz et al. (2009),
 * "Producing wrong data without doing anything obviously wrong", report for link order.
 */
export const LAYOUT_DEVIATION = 0.026;
/** Variance of the mean that no number of pairs lowers. */
export function layoutVariance(layout) {
  return layout === 'fixed' ? LAYOUT_DEVIATION ** 2 : 0;
}
