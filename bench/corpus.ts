import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Not committed: whoever measures downloads it once. */
const CACHE = fileURLToPath(new URL('../.cache/corpus/', import.meta.url));
const REGISTRY = 'usr/share/cargo/registry';

interface Corpus {
  crates: { crate: string; package: string }[];
}

/** Names with versions, in the order of `corpus.json`. */
export function corpusCrates(): string[] {
  return listed().map(({ crate }) => crate);
}

function listed(): Corpus['crates'] {
  return (JSON.parse(readFileSync(new URL('./corpus.json', import.meta.url), 'utf8')) as Corpus).crates;
}

/** The folder with one folder per crate of `corpus.json`, taken from Debian's packages; nothing is installed. */
export function corpusFolder(): string {
  const crates = listed();
  const folder = join(CACHE, 'crates');
  const missing = crates.filter(({ crate }) => !existsSync(join(folder, crate)));
  if (missing.length === 0) return folder;

  const packages = join(CACHE, 'packages');
  const unpacked = join(CACHE, 'unpacked');
  mkdirSync(packages, { recursive: true });
  mkdirSync(folder, { recursive: true });
  process.stderr.write(`Downloading ${missing.length} Debian packages to ${packages}\n`);
  download([...new Set(missing.map((entry) => entry.package))], packages);
  for (const file of readdirSync(packages)) {
    if (file.endsWith('.deb')) execFileSync('dpkg-deb', ['-x', join(packages, file), unpacked]);
  }
  for (const { crate, package: name } of missing) {
    const found = join(unpacked, REGISTRY, crate);
    if (!existsSync(found)) {
      throw new Error(`${name} holds no ${crate}: corpus.json lists what Debian 12 (bookworm) ships`);
    }
    renameSync(found, join(folder, crate));
  }
  rmSync(unpacked, { recursive: true, force: true });
  rmSync(packages, { recursive: true, force: true });
  return folder;
}

function download(packages: readonly string[], into: string): void {
  const get = () => execFileSync('apt-get', ['download', '-qq', ...packages], { cwd: into, stdio: 'pipe' });
  try {
    get();
  } catch {
    // The package lists are old or absent; refreshing them needs root.
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    get();
  }
}
