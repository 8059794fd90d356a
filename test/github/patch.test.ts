import fc from 'fast-check';
import { anchors, hunkUpTo, moveLine, parseDiff } from './git/patch.js';
import { runGit } from './git/run.js';
import { SampleRepository } from './sample.js';

const HUNKS = ['@@ -1,3 +1,3 @@', ' one', '-two', '+TWO', ' three', '@@ -9 +9,2 @@', ' nine', '+ten'].join(
  '\n',
);

describe('anchors', () => {
  test.each([
    ['RIGHT' as const, [1, 2, 3, 9, 10]],
    ['LEFT' as const, [1, 2, 3, 9]],
  ])('%s side: the lines that a comment may stand on', (side, lines) => {
    expect([...anchors(HUNKS, side).keys()]).toEqual(lines);
  });

  test('position counts from the first @@, hunks are numbered', () => {
    expect(anchors(HUNKS, 'RIGHT').get(10)).toEqual({ hunk: 1, position: 7 });
    expect(anchors(HUNKS, 'LEFT').get(2)).toEqual({ hunk: 0, position: 2 });
  });

  test('the hunk above a comment ends with its line', () => {
    expect(hunkUpTo(HUNKS, 6)).toBe('@@ -9 +9,2 @@\n nine');
  });
});

describe('moveLine', () => {
  test.each([
    ['before the change', '@@ -5 +5,2 @@', 4, 4],
    ['changed', '@@ -5 +5,2 @@', 5, undefined],
    ['after a line became two', '@@ -5 +5,2 @@', 6, 7],
    ['the line an insertion follows', '@@ -5,0 +6,3 @@', 5, 5],
    ['after an insertion', '@@ -5,0 +6,3 @@', 6, 9],
    ['after a removal', '@@ -5,2 +4,0 @@', 7, 5],
  ])('%s', (_, hunk, line, expected) => {
    expect(moveLine(hunk, line)).toBe(expected);
  });

  test('a line that moves keeps its text, in any two versions of a file', async () => {
    const repository = await SampleRepository.make();
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 });
    try {
      const check = async (before: string[], after: string[]): Promise<void> => {
        const from = await repository.commit('main', { f: `${before.join('\n')}\n` });
        const to = await repository.commit('main', { f: `${after.join('\n')}\n` });
        const out = await runGit(repository.dir, ['diff-tree', '-r', '--raw', '-p', '-U0', from, to]);
        const [file] = parseDiff(out.toString());
        for (const [index, line] of before.entries()) {
          const moved = moveLine(file?.hunks ?? '', index + 1);
          if (moved !== undefined) expect(after[moved - 1]).toBe(line);
        }
      };
      await fc.assert(fc.asyncProperty(text, text, check), { numRuns: 15 });
    } finally {
      repository.remove();
    }
  });
});

describe('parseDiff', () => {
  test('renames, removals, binary files, odd names, a file without a newline', async () => {
    const repository = await SampleRepository.make();
    const long = Array.from({ length: 30 }, (_, index) => `line ${index}\n`).join('');
    const from = await repository.commit('main', { 'a.rs': long, 'gone.rs': 'x\n', 'b"q.rs': '1\n' });
    const to = await repository.commit('main', {
      'a.rs': null,
      'moved/é.rs': `${long}diff --git a b\n`,
      'gone.rs': null,
      'b"q.rs': '2',
      'bin.dat': Buffer.from([0, 1, 2]),
    });
    const args = ['-c', 'core.quotePath=false', 'diff-tree', '-r', '-M', '--raw', '-p', '--abbrev=40'];
    const files = parseDiff((await runGit(repository.dir, [...args, from, to])).toString());
    repository.remove();
    const told = files.map(({ path, previousPath, status, additions, deletions, binary }) => ({
      path,
      previousPath,
      status,
      additions,
      deletions,
      binary,
    }));
    const none = { previousPath: undefined, binary: false };
    expect(told).toEqual([
      { ...none, path: 'b"q.rs', status: 'modified', additions: 1, deletions: 1 },
      { ...none, path: 'bin.dat', status: 'added', additions: 0, deletions: 0, binary: true },
      { ...none, path: 'gone.rs', status: 'removed', additions: 0, deletions: 1 },
      { ...none, path: 'moved/é.rs', previousPath: 'a.rs', status: 'renamed', additions: 1, deletions: 0 },
    ]);
    expect(files[0]?.hunks).toBe('@@ -1 +1 @@\n-1\n+2\n\\ No newline at end of file');
  });
});
