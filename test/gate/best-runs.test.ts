import { bestRuns } from '../../src/gate/best-runs.js';
import { chooseStatistic } from '../../src/gate/choose-statistic.js';
import { location } from '../../src/gate/location.js';
import { seriesOf } from '../../src/gate/series.js';
import { bundleOf, normalFrom, randomFrom } from './noise.js';

const random = randomFrom(11);
const normal = normalFrom(random);
const PAIRS = 10;

/** Half of the runs are disturbed by anything up to a doubling; the others agree to a thousandth. */
const busy = () => 0.001 * normal() + (random() < 0.5 ? random() : 0);
const idle = () => 0.01 * normal();

const sides = (run: () => number) =>
  [0, 0.05].map((more) => Array.from({ length: PAIRS }, () => run() + more)) as [number[], number[]];

test('a difference that disturbances hide from any average is there in the best runs', () => {
  const [base, head] = sides(busy);
  const best = bestRuns(base, head);
  expect(best.centre).toBeCloseTo(0.05, 2);
  const differences = head.map((x, i) => x - base[i]!);
  expect(best.variance).toBeLessThan(location(differences, 0.2).variance / 10);
  expect(best.df).toBe(4);
});

test('the estimated error is that of repetitions', () => {
  const trials = Array.from({ length: 300 }, () => bestRuns(...sides(idle)));
  const mean = trials.reduce((sum, t) => sum + t.centre, 0) / trials.length;
  const spread = trials.reduce((sum, t) => sum + (t.centre - mean) ** 2, 0) / trials.length;
  const estimated = trials.reduce((sum, t) => sum + t.variance / PAIRS, 0) / trials.length;
  expect(mean).toBeCloseTo(0.05, 2);
  expect(estimated / spread).toBeGreaterThan(0.7);
  expect(estimated / spread).toBeLessThan(1.6);
});

test('the same runs give the same numbers, and sides that are swapped the opposite', () => {
  const [base, head] = sides(busy);
  expect(bestRuns(base, head)).toEqual(bestRuns(base, head));
  expect(bestRuns(head, base).centre).toBeCloseTo(-bestRuns(base, head).centre, 12);
});

test.each([
  ['busy', busy, 'best runs'],
  ['idle', idle, 'mean'],
] as const)('a %s machine has its statistic', (_name, run, across) => {
  const pair = (): [number, number] => [1000 * Math.exp(run()), 1000 * Math.exp(run())];
  const behaviours = Array.from({ length: 8 }, (_, i) => ({ benchmark: `b${i}`, pair }));
  expect(chooseStatistic(seriesOf(bundleOf(behaviours, PAIRS).runs)).across).toBe(across);
});
