import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { changedRust } from '../../src/diff/changed-rust.js';
import { type FileChange, MAX_CHANGED_FILES } from '../../src/model.js';
import { change } from './change.js';

const before = 'fn a() {}\n';
const after = 'fn a() {}\nfn b() {}\n';
const patch = '@@ -1 +1,2 @@\n fn a() {}\n+fn b() {}';

function select(one: FileChange, attributes = '', generated: readonly string[] = []) {
  return changedRust([one], attributes, { ...DEFAULT_CONFIG, generated });
}

describe('what takes part', () => {
  test('a modified file, with its hunks and added lines', () => {
    const { rust, skipped, paths, inert } = select(change({ path: 'src/lib.rs', before, after, patch }));
    expect(rust).toEqual([
      {
        path: 'src/lib.rs',
        previousPath: 'src/lib.rs',
        before,
        after,
        hunks: [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 2 }],
        addedLines: new Set([2]),
      },
    ]);
    expect({ skipped, paths, inert }).toEqual({ skipped: [], paths: ['src/lib.rs'], inert: false });
  });

  test.each<[string, string | null]>([
    ['the platform left the patch out', null],
    ['the patch is cut', '@@ -1 +1,9 @@\n fn a() {}'],
    ['the patch is empty though the texts differ', ''],
    ['the patch is of another text', '@@ -40 +40,2 @@\n fn a() {}\n+fn b() {}'],
  ])('own hunks where %s', (_name, broken) => {
    const { rust } = select(change({ path: 'src/lib.rs', before, after, patch: broken }));
    expect(rust[0]?.hunks).toEqual([{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 2 }]);
    expect([...rust[0]!.addedLines]).toEqual([2]);
  });

  test('an added file is added as a whole', () => {
    const { rust } = select(change({ path: 'src/new.rs', status: 'added', after }));
    expect(rust[0]).toMatchObject({ before: null, after });
    expect([...rust[0]!.addedLines]).toEqual([1, 2]);
  });

  test('an empty file is no missing file', () => {
    const { rust, skipped } = select(change({ path: 'src/new.rs', status: 'added', after: '', patch: '' }));
    expect(rust[0]).toMatchObject({ after: '', hunks: [] });
    expect(skipped).toEqual([]);
  });

  test('a removed file keeps what it was', () => {
    const { rust } = select(change({ path: 'src/old.rs', status: 'removed', before }));
    expect(rust[0]).toMatchObject({ before, after: null });
    expect(rust[0]!.addedLines.size).toBe(0);
  });

  test('a new mode changes no line', () => {
    const { rust } = select(change({ path: 'src/lib.rs', before, after: before, patch: '' }));
    expect(rust[0]).toMatchObject({ hunks: [], addedLines: new Set() });
  });

  test('a rename is known under both names', () => {
    const renamed = change({
      path: 'src/b.rs',
      previousPath: 'src/a.rs',
      status: 'renamed',
      before,
      after: before,
      patch: '',
    });
    const { rust, paths } = select(renamed);
    expect(rust[0]).toMatchObject({ path: 'src/b.rs', previousPath: 'src/a.rs', hunks: [] });
    expect(paths).toEqual(['src/b.rs', 'src/a.rs']);
  });

  test('a rename from another kind is new Rust', () => {
    const renamed = change({
      path: 'src/a.rs',
      previousPath: 'src/a.rs.in',
      status: 'renamed',
      before,
      after,
      patch,
    });
    expect(select(renamed).rust[0]).toMatchObject({ before: null, addedLines: new Set([1, 2]) });
  });

  test('a rename to another kind removes Rust', () => {
    const renamed = change({ path: 'src/a.txt', previousPath: 'src/a.rs', status: 'renamed', before, after });
    expect(select(renamed).rust[0]).toMatchObject({ path: 'src/a.rs', before, after: null });
    const unread = select(change({ path: 'src/a.txt', previousPath: 'src/a.rs', status: 'renamed' }));
    expect(unread.skipped).toEqual([{ path: 'src/a.rs', because: 'could not be read: its text is missing' }]);
  });

  test('carriage returns in texts and patch', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    const { rust } = select(
      change({ path: 'src/lib.rs', before: windows(before), after: windows(after), patch: windows(patch) }),
    );
    expect([...rust[0]!.addedLines]).toEqual([2]);
  });
});

