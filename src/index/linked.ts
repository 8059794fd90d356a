import type { FileFacts } from './facts.js';
import type { ManifestFacts } from './manifest.js';

/** Which packages of a repository are built together, as far as their manifests say. */
export class Linked {
  private readonly manifests = new Map<string, ManifestFacts[]>();
  private readonly renamed = new Map<string, string[]>();
  private readonly packages = new Map<string, string | null>();
  private readonly linked = new Map<string, ReadonlySet<string>>();

  constructor(private readonly files: ReadonlyMap<string, FileFacts>) {
    for (const { manifest } of files.values()) {
      if (!manifest) continue;
      if (manifest.name !== null) add(this.manifests, manifest.name, manifest);
      for (const [key, called] of Object.entries(manifest.renamed)) add(this.renamed, key, called);
    }
  }

  /** Name of the package that a file belongs to; null where no manifest tells. */
  packageOf(path: string): string | null {
    const folder = path.replace(/\/?[^/]*$/, '');
    let found = this.packages.get(folder);
    if (found === undefined) {
      const manifest = this.files.get(folder === '' ? 'Cargo.toml' : `${folder}/Cargo.toml`)?.manifest;
      found = manifest !== undefined || folder === '' ? (manifest?.name ?? null) : this.packageOf(folder);
      this.packages.set(folder, found);
    }
    return found;
  }

  /** What the package of a file is built with, by its manifest. */
  needsOf(path: string): string[] {
    const name = this.packageOf(path);
    const manifests = name === null ? [] : (this.manifests.get(name) ?? []);
    return manifests.flatMap(({ needs }) => needs);
  }

  /** Can the tests and benchmarks of one package run code of the other? Of one that is not known they may. */
  mayRun(from: string | null, to: string | null): boolean {
    if (from === null || to === null) return true;
    const linked = this.linked.get(from) ?? this.linkedInto(from);
    this.linked.set(from, linked);
    return linked.has(to);
  }

  private linkedInto(name: string): ReadonlySet<string> {
    const linked = new Set([name]);
    const visit = (needed: readonly string[]) => {
      for (const one of needed.flatMap((key) => [key, ...(this.renamed.get(key) ?? [])])) linked.add(one);
    };
    for (const manifest of this.manifests.get(name) ?? []) visit(manifest.needsForTests);
    for (const one of linked) for (const manifest of this.manifests.get(one) ?? []) visit(manifest.needs);
    return linked;
  }
}

function add<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
