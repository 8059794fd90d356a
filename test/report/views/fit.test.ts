import fc from 'fast-check';
import { fitRows, folded, paragraphs } from '../../../src/report/views/fit.js';

const leftOut = (number: number) => `and ${number} more`;

describe('rows in a bounded room', () => {
  test('property: never more than the room, in order, and every row is shown or counted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 30 }), { maxLength: 40 }),
        fc.integer({ min: 15, max: 400 }),
        (rows, room) => {
          const shown = fitRows(rows, room, leftOut);
          expect(shown.join('\n').length).toBeLessThanOrEqual(room);
          const cut = shown.at(-1)?.match(/^and (\d+) more$/);
          const kept = cut && shown.length <= rows.length ? shown.slice(0, -1) : shown;
          if (kept.length < rows.length) expect(Number(cut?.[1])).toBe(rows.length - kept.length);
          expect(rows.slice(0, kept.length)).toEqual(kept);
        },
      ),
    );
  });

  test.each([
    [['a', 'b'], 100, ['a', 'b']],
    [['aaaaaaaaaa', 'bbbbbbbbbb'], 22, ['aaaaaaaaaa', 'bbbbbbbbbb']],
    [['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'], 22, ['aaaaaaaaaa', 'and 2 more']],
    [['aaaaaaaaaa', 'bbbbbbbbbb', 'c'], 23, ['aaaaaaaaaa', 'and 2 more']],
    [['aaaaaaaaaa', 'bbbbbbbbbb'], 12, ['and 2 more']],
    [[], 12, []],
  ])('%j in %d', (rows, room, expected) => {
    expect(fitRows(rows, room, leftOut)).toEqual(expected);
  });
});

test('empty blocks leave no gap, folds are closed', () => {
  expect(paragraphs(['a', null, '', 'b'])).toBe('a\n\nb');
  expect(folded('2 notes', 'x')).toBe('<details><summary>2 notes</summary>\n\nx\n\n</details>');
});
