import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { diffLines, linesOf } from '../../src/diff/hunks.js';
import { parsePatch } from '../../src/diff/patch.js';
import { scratchFolder } from '../scratch.js';

let folder: string;
beforeAll(() => {
  folder = scratchFolder();
});

function gitDiff(before: string, after: string): string {
  writeFileSync(join(folder, 'a'), before);
  writeFileSync(join(folder, 'b'), after);
  // The heuristic that slides a change to a nicer place does not change what is shortest, only which of the shortest.
  const options = ['diff', '--no-index', '--no-color', '--minimal', '--no-indent-heuristic', 'a', 'b'];
  const { stdout } = spawnSync('git', options, { cwd: folder, encoding: 'utf8' });
  return stdout;
}

const line = fc.constantFrom(
  'a',
  'b',
  'c',
  '',
  '    }',
  '@@ -1 +1 @@',
  '--- x',
  '+++ y',
  '\\ No newline at end of file',
  'é\u2028',
);
const end = fc.constantFrom('\n', '\n', '\n', '\r\n');
const text = fc
  .tuple(fc.array(fc.tuple(line, end), { maxLength: 30 }), fc.constantFrom('', '', 'last'))
  .map(([all, last]) => all.map(([content, ending]) => content + ending).join('') + last);

/** A text and an edited copy of it: what diffs are really made of. */
const pair = fc.oneof(
  fc.tuple(text, text),
  fc
    .tuple(text, fc.array(fc.tuple(fc.nat(30), line), { maxLength: 3 }))
    .map(([before, edits]): [string, string] => {
      const lines = linesOf(before);
      for (const [at, content] of edits) lines.splice(at, at % 2, `${content}!\n`);
      return [before, lines.join('')];
    }),
);

/** One line stays; git, which sets lines of many twins aside, says that none does. */
const SHORTER_THAN_GIT: [string, string] = ['é\u2028\n'.repeat(4), 'a\né\u2028\na\na\na\na\na\nlast'];

/** Lines of `after` that are not added, in order: they must be what is left of `before`. */
function keeps(
  before: string,
  after: string,
  addedLines: ReadonlySet<number>,
  removedCount: number,
): boolean {
  const kept = linesOf(after).filter((_, index) => !addedLines.has(index + 1));
  const old = linesOf(before);
  let at = 0;
  for (const one of kept) {
    while (at < old.length && old[at] !== one) at++;
    if (at++ >= old.length) return false;
  }
  return old.length - kept.length === removedCount;
}

test('reads what git writes, and finds as short a difference as git does', () => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const patch = gitDiff(before, after);
      const fromGit = parsePatch(patch);
      expect(fromGit.whole).toBe(true);
      const header = patch.indexOf('@@');
      const body = header < 0 ? '' : patch.slice(header);
      const removedBeside = (added: number) => linesOf(before).length - linesOf(after).length + added;
      expect(keeps(before, after, fromGit.addedLines, removedBeside(fromGit.addedLines.size))).toBe(true);
      expect(body === '').toBe(fromGit.hunks.length === 0);

      const own = diffLines(before, after);
      // git's own search gives up on the shortest difference in places.
      expect(own.addedLines.size).toBeLessThanOrEqual(fromGit.addedLines.size);
      expect(keeps(before, after, own.addedLines, removedBeside(own.addedLines.size))).toBe(true);
    }),
    { numRuns: 150, examples: [[SHORTER_THAN_GIT]] },
  );
});

test('makes the same hunks as git where there is only one shortest difference', () => {
  const unique = fc.uniqueArray(fc.nat(200), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(unique, fc.array(fc.nat(40), { maxLength: 4 }), (numbers, places) => {
      const before = numbers.map((number) => `${number}\n`);
      const after = before.map((one, index) => (places.includes(index) ? `new ${index}\n` : one));
      const fromGit = parsePatch(gitDiff(before.join(''), after.join('')));
      const own = diffLines(before.join(''), after.join(''));
      expect(own.hunks).toEqual(fromGit.hunks);
      expect([...own.addedLines]).toEqual([...fromGit.addedLines]);
    }),
    { numRuns: 60 },
  );
});

test.each<[string, string, string]>([
  ['nothing to something', '', 'a\nb\n'],
  ['something to nothing', 'a\nb\n', ''],
  ['a line end at the end', 'a\nb', 'a\nb\n'],
  ['line ends', 'a\nb\n', 'a\r\nb\n'],
  ['two changes that share their context', '1\n2\n3\n4\n5\n6\n7\n8\n', 'x\n2\n3\n4\n5\n6\n7\ny\n'],
  ['two changes that do not', '1\n2\n3\n4\n5\n6\n7\n8\n9\n', 'x\n2\n3\n4\n5\n6\n7\n8\ny\n'],
])('hunks of %s', (_name, before, after) => {
  const fromGit = parsePatch(gitDiff(before, after));
  const own = diffLines(before, after);
  expect(own.hunks).toEqual(fromGit.hunks);
  expect(own.addedLines).toEqual(fromGit.addedLines);
});
