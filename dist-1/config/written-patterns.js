import { splitCodePattern } from '../globs/code-pattern.js';
import { globFault } from '../globs/path-glob.js';
import { valueAt } from './messages.js';
/** Every pattern on paths that a document writes and that can be obeyed, in the order of the keys. */
export function writtenPatterns(document) {
  return listsOf(document.value).flatMap((list) => {
    const entries = valueAt(document.value, list);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry, index) => {
      const read = typeof entry === 'string' ? readPattern(entry, isCode(list)) : null;
      return read === null ? [] : [{ at: [...list, index], ...read }];
    });
  });
}
const isCode = ([key]) => key === 'hot' || key === 'cold';
function readPattern(pattern, isCode) {
  const { path, within } = isCode ? splitCodePattern(pattern) : { path: pattern, within: null };
  const files = path === '' && isCode ? '**' : path;
  return within === '' || globFault(files) !== null ? null : { pattern, path: files, within };
}
/** Keys whose lists hold patterns on paths. */
function listsOf(value) {
  const items = keysAt(value, ['items']).flatMap((item) => [
    ['items', item, 'paths'],
    ...keysAt(value, ['items', item, 'by-path']).map((entry) => ['items', item, 'by-path', entry, 'paths']),
  ]);
  return [['hot'], ['cold'], ['layers'], ['generated'], ['ignore', 'paths'], ...items];
}
function keysAt(value, path) {
  const found = valueAt(value, path);
  if (Array.isArray(found)) return [...found.keys()];
  return typeof found === 'object' && found !== null ? Object.keys(found) : [];
}
