import { Progress } from '../../src/cli/progress.js';
import { Collector } from './collected.js';

const CLEAR = '\r\u001b[2K';

function progressAt(output: Collector): { progress: Progress; at: (ms: number) => void } {
  let now = 0;
  return {
    progress: new Progress(output, () => now),
    at: (ms) => {
      now = ms;
    },
  };
}

test('nothing where there is no terminal', () => {
  const output = new Collector(false);
  const { progress, at } = progressAt(output);
  at(10_000);
  progress.update('Scanning', 1, 2, 'file');
  progress.clear();
  expect(output.text).toBe('');
});

test('nothing for quick work', () => {
  const output = new Collector(true);
  const { progress, at } = progressAt(output);
  at(100);
  progress.update('Scanning', 1, 2, 'file');
  progress.clear();
  expect(output.text).toBe('');
});

test('one line, redrawn now and then, and taken away', () => {
  const output = new Collector(true);
  const { progress, at } = progressAt(output);
  at(1000);
  progress.update('Scanning', 1200, 4241, 'file');
  at(1010);
  progress.update('Scanning', 1201, 4241, 'file');
  at(1200);
  progress.update('Scanning', 4241, 4241, 'file');
  progress.clear();
  progress.clear();
  expect(output.text).toBe(
    `${CLEAR}Scanning 1,200 of 4,241 files (28 %)${CLEAR}Scanning 4,241 of 4,241 files (100 %)${CLEAR}`,
  );
});

test('never wider than the terminal: a broken line could not be taken away', () => {
  const output = new Collector(true, 20);
  const { progress, at } = progressAt(output);
  at(1000);
  progress.update('Scanning', 1, 4241, 'file');
  expect(output.text).toBe(`${CLEAR}Scanning 1 of 4,241`);
});
