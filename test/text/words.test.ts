import {
  clock,
  count,
  day,
  names,
  percent,
  quantity,
  sentence,
  share,
  signed,
} from '../../src/text/words.js';

test.each([
  [0.078, '+7.8 %'],
  [-0.002, '−0.2 %'],
  [-0.0001, '+0.0 %'],
  [0, '+0.0 %'],
  [0.0996, '+10 %'],
  [1.5, '+150 %'],
  [-0.25, '−25 %'],
])('%d is %s', (fraction, expected) => {
  expect(percent(fraction)).toBe(expected);
});

test.each([
  [412, 'ns', '412 ns'],
  [1210, 'ns', '1.21 µs'],
  [18.4e6, 'ns', '18.4 ms'],
  [2.5e9, 'ns', '2.50 s'],
  [0.5, 'ns', '0.50 ns'],
  [0, 'ns', '0.00 ns'],
  [1_234_567, 'count', '1.23 M'],
  [12, 'count', '12'],
  [2.5, 'count', '2.50'],
  [64, 'bytes', '64 B'],
  [122_880, 'bytes', '120 KiB'],
  [3.2e6, 'per-second', '3.20 M/s'],
] as const)('%d %s is %s', (value, unit, expected) => {
  expect(quantity(value, unit)).toBe(expected);
});

test.each([
  [[], ''],
  [['a'], '`a`'],
  [['a', 'b'], '`a` and `b`'],
  [['a', 'b', 'c'], '`a`, `b` and `c`'],
  [['a', 'b', 'c', 'd', 'e'], '`a`, `b`, `c` and 2 more'],
])('names %j', (all, expected) => {
  expect(names(all)).toBe(expected);
});

test('numbers, times and sentences', () => {
  expect(count(1, 'box', 'boxes')).toBe('1 box');
  expect(count(3000, 'box', 'boxes')).toBe('3,000 boxes');
  expect(count(999, 'box', 'boxes')).toBe('999 boxes');
  expect(count(12345678, 'box', 'boxes')).toBe('12,345,678 boxes');
  expect(signed(0.061)).toBe('+6.1');
  expect(share(-0.014)).toBe('1.4 %');
  expect(clock('2026-11-22T14:20:59Z')).toBe('14:20 UTC');
  expect(day('2026-11-02T04:05:00Z')).toBe('2 Nov 2026, 04:05 UTC');
  expect(sentence('borrow it')).toBe('Borrow it.');
  expect(sentence('`x` will do.', ':')).toBe('`x` will do:');
  expect(sentence('did you mean it?')).toBe('Did you mean it?');
  expect(sentence('')).toBe('');
});
