import fc from 'fast-check';
import { DURATION, durationOf, fractionOf, minutesOf, PERCENT, percentOf } from '../../src/config/units.js';

test.each([
  ['1%', 0.01],
  ['0.5 %', 0.005],
  ['7%', 0.07],
  ['100%', 1],
])('%s is %d', (text, fraction) => {
  expect(text).toMatch(PERCENT);
  expect(fractionOf(text)).toBe(fraction);
});

test.each([
  ['0m', 0],
  ['90m', 90],
  ['2h', 120],
  ['1h30m', 90],
  ['1d', 1440],
])('%s is %d minutes', (text, minutes) => {
  expect(text).toMatch(DURATION);
  expect(minutesOf(text)).toBe(minutes);
});

test.each(['', 'h', '2', '2x', '30m1h', '-1h', '1.5h'])('%p is no duration', (text) => {
  expect(text).not.toMatch(DURATION);
});

test.each(['', '%', '1', '1 percent', '-1%', '1e2%'])('%p is no percentage', (text) => {
  expect(text).not.toMatch(PERCENT);
});

test('what is written out reads back', () => {
  fc.assert(fc.property(fc.nat(20_000), (minutes) => minutesOf(durationOf(minutes)) === minutes));
  fc.assert(
    fc.property(fc.nat(10_000), (points) => fractionOf(percentOf(points / 10_000)) === points / 10_000),
  );
});
