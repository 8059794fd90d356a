import { problemOf, readLayer } from './layer.js';
/** Where an organisation keeps its defaults, inside the repository that `extends` names. */
export const INHERITED_PATH = 'perf-checklist.yml';
/**
 * The file that `extends` names, as the source found it. One level only: what that file extends is not followed. A
 * source that can't look (`inherited` absent) is no mistake of the file's.
 */
export function inherit(own, inherited, schema) {
  const wanted = extendsOf(own);
  if (wanted === null || inherited === undefined) return { layer: null, problems: [] };
  const complain = (message, mend) => ({
    layer: null,
    problems: [problemOf(own.file, { path: ['extends'], at: 'value', message, mend }, own.document)],
  });
  if (isIn(wanted, own.file)) return complain('the file extends itself', 'remove the line');
  if (inherited === null) {
    const mend = `put the file at its top, and install the App on that repository too`;
    return complain(`"${wanted}" has no ${INHERITED_PATH} that can be read`, mend);
  }
  if (!isIn(wanted, inherited.file)) {
    const known = inherited.file.split(':')[0];
    return complain(`only the owner's own defaults can be inherited`, `write "${known}"`);
  }
  const layer = readLayer(inherited, schema);
  return { layer, problems: extendsOf(layer) === null ? [] : [notFollowed(layer)] };
}
/** The repository whose defaults a file names, or null. */
export function extendsOf({ tree }) {
  const wanted = tree?.extends;
  return typeof wanted === 'string' ? wanted : null;
}
/** `acme/.github: perf-checklist.yml` lies in `acme/.github`; GitHub's names don't tell upper from lower case. */
function isIn(repository, file) {
  return file.toLowerCase().startsWith(`${repository.toLowerCase()}:`);
}
function notFollowed(layer) {
  const complaint = {
    path: ['extends'],
    at: 'value',
    message: 'a file that is inherited itself inherits nothing',
    mend: 'remove the line',
  };
  return problemOf(layer.file, complaint, layer.document);
}
