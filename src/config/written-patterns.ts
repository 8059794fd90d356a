import { splitCodePattern } from '../globs/code-pattern.js';
import { globFault } from '../globs/path-glob.js';
import type { ParsedDocument, Path } from './document.js';
import { valueAt } from './messages.js';

/** A pattern of a configuration, and where it stands in it. */
export interface WrittenPattern {
  at: Path;
  pattern: string;
  /** What files have to fit; `**` where a pattern only names a function. */
  path: string;
  /** What functions have to fit; null: the whole file is meant. */
  within: string | null;
}

/** Every pattern on paths that a document writes and that can be obeyed, in the order of the keys. */
export function writtenPatterns(document: ParsedDocument): WrittenPattern[] {
  const patterns = listsOf(document.value).flatMap((list) => {
    const entries = valueAt(document.value, list);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry: unknown, index) => {
      const read = typeof entry === 'string' ? readPattern(entry, isCode(list)) : null;
      return read === null ? [] : [{ at: [...list, index], ...read }];
    });
  });
  return [...patterns, ...workflowFile(document)];
}

const WORKFLOW: Path = ['gate', 'workflow'];

/** A workflow may go by the name inside of its file, too; only one that is spelt as a file surely means one. */
function workflowFile(document: ParsedDocument): WrittenPattern[] {
  const name = valueAt(document.value, WORKFLOW);
  if (typeof name !== 'string' || !/\.ya?ml$/.test(name) || globFault(name) !== null) return [];
  const path = name.includes('/') ? name : `.github/workflows/${name}`;
  return [{ at: WORKFLOW, pattern: path, path, within: null }];
}

const isCode = ([key]: Path) => key === 'hot' || key === 'cold';

function readPattern(pattern: string, isCode: boolean): Omit<WrittenPattern, 'at'> | null {
  const { path, within } = isCode ? splitCodePattern(pattern) : { path: pattern, within: null };
  const files = path === '' && isCode ? '**' : path;
  return within === '' || globFault(files) !== null ? null : { pattern, path: files, within };
}

/** Keys whose lists hold patterns on paths. */
function listsOf(value: unknown): Path[] {
  const items = keysAt(value, ['items']).flatMap((item): Path[] => [
    ['items', item, 'paths'],
    ...keysAt(value, ['items', item, 'by-path']).map((entry) => ['items', item, 'by-path', entry, 'paths']),
  ]);
  return [['hot'], ['cold'], ['layers'], ['generated'], ['ignore', 'paths'], ...items];
}

function keysAt(value: unknown, path: Path): PropertyKey[] {
  const found = valueAt(value, path);
  if (Array.isArray(found)) return [...found.keys()];
  return typeof found === 'object' && found !== null ? Object.keys(found) : [];
}
