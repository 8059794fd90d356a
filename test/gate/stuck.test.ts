import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { judgeBundle } from '../../src/gate/bundle.js';
import { leastMargin } from '../../src/gate/stuck.js';
import type { Layout } from '../../src/model.js';
import { bundleOf, noisy, normalFrom, randomFrom } from './noise.js';

interface Case {
  effect?: number;
  spread?: number;
  layout?: Layout;
  benchmarks?: number;
  pairs?: number;
  margin?: number;
}

function judged({ effect = 0, spread = 0.0003, layout = 'fixed', benchmarks = 1, pairs = 12, margin }: Case) {
  const normal = normalFrom(randomFrom(5));
  const names = Array.from({ length: benchmarks }, (_, at) => `b${at}`);
  const bundle = bundleOf(
    names.map((name) => noisy(name, effect, spread, normal)),
    pairs,
  );
  const thresholds = { ...DEFAULT_CONFIG.gate, ...(margin === undefined ? {} : { margin }) };
  return judgeBundle({ ...bundle, layout }, thresholds);
}

test.each<[string, Case, boolean]>([
  ['identical code in one layout of each side', {}, true],
  ['the same after six pairs', { pairs: 6 }, true],
  ['the same of ten benchmarks', { benchmarks: 10 }, true],
  ['linked anew for each pair', { layout: 'shuffled' }, false],
  ['a wider margin', { margin: 0.08 }, false],
  ['a loss that is found', { effect: 0.2 }, false],
  ['a loss between floor and what can be shown', { effect: 0.05 }, true],
  ['noise that may hide a loss which would be found', { spread: 0.05, pairs: 6 }, false],
  ['noise alone', { spread: 0.2, layout: 'shuffled' }, false],
])('%s: further pairs are of no use: %s', (_what, data, stuck) => {
  const result = judged(data);
  expect(result.stuck !== undefined).toBe(stuck);
  for (const name of result.stuck?.benchmarks ?? [])
    expect(result.verdicts.find((v) => v.benchmark === name)?.kind).toBe('cannot tell');
});

test.each([1, 3, 10, 30])('the margin that it names is enough: %i benchmarks', (benchmarks) => {
  const { margin } = judged({ benchmarks }).stuck!;
  expect(margin).toBeLessThanOrEqual(0.1);
  const kinds = judged({ benchmarks, margin }).verdicts.map(({ kind }) => kind);
  expect(kinds).toEqual(kinds.map(() => 'unchanged'));
});

test('the least margin is one that the best of data just misses', () => {
  const at = (margin: number) => judged({ spread: 1e-9, margin }).verdicts[0]!.kind;
  expect(at(leastMargin() * 0.99)).toBe('cannot tell');
  expect(at(leastMargin() * 1.01)).toBe('unchanged');
});
