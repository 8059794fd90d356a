import fc from 'fast-check';
import { differences } from '../../src/gate/choose-statistic.js';
import { holm } from '../../src/gate/holm.js';
import { location } from '../../src/gate/location.js';
import { fitPrior, moderate } from '../../src/gate/moderated-variance.js';
import { RunSamples } from '../../src/gate/run-statistic.js';
import { type Series, seriesOf } from '../../src/gate/series.js';
import { alphaOfLook, FAMILY_ALPHA } from '../../src/gate/spending.js';
import type { BenchmarkRun, Look } from '../../src/model.js';
import { normalFrom, randomFrom } from './noise.js';

describe('run statistic', () => {
  test.each([
    ['minimum', 1],
    ['10 % quantile', 1.4],
    ['25 % quantile', 2],
    ['median', 3],
    ['mean', 4],
  ] as const)('%s', (statistic, value) => {
    expect(new RunSamples([3, 1, 10, 4, 2]).value(statistic)).toBeCloseTo(value, 12);
  });

  test('one sample is its own everything', () => {
    expect(new RunSamples([7]).value('median')).toBe(7);
    expect(new RunSamples([7]).value('10 % quantile')).toBe(7);
  });
});

describe('location', () => {
  // Reference: scipy.stats.trim_mean and scipy.stats.mstats.winsorize.
  const values = [1.3, -0.2, 0.8, 0.5, 9.4, 0.1, 0.6, -3.0, 0.4, 0.7];

  test('trimmed mean with the error of Yuen', () => {
    const { centre, variance, df } = location(values, 0.2);
    expect(centre).toBeCloseTo(0.5166666666666666, 12);
    expect(variance / values.length).toBeCloseTo(0.026966666666666663, 12);
    expect(df).toBe(5);
  });

  test('without trim it is the mean and the variance', () => {
    const { centre, variance, df } = location(values, 0);
    expect(centre / Math.sqrt(variance / values.length)).toBeCloseTo(1.0613925169937566, 10);
    expect(df).toBe(9);
  });

  test('one value has no variance', () => {
    expect(location([0.3], 0.2)).toEqual({ centre: 0.3, variance: 0, df: 0 });
  });
});

describe('moderated variances', () => {
  test('equal variances are pooled', () => {
    const equal = Array.from({ length: 8 }, () => ({ value: 4, df: 5 }));
    expect(fitPrior(equal).df).toBe(Number.POSITIVE_INFINITY);
    expect(moderate(equal)[0]!.df).toBe(40);
  });

  test('the prior behind simulated variances is found', () => {
    const normal = normalFrom(randomFrom(7));
    const chi2 = (df: number) => Array.from({ length: df }, () => normal() ** 2).reduce((a, b) => a + b);
    const drawn = Array.from({ length: 4000 }, () => ({
      value: ((9 * 10) / chi2(10)) * (chi2(6) / 6),
      df: 6,
    }));
    const prior = fitPrior(drawn);
    expect(prior.df).toBeGreaterThan(8.5);
    expect(prior.df).toBeLessThan(12);
    expect(prior.value).toBeGreaterThan(8.6);
    expect(prior.value).toBeLessThan(9.4);
  });

  test('a moderated variance lies between its own and the prior', () => {
    // Within five orders of magnitude nothing is lifted to the least share of the median.
    const own = fc.array(
      fc.record({
        value: fc.double({ min: 1e-2, max: 1e3, noNaN: true }),
        df: fc.integer({ min: 1, max: 30 }),
      }),
      { minLength: 4, maxLength: 30 },
    );
    fc.assert(
      fc.property(own, (own) => {
        const prior = fitPrior(own);
        return moderate(own).every((m, i) => {
          const [low, high] = [own[i]!.value, prior.value].sort((a, b) => a - b) as [number, number];
          return m.value >= low * (1 - 1e-9) && m.value <= high * (1 + 1e-9) && m.df >= own[i]!.df;
        });
      }),
    );
  });

  test('no variance is next to zero: each is lifted to a share of the median', () => {
    const pool = [0, 9, 10, 11, 12].map((value) => ({ value, df: 4 }));
    for (const { value } of moderate(pool)) expect(value).toBeGreaterThan(1e-5);
  });

  test('a few are left alone', () => {
    const few = [
      { value: 1, df: 5 },
      { value: 9, df: 5 },
      { value: 4, df: 5 },
    ];
    expect(moderate(few)).toEqual(few);
  });
});

