/** What is measured nearest to a place: of the same type, else in the same file, else the most folders shared. */
export function nearest(place, measured) {
  let best = null;
  let closest = -1;
  for (const one of measured) {
    const closeness = closenessOf(place, one);
    if (closeness > closest) [best, closest] = [one, closeness];
  }
  return best && { file: best.file, reaches: best.name };
}
/** Deeper than any path's folders, so that kinship comes before neighbourhood. */
const SAME_TYPE = 2_000;
const SAME_FILE = 1_000;
function closenessOf(place, { owner, name, path }) {
  const kin = place.owner !== '' && owner === place.owner ? SAME_TYPE : 0;
  const near = path === place.path ? SAME_FILE : 0;
  // Between a benchmark that reaches something and one that reaches nothing here, the first says more.
  return kin + near + 2 * sharedFolders(path, place.path) + (name === null ? 0 : 1);
}
function sharedFolders(one, other) {
  const [a, b] = [one.split('/').slice(0, -1), other.split('/').slice(0, -1)];
  const differs = a.findIndex((folder, at) => folder !== b[at]);
  return differs === -1 ? a.length : differs;
}
