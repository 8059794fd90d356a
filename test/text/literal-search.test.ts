import fc from 'fast-check';
import { LiteralSearch } from '../../src/text/literal-search.js';

describe('a search for many literals at once', () => {
  test.each<[string, boolean[]]>([
    ['', [false, false, false, true]],
    ['she sells', [true, false, true, true]],
    ['ushers', [true, true, true, true]],
    ['hi, his', [false, false, false, true]],
    ['h é e', [false, false, false, true]],
    ['é his hers', [true, true, false, true]],
  ])('%j', (text, found) => {
    expect(new LiteralSearch([['he'], ['hers', 'missing'], ['she', 'xyz'], null]).within(text)).toEqual(
      found,
    );
  });

  test('finds what includes finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'ä'), maxLength: 12 });
    const literal = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 4 });
    const sets = fc.array(fc.array(literal, { minLength: 1, maxLength: 3 }), { maxLength: 5 });
    fc.assert(
      fc.property(sets, word, (wanted, text) => {
        const expected = wanted.map((set) => set.some((each) => text.includes(each)));
        expect(new LiteralSearch(wanted).within(text)).toEqual(expected);
      }),
    );
  });
});