describe('Holm', () => {
  test('step down, each at the level that is left', () => {
    const steps = holm([0.04, 0.001, 0.02, 0.012], 0.05);
    expect(steps.map((s) => s.rejected)).toEqual([true, true, true, true]);
    expect(steps.map((s) => s.level)).toEqual([0.05, 0.0125, 0.025, 0.05 / 3]);
  });

  test('after the first that stays, all stay', () => {
    const steps = holm([0.03, 0.001, 0.026, 0.5], 0.05);
    expect(steps.map((s) => s.rejected)).toEqual([false, true, false, false]);
    expect(steps.map((s) => s.level)).toEqual([0.05 / 3, 0.0125, 0.05 / 3, 0.05 / 3]);
  });

  test('it rejects all that Bonferroni does', () => {
    const p = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(fc.property(p, (p) => holm(p, 0.05).every((s, i) => s.rejected || p[i]! > 0.05 / p.length)));
  });
});

describe('alpha spending', () => {
  test('never more than the family has, however often and whenever it is looked at', () => {
    const steps = fc.array(fc.record({ more: fc.integer({ min: 1, max: 20 }), again: fc.boolean() }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(steps, (steps) => {
        const looks: Look[] = [];
        for (const { more, again } of steps) {
          const before = looks.at(-1);
          const pairs = (before?.pairs ?? 0) + more;
          const measurement = before ? before.measurement + (again ? 1 : 0) : 0;
          looks.push({ measurement, pairs, planned: pairs + 5 });
        }
        const spent = looks.reduce((sum, _, i) => sum + alphaOfLook(looks, i), 0);
        return spent <= FAMILY_ALPHA + 1e-12;
      }),
    );
  });

  test('one look at the end of one measurement has most of it', () => {
    expect(alphaOfLook([{ measurement: 0, pairs: 12, planned: 12 }], 0)).toBeCloseTo(0.79 * FAMILY_ALPHA, 12);
  });

  test('after three re-measurements nothing is left', () => {
    const looks = [0, 1, 2, 3, 4].map((m) => ({
      measurement: m,
      pairs: 10 * (m + 1),
      planned: 10 * (m + 1),
    }));
    expect(alphaOfLook(looks, 3)).toBeGreaterThan(0);
    expect(alphaOfLook(looks, 4)).toBe(0);
  });
});

describe('series', () => {
  const run = (side: 'base' | 'head', pair: number, order: number, samples: number[]): BenchmarkRun => ({
    benchmark: 'x',
    measure: 'time',
    unit: 'ns',
    side,
    pair,
    order,
    samples,
  });

  test('pairs in time order, unpaired runs left out', () => {
    const [series] = seriesOf([
      run('base', 1, 3, [30, 20]),
      run('head', 1, 2, [5]),
      run('head', 0, 0, [7]),
      run('base', 0, 1, [8]),
      run('base', 2, 9, [1]),
    ]);
    expect(series!.pairs.map((p) => [p.pair, p.baseFirst, p.base.value('mean'), p.head.least])).toEqual([
      [0, false, 8, 7],
      [1, false, 25, 5],
    ]);
    expect(series!.runs).toEqual({ base: 3, head: 2 });
  });

  test('sides one after the other are no fair comparison', () => {
    const apart = [
      run('base', 0, 0, [1]),
      run('base', 1, 1, [1]),
      run('head', 0, 2, [1]),
      run('head', 1, 3, [1]),
    ];
    expect(seriesOf(apart)[0]!.unfair).toMatch('before all of the other');
    expect(seriesOf([apart[0]!, apart[2]!])[0]!.unfair).toBeNull();
  });

  test('of a rate, less is slower', () => {
    const rate = { ...run('base', 0, 0, [200]), unit: 'per-second' as const };
    const [series] = seriesOf([rate, { ...rate, side: 'head' as const, order: 1, samples: [100] }]);
    expect(differences(series as Series, 'median')[0]).toBeCloseTo(Math.log(2), 12);
  });
});
