import { NodeMemo, TreeMemo } from '../../src/rust/syntax/memo.js';
import { parseRust } from '../../src/rust/syntax/parse.js';

describe('what is kept with a tree', () => {
  const text = 'fn one() {} fn two() {}';

  test('is known of that tree alone, also where another one has the same text', () => {
    const [words, lengths] = [new TreeMemo<string>(), new TreeMemo<number>()];
    const [one, other] = [parseRust(text), parseRust(text)];
    words.set(one, 'first');
    lengths.set(one, 1);
    expect([words.get(one), lengths.get(one)]).toEqual(['first', 1]);
    expect([words.get(other), lengths.get(other)]).toEqual([undefined, undefined]);
  });

  test('is known of each node alone, whatever it is', () => {
    const names = new NodeMemo<string | null>();
    const [one, two] = parseRust(text).root.children;
    names.set(one!, null);
    names.set(two!, 'two');
    expect([names.get(one!), names.get(two!)]).toEqual([null, 'two']);
    expect(names.get(parseRust(text).root.children[0]!)).toBeUndefined();
  });
});
