import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../../src/cli/scan/files.js';
import { scratchFolder } from '../../scratch.js';
import { TestRepository } from '../../source/git/repository.js';

const locked =
  (...names: string[]) =>
  (absolute: string): Dirent[] => {
    if (names.some((name) => absolute.endsWith(name)))
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    return readdirSync(absolute, { withFileTypes: true });
  };

function folderWith(...paths: string[]): string {
  const folder = new TestRepository(scratchFolder());
  folder.write(Object.fromEntries(paths.map((path) => [path, 'fn a() {}\n'])));
  return folder.folder;
}

test('a folder that may not be read is left out, and the others are scanned', () => {
  const folder = folderWith('src/a.rs', 'src/locked/b.rs', 'src/z.rs');
  const { groups, unread } = listFiles(['src'], folder, locked('/locked'));
  expect(groups.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['src/a.rs', 'src/z.rs']);
  expect(unread).toEqual([{ name: join('src', 'locked'), because: 'could not be read (EACCES)' }]);
});

test('where nothing else is, it is why there is no file', () => {
  const folder = folderWith('src/locked/b.rs');
  expect(() => listFiles(['src'], folder, locked('/locked'))).toThrow(
    'no .rs file in src; the folder src/locked could not be read (EACCES)',
  );
});

test('manifests are known and not scanned', () => {
  const folder = folderWith('Cargo.toml', 'trie/Cargo.toml', 'trie/src/lib.rs', 'notes/Cargo.lock');
  const { groups } = listFiles(['.'], folder);
  expect(
    groups.map(({ files, manifests }) => [files, manifests].map((all) => all.map(({ path }) => path))),
  ).toEqual([[['trie/src/lib.rs'], ['Cargo.toml', 'trie/Cargo.toml']]]);
});
