import fc from 'fast-check';
import { diffTrees, parseDiff } from '../../../src/source/git/diff.js';
import { Git } from '../../../src/source/git/git.js';
import { GIT_ENV, TestRepository } from './repository.js';

const TEN_LINES = Array.from({ length: 10 }, (_, at) => `line ${at}\n`).join('');

describe('diffTrees', () => {
  const odd = 'src/ü "quoted"\tand\nbroken.rs';
  const repository = TestRepository.create({
    'changed.rs': 'a\nb\nc\n',
    'gone.rs': 'gone\n',
    'moved/old.rs': TEN_LINES,
    'blob.bin': new Uint8Array([0, 1, 2]),
    [odd]: 'x\n',
  });
  const base = repository.git('rev-parse', 'HEAD');
  const head = repository.commit({
    'changed.rs': 'a\nB\nc\n',
    'gone.rs': null,
    'moved/old.rs': null,
    'moved/new.rs': `${TEN_LINES}and one more\n`,
    'blob.bin': new Uint8Array([0, 1, 3]),
    'empty.rs': '',
    [odd]: 'diff --git a/fake b/fake\n',
  });

  test('tells every kind of change, with its hunks', async () => {
    const entries = await diffTrees(new Git(repository.folder, GIT_ENV), base, head);
    const seen = entries.map(({ path, previousPath, status, patch }) => ({
      path,
      previousPath,
      status,
      patch,
    }));
    expect(seen).toEqual([
      { path: 'blob.bin', previousPath: 'blob.bin', status: 'modified', patch: null },
      {
        path: 'changed.rs',
        previousPath: 'changed.rs',
        status: 'modified',
        patch: '@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n',
      },
      { path: 'empty.rs', previousPath: 'empty.rs', status: 'added', patch: '' },
      { path: 'gone.rs', previousPath: 'gone.rs', status: 'removed', patch: '@@ -1 +0,0 @@\n-gone\n' },
      {
        path: 'moved/new.rs',
        previousPath: 'moved/old.rs',
        status: 'renamed',
        patch: '@@ -8,3 +8,4 @@ line 6\n line 7\n line 8\n line 9\n+and one more\n',
      },
      {
        path: odd,
        previousPath: odd,
        status: 'modified',
        patch: '@@ -1 +1 @@\n-x\n+diff --git a/fake b/fake\n',
      },
    ]);
  });

  test("the user's own settings change nothing", async () => {
    const git = new Git(repository.folder, GIT_ENV);
    const plain = await diffTrees(git, base, head);
    const settings = {
      'diff.renames': 'false',
      'diff.noprefix': 'true',
      'diff.context': '0',
      'color.ui': 'always',
      'diff.external': 'false',
    };
    for (const [key, value] of Object.entries(settings)) repository.git('config', key, value);
    expect(await diffTrees(git, base, head)).toEqual(plain);
    for (const key of Object.keys(settings)) repository.git('config', '--unset', key);
  });

  test('a file that became a link has no patch of its own and shifts no other', async () => {
    const linked = TestRepository.create({ 'a.rs': 'a\n', 'b.rs': 'b\n' });
    linked.git('update-index', '--cacheinfo', `120000,${linked.git('rev-parse', 'HEAD:b.rs')},a.rs`);
    linked.git('commit', '--quiet', '-m', 'link');
    linked.write({ 'b.rs': 'c\n' });
    linked.git('commit', '--quiet', '-m', 'b', 'b.rs');
    const entries = await diffTrees(new Git(linked.folder, GIT_ENV), 'HEAD~2', 'HEAD');
    expect(entries.map(({ path, patch }) => [path, patch])).toEqual([
      ['a.rs', null],
      ['b.rs', '@@ -1 +1 @@\n-b\n+c\n'],
    ]);
  });
});

describe('parseDiff', () => {
  test('nothing changed', () => {
    expect(parseDiff(Buffer.alloc(0))).toEqual([]);
  });

  test('reads back any records and patches', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('\0'));
    const entry = fc.record({
      path: name,
      letter: fc.constantFrom('A', 'M', 'D'),
      body: fc.array(fc.constantFrom('+new', '-diff --git', ' same', '+@@ -1 +1 @@')),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const oid = '1'.repeat(40);
        const raw = entries
          .map(({ path, letter }) => `:100644 100644 ${oid} ${oid} ${letter}\0${path}\0`)
          .join('');
        const patchOf = (body: string[]) => `@@ -1 +1 @@\n${body.map((line) => `${line}\n`).join('')}`;
        const patches = entries
          .map(({ body }) => `diff --git a/x b/x\nindex 1..2\n${patchOf(body)}`)
          .join('');
        const read = parseDiff(Buffer.from(`${raw}\0${patches}`));
        expect(read.map(({ path, patch }) => ({ path, patch }))).toEqual(
          entries.map(({ path, body }) => ({ path, patch: patchOf(body) })),
        );
      }),
    );
  });
});
