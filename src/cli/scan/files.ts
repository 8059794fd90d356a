import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, normalize, resolve, sep } from 'node:path';
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
}

/**
 * Every `.rs` file below the paths, once, in order. A folder with a Cargo.toml, at or below a path, is one group with
 * all that lies under it; what lies in no such folder stands alone.
 *
 * @throws UsageError for a path that does not exist.
 */
export function listFiles(paths: readonly string[], cwd: string): Group[] {
  const seen = new Set<string>();
  const groups: Group[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const found = statSync(absolute, { throwIfNoEntry: false });
    if (found === undefined) throw new UsageError(`no such file or folder: ${path}`);
    if (found.isDirectory()) walk({ name: path, path: '', absolute }, null, groups, seen);
    else
      addFile({ name: path, path: pathOfSingleFile(path), absolute, bytes: found.size }, null, groups, seen);
  }
  return groups.filter((group) => group.files.length > 0);
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

function walk(folder: Folder, crate: Group | null, groups: Group[], seen: Set<string>): void {
  const entries = entriesOf(folder);
  let group = crate;
  let root = folder.path;
  if (group === null && entries.some((entry) => entry.name === 'Cargo.toml')) {
    group = { kind: 'crate', files: [] };
    groups.push(group);
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
      if (!holdsNoSource(below, entries)) walk(below, group, groups, seen);
    } else if (entry.isFile() && entry.name.endsWith('.rs')) {
      addFile({ ...below, bytes: statSync(below.absolute).size }, group, groups, seen);
    }
  }
}

function entriesOf({ name, absolute }: Folder): Dirent[] {
  try {
    return readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    throw new UsageError(`cannot read the folder ${name}: ${(error as NodeJS.ErrnoException).code}`);
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

function addFile(file: SourceFile, crate: Group | null, groups: Group[], seen: Set<string>): void {
  if (seen.has(file.absolute)) return;
  seen.add(file.absolute);
  if (crate !== null) crate.files.push(file);
  else groups.push({ kind: 'alone', files: [file] });
}

export function totalBytes(files: readonly SourceFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}
