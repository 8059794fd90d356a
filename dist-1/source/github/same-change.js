import { statusOf } from './changed-files.js';
/** Equal as sets of files; a file without a patch is compared by its blob. */
export function sameChange(own, group) {
  const [one, other] = [own.flatMap(apart), group.flatMap(apart)];
  if (one.length !== other.length) return false;
  const known = new Map(one.map((file) => [file.filename, file]));
  return other.every((file) => {
    const same = known.get(file.filename);
    if (!same || statusOf(same) !== statusOf(file)) return false;
    const gone = file.status === 'removed' && (same.sha === null || file.sha === null);
    const samePatch = same.patch !== undefined && withoutPlaces(same) === withoutPlaces(file);
    return gone || same.sha === file.sha || samePatch;
  });
}
/** As two files where it moved: of many files GitHub tells no moves. */
function apart(file) {
  const { previous_filename: previous, ...moved } = file;
  if (file.status !== 'renamed' || previous === undefined) return [moved];
  return [
    { filename: previous, status: 'removed', sha: null },
    { ...moved, status: 'added' },
  ];
}
/** Lines above may have come in meanwhile: by which number a hunk stands does not matter, below which heading does. */
function withoutPlaces({ patch }) {
  return patch?.replaceAll(/^@@ -\d+(,\d+)? \+\d+(,\d+)? @@/gm, '@@');
}
