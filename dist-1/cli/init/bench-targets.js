import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path/posix';
/** What `cargo bench` would run, told from the files of a working tree. */
export async function benchTargets(root, paths, manifests) {
  const files = paths.flatMap((path) => benchFile(path) ?? []);
  const roots = files.filter(({ isTarget }) => isTarget).slice(0, MOST_FILES);
  const texts = await Promise.all(
    roots.map(({ path }) => readFile(join(root, path), 'utf8').catch(() => '')),
  );
  const byCommand = roots.filter((_, at) => needsCommand(texts[at])).map(({ path }) => path);
  const folders = [...new Set(files.map(({ folder }) => folder))];
  const elsewhere = manifests
    .filter(({ path, text }) => namesBenchmark(text) && !folders.includes(join(dirname(path), 'benches')))
    .map(({ path }) => path);
  const only = (folder) => {
    const within = roots.filter((file) => file.folder === folder);
    return within.length > 0 && within.every(({ path }) => byCommand.includes(path));
  };
  return { folders: [...folders.filter((folder) => !only(folder)), ...elsewhere], byCommand };
}
/** A monorepo may hold thousands; the first few hundred tell as much. */
const MOST_FILES = 500;
function benchFile(path) {
  const found = /^((?:.*\/)?benches)\/(.+\.rs)$/.exec(path);
  if (!found) return null;
  return { path, folder: found[1], isTarget: /^([^/]+|[^/]+\/main)\.rs$/.test(found[2]) };
}
/**
 * Gungraun's, and a `main` of its own: divan's is called from one, as that of libtest's imitations is, and some take libtest's `--list` themselves;
 * criterion's is written by a macro.
 */
function needsCommand(text) {
  if (/\b(gungraun|iai_callgrind)::/.test(text)) return true;
  return /\bfn\s+main\s*\(/.test(text) && !/criterion|divan|libtest|"--list"/.test(text);
}
/** `[[bench]]`, or an inline list of them. */
function namesBenchmark(manifest) {
  return /^\s*(\[\[\s*bench\s*\]\]|bench\s*=\s*\[)/m.test(manifest);
}
