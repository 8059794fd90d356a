import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path/posix';

export interface BenchTargets {
  /** Folders with benchmarks that can be listed: `crates/trie/benches`, or a manifest that names benchmarks elsewhere. */
  folders: readonly string[];
  /** Files whose benchmarks `bench run` can't run one by one: it has to be told a command. */
  byCommand: readonly string[];
  /** Files that ask for what only a nightly compiler has, as `#[bench]` does. */
  nightly: readonly string[];
}

export interface Manifest {
  path: string;
  text: string;
}

/** What `cargo bench` would run, told from the files of a working tree. */
export async function benchTargets(
  root: string,
  paths: readonly string[],
  manifests: readonly Manifest[],
): Promise<BenchTargets> {
  const files = paths.flatMap((path) => benchFile(path) ?? []);
  const roots = files.filter(({ isTarget }) => isTarget).slice(0, MOST_FILES);
  const texts = await Promise.all(
    roots.map(({ path }) => readFile(join(root, path), 'utf8').catch(() => '')),
  );
  const byCommand = roots.filter((_, at) => needsCommand(texts[at]!)).map(({ path }) => path);
  const folders = [...new Set(files.map(({ folder }) => folder))];
  const elsewhere = manifests
    .filter(({ path, text }) => namesBenchmark(text) && !isListed(dirname(path), folders))
    .map(({ path }) => path);
  const only = (folder: string) => {
    const within = roots.filter((file) => file.folder === folder);
    return within.length > 0 && within.every(({ path }) => byCommand.includes(path));
  };
  const nightly = roots.filter((_, at) => /^#!\[feature\(/m.test(texts[at]!)).map(({ path }) => path);
  return { folders: [...folders.filter((folder) => !only(folder)), ...elsewhere], byCommand, nightly };
}

/** Benchmarks of a crate lie in its `benches`, or it is a crate of benchmarks that lies in such a folder itself. */
function isListed(crate: string, folders: readonly string[]): boolean {
  return folders.includes(join(crate, 'benches')) || folders.includes(crate);
}

/** A monorepo may hold thousands; the first few hundred tell as much. */
const MOST_FILES = 500;

interface BenchFile {
  path: string;
  folder: string;
  /** A target, and not a module of one. */
  isTarget: boolean;
}

function benchFile(path: string): BenchFile | null {
  const found = /^((?:.*\/)?benches)\/(.+\.rs)$/.exec(path);
  if (!found) return null;
  return { path, folder: found[1]!, isTarget: /^([^/]+|[^/]+\/main)\.rs$/.test(found[2]!) };
}

/**
 * Gungraun's, and a `main` of its own: divan's is called from one, as that of libtest's imitations is, and some take libtest's `--list` themselves;
 * criterion's is written by a macro.
 */
function needsCommand(text: string): boolean {
  if (/\b(gungraun|iai_callgrind)::/.test(text)) return true;
  return /\bfn\s+main\s*\(/.test(text) && !/criterion|divan|libtest|"--list"/.test(text);
}

/** `[[bench]]`, or an inline list of them. */
function namesBenchmark(manifest: string): boolean {
  return /^\s*(\[\[\s*bench\s*\]\]|bench\s*=\s*\[)/m.test(manifest);
}
