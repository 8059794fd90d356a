import { segmentMatcher } from './segment.js';
import { matchStarred } from './starred.js';

/** Alternatives that `{a,b}` may multiply to: beyond it a short pattern costs more than a long list of patterns. */
const MAX_ALTERNATIVES = 16;
const NEVER = () => false;
/**
 * Matches paths as `.gitignore` does, with `{a,b}` besides: a pattern without a slash fits at any depth, one with a
 * slash counts from the repository's root, and a folder stands for everything below it.
 */
export function pathGlob(pattern) {
  const matchers = (alternatives(pattern) ?? []).map((plain) => compile(plain, true));
  return (path) => matchers.some((matches) => matches(path));
}
/** Matches paths as `.gitattributes` does: no braces, and a folder does not stand for what is below it. */
export function attributesGlob(pattern) {
  return pattern.endsWith('/') ? NEVER : compile(pattern, false);
}
/** The first of the patterns that fits, or null. */
export function firstMatch(patterns) {
  const compiled = patterns.map((pattern) => ({ pattern, matches: pathGlob(pattern) }));
  return (path) => compiled.find(({ matches }) => matches(path))?.pattern ?? null;
}
/** Why a pattern can never match anything, as the end of "the pattern ..."; null when it is fine. */
export function globFault(pattern) {
  if (pattern.trim() === '') return 'is empty';
  if (pattern.startsWith('!')) return 'starts with "!": patterns only add, none takes away';
  if (pattern.startsWith('./') || pattern.split('/').includes('..')) {
    return 'has "./" or "..": paths count from the root of the repository';
  }
  if (pattern.includes('\\') && !/\\[*?[\]{},!#\\]/.test(pattern)) {
    return 'has a backslash: folders are separated by "/"';
  }
  const plain = alternatives(pattern);
  if (plain === null)
    return `has more than ${MAX_ALTERNATIVES} alternatives in braces: write several patterns`;
  const broken = plain.some((one) => one.split('/').some((segment) => segmentMatcher(segment) === null));
  return broken ? 'has a "[" that is never closed' : null;
}
function compile(pattern, foldersReachDown) {
  const folder = pattern.endsWith('/');
  const body = folder ? pattern.slice(0, -1) : pattern;
  const anchored = body.includes('/');
  const names = (body.startsWith('/') ? body.slice(1) : body).split('/');
  const segments = anchored ? [] : ['**'];
  for (const name of names) {
    const segment = anchored && name === '**' ? '**' : segmentMatcher(name);
    if (segment === null) return NEVER;
    segments.push(segment);
  }
  const everyName = () => true;
  const inside = segments.at(-1) === '**';
  if (inside) segments.push(everyName);
  if (folder) segments.push('**', everyName);
  else if (!inside && foldersReachDown) segments.push('**');
  return (path) => matchSegments(segments, path.split('/'));
}
function matchSegments(segments, names) {
  return matchStarred(
    segments.length,
    names.length,
    (index) => segments[index] === '**',
    (index, nameIndex) => {
      const segment = segments[index];
      return segment !== '**' && segment(names[nameIndex]);
    },
  );
}
/** Writes `{a,b}` out; null when there are more than `MAX_ALTERNATIVES`. Braces without a comma stand for themselves. */
function alternatives(pattern) {
  const done = [];
  const open = [pattern];
  while (open.length > 0) {
    const next = open.pop();
    const brace = innermostBrace(next);
    if (brace === null) done.push(next);
    else {
      const [start, end] = brace;
      for (const choice of next.slice(start + 1, end).split(',')) {
        open.push(next.slice(0, start) + choice + next.slice(end + 1));
      }
    }
    if (done.length + open.length > MAX_ALTERNATIVES) return null;
  }
  return done;
}
function innermostBrace(pattern) {
  for (const found of pattern.matchAll(/(?<!\\)\{[^{}]*,[^{}]*\}/g)) {
    return [found.index, found.index + found[0].length - 1];
  }
  return null;
}
