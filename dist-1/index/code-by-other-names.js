import { standsFor } from './taken-in.js';
/** Those of the changed paths that some file of the index takes in as code. */
export function changedCodeByOtherNames(paths, index) {
  const names = [...index.files].flatMap(([by, { takesIn = [] }]) => takesIn.map((name) => ({ by, name })));
  if (names.length === 0) return [];
  return [...new Set(paths)].flatMap((path) => {
    const found = path.endsWith('.rs') ? undefined : names.find(({ name }) => standsFor(name, path));
    return found ? [{ path, ...found }] : [];
  });
}
/** What changed files take in since the change, in the words of the head; what only moved among them is not new. */
export function takenInSince(before, after, base, head) {
  const known = new Set(before.flatMap((path) => base.files.get(path)?.takesIn ?? []));
  return after.flatMap((path) =>
    (head.files.get(path)?.takesIn ?? []).flatMap((name) =>
      known.has(name) ? [] : [{ path, by: path, name }],
    ),
  );
}
