import fc from 'fast-check';
import { parseLinkCommand, shuffled } from '../../src/bench/link-command.js';
import { pairsWithin, plannedLooks, sidesOf } from '../../src/bench/plan.js';

test('sides alternate, so that a steady drift cancels', () => {
  expect([0, 1, 2, 3].map((pair) => sidesOf(pair)[0])).toEqual(['base', 'head', 'base', 'head']);
});

test('looks grow and end with the plan', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (pairs) => {
      const looks = plannedLooks(pairs);
      return (
        looks.at(-1)!.pairs === pairs &&
        looks.every((l, i) => l.planned === pairs && l.pairs > (looks[i - 1]?.pairs ?? 0))
      );
    }),
  );
});

test('no look comes before a control can be computed', () => {
  expect(plannedLooks(10).map(({ pairs }) => pairs)).toEqual([6, 8, 10]);
  expect(plannedLooks(9).map(({ pairs }) => pairs)).toEqual([9]);
});

test('a budget gives whole pairs within bounds', () => {
  expect(pairsWithin(600, 20)).toBe(30);
  expect(pairsWithin(10, 60)).toBe(6);
  expect(pairsWithin(1e9, 0)).toBe(200);
});

describe('link command of rustc', () => {
  const line =
    'LC_ALL="C" PATH="/a:/b" "cc" "-m64" "/tmp/a \\"b\\".o" "-fuse-ld=lld" "-o" "/target/trie-1" "-pie"';

  test('is read with its environment', () => {
    expect(parseLinkCommand(line)).toEqual({
      env: { LC_ALL: 'C', PATH: '/a:/b' },
      program: 'cc',
      args: ['-m64', '/tmp/a "b".o', '-fuse-ld=lld', '-o', '/target/trie-1', '-pie'],
    });
  });

  test('is shuffled into another file', () => {
    expect(shuffled(parseLinkCommand(line)!, 7, '/out').args).toEqual([
      '-m64',
      '/tmp/a "b".o',
      '-fuse-ld=lld',
      '-o',
      '/out',
      '-pie',
      '-Wl,--shuffle-sections=.text*=7',
    ]);
  });

  test.each(['', 'warning: unused', '"cc" "-c" "a.c"', '{"reason":"x"}'])('%j is none', (other) => {
    expect(parseLinkCommand(other)).toBeNull();
  });
});
