import { codePatterns } from '../globs/code-pattern.js';
import { pathGlob } from '../globs/path-glob.js';
import { matchesWildcard } from '../globs/starred.js';
import { suggest } from '../text/suggest.js';
import { readDocument } from './document.js';
import { nearestPattern } from './nearest-pattern.js';
import { writtenPatterns } from './written-patterns.js';

/** A pattern that fits more files than this means a name wherever it stands: all of them would have to be read. */
const MAX_FILES = 200;
/** Rust files whose functions have to be known to say which patterns fit nothing. */
export function filesToRead({ text }, paths) {
  const read = writtenPatterns(readDocument(text)).flatMap((one) => rustFilesOf(one, paths) ?? []);
  return [...new Set(read)];
}
/** One warning for each pattern that fits no file, or no function, of a repository, in the order of the text. */
export function unmatchedPatterns({ file, text }, repository) {
  const document = readDocument(text);
  return writtenPatterns(document)
    .flatMap((one) => {
      const missing = missingFile(one, repository.paths) ?? missingFunction(one, repository);
      return missing === null ? [] : [warning(file, one, missing, document)];
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
function missingFile({ pattern, path, within }, paths) {
  if (paths.some(pathGlob(path))) return null;
  const near = nearestPattern(path, paths);
  return {
    what: 'file',
    message: `no file of the last commit fits "${within === null ? pattern : path}"`,
    near: near !== null && within !== null ? `${near}#${within}` : near,
  };
}
function missingFunction(one, { paths, functions }) {
  const { pattern, path, within } = one;
  const files = rustFilesOf(one, paths);
  if (within === null || files === null) return null;
  const fits = codePatterns([pattern]);
  const last = within.split('::').at(-1);
  const found = files.some((file) => {
    const { qualified = [], loose = [] } = functions.get(file) ?? {};
    return (
      qualified.some((name) => fits(file, name) !== null) || loose.some((name) => matchesWildcard(last, name))
    );
  });
  if (found) return null;
  const near = nearestFunction(
    within,
    files.flatMap((file) => functions.get(file)?.qualified ?? []),
  );
  return {
    what: 'function',
    message: `no function of ${files.length === 1 ? files[0] : `what fits "${path}"`} fits "${within}"`,
    near: near === null ? null : `${pattern.slice(0, pattern.indexOf('#'))}#${near}`,
  };
}
/** Null: no function is named, or too many files would have to be read. */
function rustFilesOf({ path, within }, paths) {
  if (within === null) return null;
  const fits = pathGlob(path);
  const files = paths.filter((one) => one.endsWith('.rs') && fits(one));
  return files.length > MAX_FILES ? null : files;
}
/** A name of as many parts as were given; the name of a type alone means all of its functions. */
function nearestFunction(within, names) {
  if (names.some((name) => name.startsWith(`${within}::`))) return `${within}::*`;
  const parts = within.split('::').length;
  return suggest(within, [...new Set(names.map((name) => name.split('::').slice(-parts).join('::')))]);
}
function warning(file, { at }, missing, document) {
  return {
    file,
    ...document.spanOfValue(at),
    message: missing.message,
    mend: missing.near === null ? null : `did you mean "${missing.near}"?`,
    effect: `Only a warning: it counts as soon as there is such a ${missing.what}.`,
  };
}
