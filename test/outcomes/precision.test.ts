import fc from 'fast-check';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { precisionAtMost, precisionOf } from '../../src/outcomes/precision.js';
import { wilson } from '../../src/outcomes/wilson.js';

const NONE = { rule: 'clone-in-loop', fixed: 0, waived: 0, dismissed: 0, disliked: 0, ignored: 0 };

describe('the interval of a share', () => {
  // Checked against Newcombe (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (hits, cases, low, high) => {
    const [from, to] = wilson(hits, cases);
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });

  test('property: it holds the share, stays in bounds, and narrows with more of the same', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (hits, misses) => {
        fc.pre(hits + misses > 0);
        const [low, high] = wilson(hits, hits + misses);
        const share = hits / (hits + misses);
        expect(low >= 0 && low <= share + 1e-12 && share <= high + 1e-12 && high <= 1).toBe(true);
        const [from, to] = wilson(4 * hits, 4 * (hits + misses));
        expect(to - from).toBeLessThan(high - low);
      }),
    );
    expect(wilson(0, 0)).toEqual([0, 1]);
  });
});

describe('a rule is surely noise', () => {
  test.each([
    ['with too few cases', { ignored: 19 }, false],
    ['never mended in twenty cases', { ignored: 20 }, true],
    ['mended a quarter of the time in twenty', { fixed: 5, ignored: 15 }, true],
    ['mended less than half of the time, but not surely', { fixed: 8, ignored: 12 }, false],
    ['surely, with more cases', { fixed: 80, ignored: 60, dismissed: 40, disliked: 20 }, true],
    ['mostly mended', { fixed: 15, ignored: 5 }, false],
    ['mostly waived: right, and wanted here', { waived: 200, ignored: 10 }, false],
  ])('%s', (_name, over, expected) => {
    expect((precisionAtMost({ ...NONE, ...over }) ?? 1) < DEFAULT_CONFIG.comments.precision).toBe(expected);
  });

  test('its precision counts what was mended', () => {
    expect(precisionOf({ ...NONE, fixed: 3, waived: 9, dismissed: 1 })).toMatchObject({
      useful: 3,
      cases: 4,
    });
  });
});
