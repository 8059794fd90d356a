import { jest } from '@jest/globals';
import { BenchProgress, withPath } from '../../src/cli/bench/progress.js';
import { Collector } from './collected.js';

test('a long name is shortened, so that the time left is seen', () => {
  const output = new Collector(true, 60);
  const benchmark = 'engine::trie::'.repeat(12);
  new BenchProgress(output).step({ pair: 2, pairs: 12, benchmark, secondsLeft: 40, result: null });
  const line = output.text.replace('\r\u001b[2K', '');
  expect(line).toMatch(/^pair 3 of 12 · engine::trie::.*… · 40 s left$/);
  expect(line.length).toBeLessThan(60);
});

test('a path that a terminal would break stands on a line of its own', () => {
  const path = `/home/somebody/${'x'.repeat(50)}`;
  expect(withPath(new Collector(true, 60), 'Evidence:', path)).toBe(`Evidence:\n  ${path}`);
  expect(withPath(new Collector(false, 60), 'Evidence:', path)).toBe(`Evidence: ${path}`);
  expect(withPath(new Collector(true, 80), 'Evidence:', path)).toBe(`Evidence: ${path}`);
});

test('a build says how long it has taken, until something else is drawn', () => {
  jest.useFakeTimers();
  try {
    const output = new Collector(true, 60);
    const progress = new BenchProgress(output);
    progress.building('base', 'trie');
    jest.advanceTimersByTime(2000);
    progress.clear();
    jest.advanceTimersByTime(5000);
    expect(output.text.split('\r\u001b[2K')).toEqual([
      '',
      'building trie of base',
      'building trie of base · 1 s',
      'building trie of base · 2 s',
      '',
    ]);
  } finally {
    jest.useRealTimers();
  }
});
