import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, normalize, resolve, sep } from 'node:path';
import { UsageError } from '../surroundings.js';

const readFolder = (absolute) => readdirSync(absolute, { withFileTypes: true });
/**
 * Every `.rs` file below the paths, once, in order. A folder with a Cargo.toml, at or below a path, is one group with
 * all that lies under it; what lies in no such folder stands alone.
 *
 * @throws UsageError for a path that does not exist, and where there is no file at all.
 */
export function listFiles(paths, cwd, read = readFolder) {
  const found = { groups: [], seen: new Set(), met: 0, unread: [], read };
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
function addPath(path, cwd, found) {
  const absolute = resolve(cwd, path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`no such file or folder: ${path}`);
  if (stats.isDirectory()) walk({ name: path, path: '', absolute }, null, found);
  else addFile({ name: path, path: pathOfSingleFile(path), absolute, bytes: stats.size }, null, found);
}
/** A file named by a path within this folder keeps it; any other is known by its name alone. */
function pathOfSingleFile(path) {
  const normal = normalize(path);
  return isAbsolute(normal) || normal.startsWith('..') ? basename(normal) : slashed(normal);
}
function slashed(path) {
  return path.split(sep).join('/');
}
function walk(folder, crate, found) {
  const entries = entriesOf(folder, found);
  let group = crate;
  let root = folder.path;
  if (group === null && entries.some((entry) => entry.name === 'Cargo.toml')) {
    group = { kind: 'crate', files: [] };
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
    } else if (entry.isFile() && entry.name.endsWith('.rs')) {
      // One that has gone meanwhile is told when it is read.
      const bytes = statSync(below.absolute, { throwIfNoEntry: false })?.size ?? 0;
      addFile({ ...below, bytes }, group, found);
    }
  }
}
/** One folder that can't be read must not keep the others from being scanned. */
function entriesOf({ name, absolute }, { read, unread }) {
  try {
    return read(absolute);
  } catch (error) {
    const code = error.code ?? String(error);
    unread.push({ name, because: `could not be read (${code})` });
    return [];
  }
}
/** Git's own store, and cargo's output: a module may be called `target` as well. */
function holdsNoSource(folder, siblings) {
  const name = basename(folder.absolute);
  if (name === '.git') return true;
  if (name !== 'target') return false;
  return (
    siblings.some(({ name }) => name === 'Cargo.toml') || existsSync(join(folder.absolute, 'CACHEDIR.TAG'))
  );
}
function addFile(file, crate, found) {
  const { groups, seen } = found;
  found.met += 1;
  if (seen.has(file.absolute)) return;
  seen.add(file.absolute);
  if (crate !== null) crate.files.push(file);
  else groups.push({ kind: 'alone', files: [file] });
}
export function totalBytes(files) {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}
