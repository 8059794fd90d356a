import { codePatterns } from '../globs/code-pattern.js';
import { pathGlob } from '../globs/path-glob.js';
import { matchesWildcard } from '../globs/starred.js';
import type { ConfigProblem, ConfigText, Settings } from '../model.js';
import { suggest } from '../text/suggest.js';
import { type ParsedDocument, readDocument } from './document.js';
import { nearestPattern } from './nearest-pattern.js';
import { type WrittenPattern, writtenPatterns } from './written-patterns.js';

/** What a repository holds that patterns may mean. */
export interface Matchable {
  paths: readonly string[];
  /** Of the files that `filesToRead` names. */
  functions: ReadonlyMap<string, FunctionNames>;
}

export interface FunctionNames {
  /** `Type::function`, or `function` where it stands free. */
  qualified: readonly string[];
  /** Functions inside of functions and macros, of which only the name is known. */
  loose: readonly string[];
}

/** A pattern that fits more files than this means a name wherever it stands: all of them would have to be read. */
const MAX_FILES = 200;

/** Rust files whose functions have to be known to say which patterns fit nothing. */
export function filesToRead({ text }: ConfigText, paths: readonly string[]): string[] {
  const read = writtenPatterns(readDocument(text)).flatMap((one) => rustFilesOf(one, paths) ?? []);
  return [...new Set(read)];
}

/** One warning for each pattern that fits no file, or no function, of a repository, in the order of the text. */
export function unmatchedPatterns(
  { file, text }: ConfigText,
  repository: Matchable,
  wanted: (pattern: WrittenPattern) => boolean = () => true,
): ConfigProblem[] {
  const document = readDocument(text);
  return writtenPatterns(document)
    .filter(wanted)
    .flatMap((one) => {
      const missing = missingFile(one, repository.paths) ?? missingFunction(one, repository);
      return missing === null ? [] : [warning(file, one, missing, document)];
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Rust files by path, with the functions of each. */
type RustFiles = ReadonlyMap<string, { functions: readonly { owner: string; name: string }[] }>;

/**
 * Patterns under `hot` of the repository's own configuration that fit nothing in the base, nor a file that the change touches: the code was
 * moved or renamed, and nobody is asked about it any more. What an organisation's repositories share is written for other trees, too.
 */
export function unmatchedHot(
  { config, inherited }: Settings,
  files: RustFiles,
  touched: readonly string[],
): ConfigProblem[] {
  if (config === null || config === inherited) return [];
  const paths = [...files.keys()];
  const isLeft = ({ at, path }: WrittenPattern) => at[0] === 'hot' && !touched.some(pathGlob(path));
  const named = filesToRead(config, paths).map((path): [string, FunctionNames] => {
    const functions = files.get(path)?.functions ?? [];
    const qualified = functions.map(({ owner, name }) => (owner === '' ? name : `${owner}::${name}`));
    return [path, { qualified, loose: [] }];
  });
  return unmatchedPatterns(config, { paths, functions: new Map(named) }, isLeft).map((problem) => ({
    ...problem,
    message: problem.message.replace(' of the last commit', ' here'),
    effect:
      'Only a warning, but until something does nothing is hot by it, and nobody is asked about a change there.',
  }));
}

interface Missing {
  what: 'file' | 'function';
  message: string;
  /** The pattern that was probably meant, or null. */
  near: string | null;
}

function missingFile({ pattern, path, within }: WrittenPattern, paths: readonly string[]): Missing | null {
  if (paths.some(pathGlob(path))) return null;
  const near = functionBehindColons(pattern, paths) ?? nearestPattern(path, paths);
  return {
    what: 'file',
    message: `no file of the last commit fits "${within === null ? pattern : path}"`,
    near: near !== null && within !== null ? `${near}#${within}` : near,
  };
}

/** `src/machine.rs::Interpreter::step`, as compilers name it: a function stands behind "#". */
function functionBehindColons(pattern: string, paths: readonly string[]): string | null {
  const [path, within] = pattern.split(/(?<=\.rs)::(.*)/s);
  return within && paths.some(pathGlob(path!)) ? `${path}#${within}` : null;
}

function missingFunction(one: WrittenPattern, { paths, functions }: Matchable): Missing | null {
  const { pattern, path, within } = one;
  const files = rustFilesOf(one, paths);
  if (within === null || files === null) return null;
  const fits = codePatterns([pattern]);
  const last = within.split('::').at(-1)!;
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
function rustFilesOf({ path, within }: WrittenPattern, paths: readonly string[]): string[] | null {
  if (within === null) return null;
  const fits = pathGlob(path);
  const files = paths.filter((one) => one.endsWith('.rs') && fits(one));
  return files.length > MAX_FILES ? null : files;
}

/** A name of as many parts as were given; the name of a type alone means all of its functions. */
function nearestFunction(within: string, names: readonly string[]): string | null {
  if (names.some((name) => name.startsWith(`${within}::`))) return `${within}::*`;
  const parts = within.split('::').length;
  return suggest(within, [...new Set(names.map((name) => name.split('::').slice(-parts).join('::')))]);
}

function warning(
  file: string,
  { at }: WrittenPattern,
  missing: Missing,
  document: ParsedDocument,
): ConfigProblem {
  return {
    file,
    ...document.spanOfValue(at),
    message: missing.message,
    mend: missing.near === null ? null : `did you mean "${missing.near}"?`,
    effect: `Only a warning: it counts as soon as there is such a ${missing.what}.`,
  };
}