describe('what is left out, and why', () => {
  test('for lying in a vendored folder only where the base has that folder, as far as the change tells', () => {
    const added = (path: string) => change({ path, status: 'added', before: null, after });
    const left = (...changes: FileChange[]) =>
      changedRust(changes, '', DEFAULT_CONFIG).skipped.map(({ unlessInBase }) => unlessInBase);
    expect(left(added('src/third_party/a.rs'))).toEqual(['src/third_party']);
    expect(left(added('vendor/b/a.rs'), change({ path: 'vendor/a/a.rs', before, after }))).toEqual([
      undefined,
      undefined,
    ]);
    expect(left(added('vendor/b/a.rs'), added('vendor/a/a.rs'))).toEqual(['vendor', 'vendor']);
  });

  const huge = `${'// '.repeat(10)}\n`.repeat(180_000);
  test.each<[string, FileChange, string, string[], string]>([
    [
      'a glob',
      change({ path: 'src/gen/a.rs', before, after }),
      '',
      ['src/gen/**'],
      'fits "src/gen/**" under generated',
    ],
    ['a mark', change({ path: 'a.rs', before, after }), '*.rs linguist-generated', [], 'linguist-generated'],
    ['another', change({ path: 'a.rs', before, after }), '*.rs linguist-vendored', [], 'linguist-vendored'],
    ['a folder', change({ path: 'vendor/x/a.rs', before, after }), '', [], 'vendored folder vendor/'],
    [
      'a header of the base',
      change({ path: 'a.rs', before: `// @generated\n${before}`, after }),
      '',
      [],
      'says that it is generated (line 1, already in the base)',
    ],
    [
      'a header of a new file',
      change({ path: 'a.rs', status: 'added', after: `// @generated\n${after}` }),
      '',
      [],
      'which this pull request adds',
    ],
    [
      'no text',
      change({ path: 'a.rs', before, unreadable: 'not UTF-8' }),
      '',
      [],
      'could not be read: not UTF-8',
    ],
    ['5 MB', change({ path: 'a.rs', before, after: huge }), '', [], 'has 5.4 MB of text, more than the 1 MB'],
  ])('%s', (_name, one, attributes, globs, because) => {
    const { rust, skipped, inert } = select(one, attributes, globs);
    expect(rust).toEqual([]);
    const missed = /could not be read|MB of text/.test(because) ? { unread: true } : {};
    expect(skipped).toEqual([{ path: one.path, because: expect.stringContaining(because), ...missed }]);
    expect(inert).toBe(false);
  });

  test('a header that the pull request adds to a file of the base is not believed', () => {
    const { rust } = select(change({ path: 'a.rs', before, after: `// @generated\n${after}` }));
    expect(rust).toHaveLength(1);
  });

  test('.gitattributes may take the conventions back', () => {
    const kept = change({ path: 'vendor/own/a.rs', before: `// @generated\n${before}`, after });
    expect(select(kept, '*.rs -linguist-generated -linguist-vendored').rust).toHaveLength(1);
  });
});

test('a list that the platform cut has files that nobody has read, wherever they lie', () => {
  const cut = Array.from({ length: MAX_CHANGED_FILES }, (_, index) => change({ path: `docs/${index}.md` }));
  expect(changedRust(cut, '', DEFAULT_CONFIG).skipped).toEqual([
    { path: null, because: 'GitHub lists no more than 3,000 files of a pull request', unread: true },
  ]);
  expect(changedRust(cut.slice(1), '', DEFAULT_CONFIG).skipped).toEqual([]);
});

describe('inert', () => {
  test.each<[string, FileChange[], boolean]>([
    ['an empty pull request', [], true],
    ['prose', [change({ path: 'README.md' })], true],
    ['prose and a manifest', [change({ path: 'README.md' }), change({ path: 'Cargo.toml' })], false],
    [
      'prose, but the list is cut',
      Array.from({ length: MAX_CHANGED_FILES }, (_, index) => change({ path: `docs/${index}.md` })),
      false,
    ],
  ])('%s: %#', (_name, changes, inert) => {
    expect(changedRust(changes, '', DEFAULT_CONFIG).inert).toBe(inert);
  });
});
