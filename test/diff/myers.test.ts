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
  const { removed, added } = editScript(before, after, { left: 500 });
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

test('the diffs of one change share their steps: thousands of tangled files take no longer than some', () => {
  const before = Array.from({ length: 2_000 }, (_, index) => String(index % 97));
  const after = Array.from({ length: 2_000 }, (_, index) => String((index * 31) % 97));
  const one = { left: 20_000_000 };
  editScript(before, after, one);
  const steps = { left: 3 * (20_000_000 - one.left) };
  const kepts = Array.from({ length: 5 }, () => kept(after, editScript(before, after, steps).added).length);
  expect(steps.left).toBe(0);
  expect(kepts.slice(0, 3)).toEqual([kepts[0], kepts[0], kepts[0]]);
  // Equal ends are seen without a step.
  expect(kepts.slice(3)).toEqual([1, 1]);
});
