import { pathGlob } from '../globs/path-glob.js';
import { suggest } from '../text/suggest.js';

const WILDCARD = /[*?[\]{}\\]/;
/**
 * The pattern with names that exist where its own don't: each of its names before the first wildcard is looked for in its
 * folder. Null where nothing near fits any of the paths.
 */
export function nearestPattern(pattern, paths) {
  const body = pattern.replace(/^\/|\/$/g, '');
  const names = body.split('/');
  const anchored = pattern.slice(0, -1).includes('/');
  const mended = anchored ? namesFromTop(names, paths) : nameAnywhere(body, paths);
  if (mended === null || mended === body) return null;
  const near = `${pattern.startsWith('/') ? '/' : ''}${mended}${pattern.endsWith('/') ? '/' : ''}`;
  return paths.some(pathGlob(near)) ? near : null;
}
/** A pattern without a slash fits at any depth. */
function nameAnywhere(name, paths) {
  if (WILDCARD.test(name)) return null;
  return suggest(name, [...new Set(paths.flatMap((path) => path.split('/')))]);
}
function namesFromTop(names, paths) {
  const mended = [];
  let within = paths.map((path) => path.split('/'));
  for (const [depth, name] of names.entries()) {
    if (WILDCARD.test(name)) return [...mended, ...names.slice(depth)].join('/');
    const present = [...new Set(within.flatMap((path) => path[depth] ?? []))];
    const near = present.includes(name) ? name : suggest(name, present);
    if (near === null) return null;
    mended.push(near);
    within = within.filter((path) => path[depth] === near);
  }
  return mended.join('/');
}
