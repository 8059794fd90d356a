import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { judgeBundle } from '../../src/gate/bundle.js';
import type { Look, Verdict } from '../../src/model.js';
import { type Behaviour, bundleOf, noisy, normalFrom, randomFrom } from './noise.js';

/** `slow` of the pairs have a head that takes `ratio` times as long, all over the measurement; the machine is quiet. */
function slowInSome(slow: number, pairs: number, ratio = 1.5): Behaviour {
  const wobble = normalFrom(randomFrom(7));
  const isSlow = (i: number) => Math.floor(((i + 1) * slow) / pairs) > Math.floor((i * slow) / pairs);
  return {
    benchmark: 'x',
    pair: (i) =>
      [1, isSlow(i) ? ratio : 1].map((x) => 1000 * x * Math.exp(0.002 * wobble())) as [number, number],
  };
}

const judged = (behaviours: readonly Behaviour[], pairs: number, looks?: readonly Look[]): Verdict =>
  judgeBundle(bundleOf(behaviours, pairs, looks), DEFAULT_CONFIG.gate).verdicts[0]!;

test.each([3, 4, 5, 6, 7])('a head that is slow in %p of 12 runs is not called unchanged', (slow) => {
  expect(judged([slowInSome(slow, 12)], 12)).toMatchObject({
    kind: 'cannot tell',
    withinMargin: false,
    beyondMargin: false,
    because: expect.stringMatching(
      `^in ${slow} of 12 pairs head is slower by more than 5 %, in none faster by as much: \\+\\d+\\.\\d % on average$`,
    ),
  });
});

test('nor is one whose other runs are faster called improved', () => {
  const { pair } = slowInSome(6, 12, 2);
  const faster = (i: number): [number, number] => [pair(i)[0], pair(i)[1] * 0.93];
  expect(judged([{ benchmark: 'x', pair: faster }], 12)).toMatchObject({
    kind: 'cannot tell',
    withinMargin: false,
  });
});

test('slow runs of either side cancel', () => {
  const { pair } = slowInSome(6, 12);
  const either = (i: number) => pair(i).sort((a, b) => (i % 4 < 2 ? a - b : b - a)) as [number, number];
  expect(judged([{ benchmark: 'x', pair: either }], 12).kind).toBe('unchanged');
});

test.each([1, 2])('%p slow runs of 12 may be an accident', (slow) => {
  expect(judged([slowInSome(slow, 12)], 12).kind).toBe('unchanged');
});

test('while more pairs are planned, a mean beyond the margin is reason enough to take them', () => {
  const at = (pairs: number) => judged([slowInSome(2, 9)], 9, [{ measurement: 0, pairs: 9, planned: pairs }]);
  expect([at(9).kind, at(12).kind]).toEqual(['unchanged', 'cannot tell']);
  expect(at(12).because).toMatch('in 2 of 9 pairs');
});

test('what cannot be told anyway keeps its own reason', () => {
  const verdict = judged([noisy('x', 0.06, 0.2, normalFrom(randomFrom(3)))], 12);
  expect(verdict.kind).toBe('cannot tell');
  expect(verdict.because).not.toMatch(/^in /);
});

test('it takes no regression away', () => {
  const { kind, withinMargin, beyondMargin } = judged([slowInSome(8, 12)], 12);
  expect({ kind, withinMargin, beyondMargin }).toEqual({
    kind: 'regressed',
    withinMargin: false,
    beyondMargin: true,
  });
});

test('noise that favours no side hardly ever takes a good verdict away', () => {
  const random = randomFrom(9);
  const normal = normalFrom(random);
  const disturbed = () => 1000 * Math.exp(0.005 * normal() + (random() < 0.4 ? random() : 0));
  const verdicts = Array.from({ length: 60 }, () =>
    judgeBundle(
      bundleOf(
        ['a', 'b', 'c', 'd'].map((benchmark) => ({ benchmark, pair: () => [disturbed(), disturbed()] })),
        14,
      ),
      DEFAULT_CONFIG.gate,
    ),
  ).flatMap((result) => result.verdicts);
  const contradicted = verdicts.filter(({ because }) => /^in \d+ of/.test(because)).length;
  expect(verdicts.filter(({ kind }) => kind === 'unchanged').length).toBeGreaterThan(20 * contradicted);
});
