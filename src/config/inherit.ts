import type { ConfigProblem, Settings } from '../model.js';
import { type Layer, problemOf, readLayer } from './layer.js';
import type { Complaint } from './messages.js';
import type { ConfigSchema } from './schema.js';

/** Where an organisation keeps its defaults, inside the repository that `extends` names. */
export const INHERITED_PATH = 'perf-checklist.yml';

/** What is not known is never green. */
const UNKNOWN =
  'The review ran without it, and enforces unless this file says otherwise: it may have said so.';

interface Inherited {
  layer: Layer | null;
  problems: ConfigProblem[];
}

/**
 * The file that `extends` names, as the source found it. One level only: what that file extends is not followed. A
 * source that can't look (`inherited` absent) is no mistake of the file's.
 */
export function inherit(own: Layer, inherited: Settings['inherited'], schema: ConfigSchema): Inherited {
  const wanted = extendsOf(own);
  if (wanted === null || inherited === undefined) return { layer: null, problems: [] };
  const complaint = (message: string, mend: string): ConfigProblem =>
    problemOf(own.file, { path: ['extends'], at: 'value', message, mend }, own.document);
  if (isIn(wanted, own.file))
    return { layer: null, problems: [complaint('the file extends itself', 'remove the line')] };
  const complain = (message: string, mend: string): Inherited => ({
    layer: { ...own, tree: { mode: 'enforce' }, problems: [] },
    problems: [{ ...complaint(message, mend), effect: UNKNOWN }],
  });
  if (inherited === null) {
    const mend = `put the file at its top, and install the App on that repository too`;
    return complain(`"${wanted}" has no ${INHERITED_PATH} that can be read`, mend);
  }
  if (!isIn(wanted, inherited.file)) {
    const known = inherited.file.split(':')[0]!;
    return complain(`only the owner's own defaults can be inherited`, `write "${known}"`);
  }
  const layer = readLayer(inherited, schema);
  return { layer, problems: extendsOf(layer) === null ? [] : [notFollowed(layer)] };
}

/** The repository whose defaults a file names, or null. */
export function extendsOf({ tree }: Layer): string | null {
  const wanted = (tree as { extends?: unknown } | undefined)?.extends;
  return typeof wanted === 'string' ? wanted : null;
}

/** `acme/.github: perf-checklist.yml` lies in `acme/.github`; GitHub's names don't tell upper from lower case. */
function isIn(repository: string, file: string): boolean {
  return file.toLowerCase().startsWith(`${repository.toLowerCase()}:`);
}

function notFollowed(layer: Layer): ConfigProblem {
  const complaint: Complaint = {
    path: ['extends'],
    at: 'value',
    message: 'a file that is inherited itself inherits nothing',
    mend: 'remove the line',
  };
  return problemOf(layer.file, complaint, layer.document);
}
