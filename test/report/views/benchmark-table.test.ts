import { benchmarkRows, benchmarkTable } from '../../../src/report/views/benchmark-table.js';
import { NO_GATE, verdict } from '../../samples.js';

const NAMES = [
  './target/release/tool --flag some/input/file.json --mode fast --threads 4',
  './target/release/tool --flag some/input/file.json --mode fast --threads 8',
];
const REASON =
  "no result on head: exit code 101: thread 'main' (10820) panicked at src/lib.rs:2:28: index out of bounds: the len is 3 but the index is 5";
const GATE = {
  ...NO_GATE,
  verdicts: [
    verdict({ benchmark: NAMES[0]! }),
    verdict({ benchmark: NAMES[1]!, kind: 'cannot tell', because: REASON, effect: null, interval: null }),
  ],
};

test.each([60, 80, 100, 120, 1000])('a terminal of %i columns shows names and reasons whole', (width) => {
  const lines = benchmarkTable(GATE, width);
  expect(lines.filter((line) => line.length > width)).toEqual([]);
  const text = lines.join(' ').replace(/\s+/g, ' ');
  for (const words of [...NAMES, REASON]) expect(text).toContain(words);
});

test('a short table with a long reason keeps its columns', () => {
  const short = { ...GATE, verdicts: [verdict({ kind: 'cannot tell', because: REASON })] };
  const [, row, ...reason] = benchmarkTable(short, 80);
  expect(row).toMatch(/^trie\/seek {2}412 ns {2}444 ns .* cannot tell$/);
  expect(reason.join(' ').replace(/\s+/g, ' ').trim()).toBe(REASON);
});

test('rows that cannot be broken are one each, and cut', () => {
  const rows = benchmarkRows(GATE);
  expect(rows).toHaveLength(3);
  expect(rows[1]).toMatch(/^\.\/target\/release\/tool --flag some\/input\/fil… /);
  expect(rows[2]).toMatch(/cannot tell \(no result on head: .*…\)$/);
  expect(benchmarkRows(NO_GATE)).toEqual([]);
});
