import { pathGlob } from './path-glob.js';
import { matchesWildcard } from './starred.js';
/**
 * Patterns of `hot` and `cold`: a path, or `path#Type::function`. A name without `::` fits any function of that name.
 * `within` is the path of an item inside its file; the answer is the pattern that fits, or null.
 */
export function codePatterns(patterns) {
  const compiled = patterns.map(compile);
  return (path, within) => compiled.find((one) => fits(one, path, within))?.pattern ?? null;
}
/** Splits `path#Type::function`; `within` is null where no function is named. */
export function splitCodePattern(pattern) {
  const hash = pattern.indexOf('#');
  if (hash < 0) return { path: pattern, within: null };
  return { path: pattern.slice(0, hash), within: pattern.slice(hash + 1) };
}
function compile(pattern) {
  const { path, within } = splitCodePattern(pattern);
  return { pattern, matchesPath: pathGlob(path === '' ? '**' : path), within };
}
function fits(pattern, path, within) {
  if (!pattern.matchesPath(path)) return false;
  if (pattern.within === null) return true;
  return matchesWildcard(pattern.within, within) || matchesWildcard(`*::${pattern.within}`, within);
}
