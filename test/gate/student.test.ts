import fc from 'fast-check';
import {
  digamma,
  incompleteBeta,
  logGamma,
  trigamma,
  trigammaInverse,
} from '../../src/gate/special-functions.js';
import { studentUpperQuantile, studentUpperTail } from '../../src/gate/student.js';

// Reference values: SciPy 1.x, scipy.stats.t and scipy.special.
test.each([
  [0.5, 1, 0.35241638234956674],
  [2, 1, 0.14758361765043326],
  [3.2, 2.5, 0.031705514118190725],
  [1.96, 10, 0.039218120123849856],
  [4, 9, 0.0015552141551929272],
  [7.5, 30, 1.161462450275522e-8],
  [-1.3, 4, 0.868274201764388],
  [2.5, 1e7, 0.006209673268289235],
])('P(T > %p) with %p degrees of freedom', (t, df, p) => {
  expect(Math.abs(studentUpperTail(t, df) / p - 1)).toBeLessThan(1e-8);
});

test.each([
  [0.025, 9, 2.2621571627982053],
  [0.0005, 3, 12.923978636687481],
  [1e-6, 12.7, 8.198610254451333],
  [1e-5, 1, 31830.98860790709],
  [0.4, 5, 0.2671808657041451],
  [0.9, 7, -1.4149239276505086],
])('upper %p quantile with %p degrees of freedom', (p, df, t) => {
  expect(Math.abs(studentUpperQuantile(p, df) / t - 1)).toBeLessThan(1e-9);
});

test.each([
  [0.3, 1.0957979948180756, -3.502524222200133, 12.245364546107734],
  [4.5, 2.4537365708424423, 1.388870926359529, 0.24872510303901035],
  [20, 39.339884187199495, 2.970523992242149, 0.051270822935203124],
  [1000, 5905.220423209181, 6.907255195648812, 0.001000500166666633],
])('log gamma and its derivatives at %p', (x, gamma, first, second) => {
  expect(logGamma(x)).toBeCloseTo(gamma, 9);
  expect(digamma(x)).toBeCloseTo(first, 10);
  expect(trigamma(x)).toBeCloseTo(second, 10);
});

test('the quantile undoes the tail', () => {
  const p = fc.double({ min: 1e-7, max: 0.999, noNaN: true });
  const df = fc.double({ min: 1, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(p, df, (p, df) => Math.abs(studentUpperTail(studentUpperQuantile(p, df), df) / p - 1) < 1e-6),
  );
});

test('the inverse undoes trigamma', () => {
  const x = fc.double({ min: -5, max: 9, noNaN: true }).map((power) => 10 ** power);
  fc.assert(fc.property(x, (x) => Math.abs(trigammaInverse(trigamma(x)) / x - 1) < 1e-4));
});

test('the incomplete beta function ends at 0 and 1', () => {
  expect([-1e-17, 0, 1, 1 + 1e-15].map((x) => incompleteBeta(2, 0.5, x))).toEqual([0, 0, 1, 1]);
});

test('an infinite distance has no doubt', () => {
  expect(studentUpperTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
  expect(studentUpperTail(Number.NEGATIVE_INFINITY, 3)).toBe(1);
});
