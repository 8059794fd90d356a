import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, normalize, resolve, sep } from 'node:path';
import { isManifest } from '../../diff/kinds.js';
import { isIndexed } from '../../index/crate-index.js';
import { UsageError } from '../surroundings.js';

/** A Rust file to scan. */
export interface SourceFile {
  /** As findings name it: below the PATH that was given, in the form it was given. */
  name: string;
  /** Below the crate or the PATH: where the repository lies must not make its files tests or benches. */
  path: string;
  absolute: string;
  bytes: number;
}

/** Files that know of each other (a crate or a workspace), or one file on its own. */
export interface Group {
  kind: 'crate' | 'alone';
  files: SourceFile[];
  /** What says of which packages they are; nothing to scan. */
  manifests: SourceFile[];
}

export interface Listing {
  groups: Group[];
  /** Paths below which no Rust lies: somebody thinks otherwise. */
  bare: string[];
  /** Folders that could not be read, and are left out. */
  unread: UnreadFolder[];
}

export interface UnreadFolder {
  name: string;
  because: string;
}

/** What lies in a folder. @throws where it can't be read. */
export type ReadFolder = (absolute: string) => Dirent[];

const readFolder: ReadFolder = (absolute) => readdirSync(absolute, { withFileTypes: true });

/**
 * Every `.rs` file below the paths, once, in order. A folder with a Cargo.toml, at or below a path, is one group with
 * all that lies under it; what lies in no such folder stands alone.
 *
 * @throws UsageError for a path that does not exist, and where there is no file at all.
 */
export function listFiles(paths: readonly string[], cwd: string, read = readFolder): Listing {
  const found: Found = { groups: [], seen: new Set(), met: 0, unread: [], read };
  const bare = paths.filter((path) => {
    const before = found.met;
    addPath(path, cwd, found);
    return found.met === before;
  });
  const { groups, met, unread } = found;
  if (met === 0) {
    const locked = unread.map(({ name, because }) => `; the folder ${name} ${because}`).join('');
    throw new UsageError(`no .rs file in ${paths.join(', ')}${locked}`);
  }
  return { groups: groups.filter((group) => group.files.length > 0), bare, unread };
}

interface Found {
  groups: Group[];
  seen: Set<string>;
  /** With those that were seen before. */
  met: number;
  unread: UnreadFolder[];
  read: ReadFolder;
}

function addPath(path: string, cwd: string, found: Found): void {
  const absolute = resolve(cwd, path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`no such file or folder: ${path}`);
  if (stats.isDirectory()) walk({ name: path, path: '', absolute }, null, found);
  else addFile({ name: path, path: pathOfSingleFile(path), absolute, bytes: stats.size }, null, found);
}

/** A file named by a path within this folder keeps it; any other is known by its name alone. */
function pathOfSingleFile(path: string): string {
  const normal = normalize(path);
  return isAbsolute(normal) || normal.startsWith('..') ? basename(normal) : slashed(normal);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

type Folder = Omit<SourceFile, 'bytes'>;

function walk(folder: Folder, crate: Group | null, found: Found): void {
  const entries = entriesOf(folder, found);
  let group = crate;
  let root = folder.path;
  if (group === null && entries.some((entry) => entry.name === 'Cargo.toml')) {
    group = { kind: 'crate', files: [], manifests: [] };
    found.groups.push(group);
    root = '';
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const below = {
      name: join(folder.name, entry.name),
      path: slashed(join(root, entry.name)),
      absolute: join(folder.absolute, entry.name),
    };
    if (entry.isDirectory()) {
      if (!holdsNoSource(below, entries)) walk(below, group, found);
    } else if (entry.isFile() && isIndexed(entry.name)) {
      // One that has gone meanwhile is told when it is read.
      const bytes = statSync(below.absolute, { throwIfNoEntry: false })?.size ?? 0;
      if (isManifest(entry.name)) group?.manifests.push({ ...below, bytes });
      else addFile({ ...below, bytes }, group, found);
    }
  }
}

/** One folder that can't be read must not keep the others from being scanned. */
function entriesOf({ name, absolute }: Folder, { read, unread }: Found): Dirent[] {
  try {
    return read(absolute);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    unread.push({ name, because: `could not be read (${code})` });
    return [];
  }
}

/** Git's own store, and cargo's output: a module may be called `target` as well. */
function holdsNoSource(folder: Folder, siblings: readonly { name: string }[]): boolean {
  const name = basename(folder.absolute);
  if (name === '.git') return true;
  if (name !== 'target') return false;
  return (
    siblings.some(({ name }) => name === 'Cargo.toml') || existsSync(join(folder.absolute, 'CACHEDIR.TAG'))
  );
}

function addFile(file: SourceFile, crate: Group | null, found: Found): void {
  const { groups, seen } = found;
  found.met += 1;
  if (seen.has(file.absolute)) return;
  seen.add(file.absolute);
  if (crate !== null) crate.files.push(file);
  else groups.push({ kind: 'alone', files: [file], manifests: [] });
}

export function totalBytes(files: readonly SourceFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}
