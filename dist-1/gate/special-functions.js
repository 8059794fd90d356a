/** Lanczos approximation, g = 7, n = 9: Press et al., Numerical Recipes, 3rd edition, section 6.1. Relative error below 1e-14. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
/** Natural logarithm of the gamma function for x > 0. */
export function logGamma(x) {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const t = x + 6.5;
  const series = LANCZOS.slice(1).reduce((sum, c, i) => sum + c / (x + i), LANCZOS[0]);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}
/** Where the asymptotic series of digamma and trigamma are good to 1e-13 (Abramowitz and Stegun 6.3.18, 6.4.12). */
const ASYMPTOTIC_FROM = 10;
/** First derivative of `logGamma`, x > 0. */
export function digamma(x) {
  let shifted = x;
  let sum = 0;
  for (; shifted < ASYMPTOTIC_FROM; shifted++) sum -= 1 / shifted;
  const s = 1 / (shifted * shifted);
  const tail = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s / 132))));
  return sum + Math.log(shifted) - 0.5 / shifted - tail;
}
/** Second derivative of `logGamma`, x > 0. */
export function trigamma(x) {
  let shifted = x;
  let sum = 0;
  for (; shifted < ASYMPTOTIC_FROM; shifted++) sum += 1 / (shifted * shifted);
  const s = 1 / (shifted * shifted);
  const series = 1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - (s * 5) / 66)));
  return sum + 1 / shifted + s / 2 + (s / shifted) * series;
}
/** Solves trigamma(x) = y for y > 0 by Newton's method on 1/trigamma: Smyth (2004), appendix. */
export function trigammaInverse(y) {
  if (y > 1e7) return 1 / Math.sqrt(y);
  if (y < 1e-6) return 1 / y;
  let x = 0.5 + 1 / y;
  for (let i = 0; i < 50; i++) {
    const value = trigamma(x);
    const step = (value * (1 - value / y)) / tetragamma(x);
    x += step;
    if (-step / x < 1e-10) break;
  }
  return x;
}
function tetragamma(x) {
  const h = 1e-4 * Math.max(x, 1e-3);
  return (trigamma(x + h) - trigamma(x - h)) / (2 * h);
}
/** Regularized incomplete beta function I_x(a, b): Numerical Recipes, section 6.4 (Lentz's continued fraction). */
export function incompleteBeta(a, b, x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  const direct = x < (a + 1) / (a + b + 2);
  return direct ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}
const TINY = 1e-300;
const guarded = (x) => (Math.abs(x) < TINY ? TINY : x);
function betaFraction(a, b, x) {
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return h;
}
