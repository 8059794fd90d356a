import fc from 'fast-check';
import { parsePatch } from '../../src/diff/patch.js';

const lines = (...all: string[]) => all.join('\n');

describe('parsePatch', () => {
  test('counts the added lines of several hunks', () => {
    const patch = lines(
      '@@ -1,3 +1,4 @@ fn main() {',
      ' a',
      '+b',
      ' c',
      ' d',
      '@@ -10,2 +11,2 @@',
      '-x',
      '+y',
      ' z',
    );
    expect(parsePatch(patch)).toEqual({
      hunks: [
        { oldStart: 1, oldLines: 3, newStart: 1, newLines: 4 },
        { oldStart: 10, oldLines: 2, newStart: 11, newLines: 2 },
      ],
      addedLines: new Set([2, 11]),
      whole: true,
    });
  });

  test.each<[string, string, number[]]>([
    ['a new file', '@@ -0,0 +1,2 @@\n+a\n+b', [1, 2]],
    ['a removed file', '@@ -1,2 +0,0 @@\n-a\n-b', []],
    ['no count for a single line', '@@ -1 +1 @@\n-a\n+b', [1]],
    [
      'no newline at the end of both sides',
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file',
      [1],
    ],
    ['carriage returns', '@@ -1,2 +1,2 @@\r\n a\r\n-b\r\n+c\r\n', [2]],
    ['added lines that look like headers', '@@ -1,1 +1,4 @@\n a\n+++ b/x\n+@@ -1 +1 @@\n+-- y', [2, 3, 4]],
    ['removed lines that look like headers', '@@ -1,2 +1,1 @@\n--- a/x\n b', []],
    [
      'a file header',
      'diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n a\n+b\n',
      [2],
    ],
    ['context whose blank was cut', '@@ -1,3 +1,4 @@\n a\n\n+b\n c', [3]],
    ['other line separators inside a line', '@@ -1 +1,2 @@\n a\u2028x\r\n+b\u0085\rc', [2]],
    ['only a new mode', '', []],
  ])('%s', (_name, patch, added) => {
    const read = parsePatch(patch);
    expect(read.whole).toBe(true);
    expect([...read.addedLines]).toEqual(added);
  });

  test.each([
    ['not a diff', 'hello'],
    ['cut in the middle of a hunk', '@@ -1,5 +1,6 @@\n a\n+b'],
    ['a combined diff', '@@@ -1,2 -1,2 +1,3 @@@\n  a\n++b'],
    ['a line without a mark', '@@ -1,2 +1,2 @@\n a\nb'],
    ['hunks out of order', '@@ -9 +9,2 @@\n a\n+b\n@@ -1 +1,2 @@\n a\n+b'],
    ['line 0', '@@ -0,0 +0,1 @@\n+a'],
  ])('%s is not whole', (_name, patch) => {
    expect(parsePatch(patch).whole).toBe(false);
  });

  test('keeps the whole hunks before a cut', () => {
    const read = parsePatch('@@ -1 +1,2 @@\n a\n+b\n@@ -9,3 +10,4 @@\n a');
    expect(read.hunks).toHaveLength(1);
    expect([...read.addedLines]).toEqual([2]);
  });

  test('takes any text', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('@@ -1 +1 @@', '@@ -0,0 +1,99999999 @@', '+a', '-b', ' c', '', '\\ No', '@@'),
    );
    fc.assert(
      fc.property(fc.array(line), (all) => {
        const { hunks, addedLines } = parsePatch(all.join('\n'));
        const inside = (added: number) =>
          hunks.some(({ newStart, newLines }) => added >= newStart && added < newStart + newLines);
        expect([...addedLines].every(inside)).toBe(true);
      }),
    );
  });
});
