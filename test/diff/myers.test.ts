import { editScript } from '../../src/diff/myers.js';
import { processorTime } from '../processor-time.js';

const kept = (lines: readonly string[], changed: Uint8Array) =>
  lines.filter((_, index) => changed[index] === 0);

test('a text against itself changes nothing', () => {
  const lines = ['a', 'b', 'a'];
  expect(editScript(lines, lines)).toEqual({ removed: new Uint8Array(3), added: new Uint8Array(3) });
});

test("Myers' own example takes five edits", () => {
  const { removed, added } = editScript([...'abcabba'], [...'cbabac']);
  expect([...removed, ...added].filter((mark) => mark === 1)).toHaveLength(5);
});

test('without steps left the rest is replaced as a whole, and still true', () => {
  const before = Array.from({ length: 400 }, (_, index) => String((index * 7) % 13));
  const after = Array.from({ length: 400 }, (_, index) => String((index * 5) % 13));
  const { removed, added } = editScript(before, after, 500);
  expect(kept(before, removed)).toEqual(kept(after, added));
  const best = editScript(before, after);
  expect(kept(before, best.removed).length).toBeGreaterThan(kept(before, removed).length);
});

test('two long texts that share every line but no order end in time', () => {
  const before = Array.from({ length: 200_000 }, (_, index) => String(index % 97));
  const after = Array.from({ length: 200_000 }, (_, index) => String((index * 31) % 97));
  const time = processorTime(() => {
    const { removed, added } = editScript(before, after);
    expect(kept(before, removed)).toEqual(kept(after, added));
  });
  expect(time).toBeLessThan(10_000);
});
