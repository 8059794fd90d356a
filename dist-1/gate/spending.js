/**
 * Chance of any false alarm over all benchmarks and looks of a pull request, and of any false gain: as in every pair of one-sided tests
 * (Schuirmann 1987), each limit has its own 5 %, and both together make an interval of 90 %.
 */
export const FAMILY_ALPHA = 0.05;
/**
 * Share of alpha for the first measurement and each re-measurement. A pull request is mostly measured once, so most is spent there;
 * after the last no alpha is left and more pairs decide nothing.
 */
const MEASUREMENT_SHARES = [0.79, 0.07, 0.07, 0.07];
/** Exponent of Kim and DeMets' power family: 3 spends late, as O'Brien and Fleming's boundary does. */
const SPENDING_POWER = 3;
/** All that the looks of a measurement may spend together; 0 when nothing is left. */
export function alphaOfMeasurement(measurement) {
  return FAMILY_ALPHA * (MEASUREMENT_SHARES[measurement] ?? 0);
}
/**
 * Alpha of the look at `index`: Lan and DeMets (1983), "Discrete sequential boundaries for clinical trials", with the spending
 * function t^3 of Kim and DeMets (1987). What a look spends is added up by the union bound instead of the joint
 * distribution of looks, which is a little conservative and needs no assumption about it. 0 when nothing is left.
 */
export function alphaOfLook(looks, index) {
  const look = looks[index];
  const earlier = looks.slice(0, index);
  // The plan of a measurement is what it was at its first look: one that could move would spend more than there is.
  const planned = looks.find((l) => l.measurement === look.measurement).planned;
  const start = earlier.findLast((l) => l.measurement < look.measurement)?.pairs ?? 0;
  const before = earlier.findLast((l) => l.measurement === look.measurement)?.pairs ?? start;
  const spent = (pairs) => Math.min(1, (pairs - start) / (planned - start)) ** SPENDING_POWER;
  return alphaOfMeasurement(look.measurement) * (spent(look.pairs) - spent(before));
}
