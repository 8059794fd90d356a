import type { CrateIndex } from './crate-index.js';
import { standsFor } from './taken-in.js';

/** A file that is compiled as Rust although its name does not say so: nothing reads it. */
export interface TakenIn {
  path: string;
  /** The file that takes it in, and how that names it. */
  by: string;
  name: string;
}

/** Those of the changed paths that some file of the index takes in as code. */
export function changedCodeByOtherNames(paths: readonly string[], index: CrateIndex): TakenIn[] {
  const names = [...index.files].flatMap(([by, { takesIn = [] }]) => takesIn.map((name) => ({ by, name })));
  if (names.length === 0) return [];
  return [...new Set(paths)].flatMap((path): TakenIn[] => {
    const found = path.endsWith('.rs') ? undefined : names.find(({ name }) => standsFor(name, path));
    return found ? [{ path, ...found }] : [];
  });
}

/** What changed files take in since the change, in the words of the head; what only moved among them is not new. */
export function takenInSince(
  before: readonly string[],
  after: readonly string[],
  base: CrateIndex,
  head: CrateIndex,
): TakenIn[] {
  const known = new Set(before.flatMap((path) => base.files.get(path)?.takesIn ?? []));
  return after.flatMap((path) =>
    (head.files.get(path)?.takesIn ?? []).flatMap((name) =>
      known.has(name) ? [] : [{ path, by: path, name }],
    ),
  );
}
