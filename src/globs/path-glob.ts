import { segmentMatcher } from './segment.js';
import { matchStarred } from './starred.js';

export type PathMatcher = (path: string) => boolean;

type Segment = '**' | ((name: string) => boolean);

/** Alternatives that `{a,b}` may multiply to: beyond it a short pattern costs more than a long list of patterns. */
const MAX_ALTERNATIVES = 16;

const NEVER: PathMatcher = () => false;

/**
 * Matches paths as `.gitignore` does, with `{a,b}` besides: a pattern without a slash fits at any depth, one with a
 * slash counts from the repository's root, and a folder stands for everything below it.
 */
export function pathGlob(pattern: string): PathMatcher {
  const matchers = (alternatives(pattern) ?? []).map((plain) => compile(plain, true));
  return (path) => matchers.some((matches) => matches(path));
}

/** Matches paths as `.gitignore` does: braces stand for themselves, and a folder for everything below it. */
export function ignoreGlob(pattern: string): PathMatcher {
  return compile(pattern, true);
}

/** Matches paths as `.gitattributes` does: no braces, and a folder does not stand for what is below it. */
export function attributesGlob(pattern: string): PathMatcher {
  return pattern.endsWith('/') ? NEVER : compile(pattern, false);
}

/** The first of the patterns that fits, or null. */
export function firstMatch(patterns: readonly string[]): (path: string) => string | null {
  const compiled = patterns.map((pattern) => ({ pattern, matches: pathGlob(pattern) }));
  return (path) => compiled.find(({ matches }) => matches(path))?.pattern ?? null;
}

/** Why a pattern can never match anything, as the end of "the pattern ..."; null when it is fine. */
export function globFault(pattern: string): string | null {
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

function compile(pattern: string, foldersReachDown: boolean): PathMatcher {
  const folder = pattern.endsWith('/');
  const body = folder ? pattern.slice(0, -1) : pattern;
  const anchored = body.includes('/');
  const names = (body.startsWith('/') ? body.slice(1) : body).split('/');
  const segments: Segment[] = anchored ? [] : ['**'];
  for (const name of names) {
    const segment = anchored && name === '**' ? '**' : segmentMatcher(name);
    if (segment === null) return NEVER;
    segments.push(segment);
  }
  const everyName: Segment = () => true;
  const inside = segments.at(-1) === '**';
  if (inside) segments.push(everyName);
  if (folder) segments.push('**', everyName);
  else if (!inside && foldersReachDown) segments.push('**');
  return (path) => matchSegments(segments, path.split('/'));
}

function matchSegments(segments: readonly Segment[], names: readonly string[]): boolean {
  return matchStarred(
    segments.length,
    names.length,
    (index) => segments[index] === '**',
    (index, nameIndex) => {
      const segment = segments[index]!;
      return segment !== '**' && segment(names[nameIndex]!);
    },
  );
}

/** Writes `{a,b}` out; null when there are more than `MAX_ALTERNATIVES`. Braces without a comma stand for themselves. */
function alternatives(pattern: string): readonly string[] | null {
  const done: string[] = [];
  const open = [pattern];
  while (open.length > 0) {
    const next = open.pop()!;
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

function innermostBrace(pattern: string): readonly [start: number, end: number] | null {
  for (const found of pattern.matchAll(/(?<!\\)\{[^{}]*,[^{}]*\}/g)) {
    return [found.index, found.index + found[0].length - 1];
  }
  return null;
}
