import { firstMatch, pathGlob } from '../globs/path-glob.js';
/** The change as one that touches these paths only; what was measured can't be divided, and stays whole. */
export function within(input, fits) {
  const { changes, rust } = input;
  return {
    ...input,
    changes: {
      ...changes,
      rust: changes.rust.filter(({ path, previousPath }) => fits(path) || fits(previousPath)),
      skipped: changes.skipped.filter(({ path }) => path === null || fits(path)),
      paths: changes.paths.filter(fits),
      files: changes.files.filter(({ path }) => fits(path)),
    },
    rust: {
      ...rust,
      findings: rust.findings.filter(({ path }) => fits(path)),
      ...(rust.unread === undefined ? {} : { unread: rust.unread.filter(fits) }),
      changedFunctions: rust.changedFunctions.filter(({ path }) => fits(path)),
    },
  };
}
/** The change as it concerns an item that is about some paths; none given: all of it. */
export function withinPaths(input, paths) {
  if (paths.length === 0) return input;
  const match = firstMatch(paths);
  return within(input, (path) => match(path) !== null);
}
/**
 * The parts of the change that an item's settings tell apart; one of all of it where there is nothing to tell apart.
 * Files that can't reach the binary are in no part of their own, unless they are unread: they neither call for an answer nor make one stricter.
 */
export function scopesOf({ requirement, ask, byPath = [] }, input) {
  if (byPath.length === 0) return [{ requirement, ask, input }];
  const entries = byPath.map((entry) => ({ entry, matches: entry.paths.map(pathGlob) }));
  const settingsAt = (path) => {
    const found = entries.find(({ matches }) => matches.some((fits) => fits(path)))?.entry;
    return { requirement: found?.requirement ?? requirement, ask: found?.ask ?? ask };
  };
  const groups = new Map();
  const groupOf = (settings) => {
    const key = `${settings.requirement} ${settings.ask}`;
    const group = groups.get(key) ?? { ...settings, paths: new Set() };
    groups.set(key, group);
    return group;
  };
  for (const { path } of countedFiles(input)) groupOf(settingsAt(path)).paths.add(path);
  // What was not listed may fall under any of them.
  if (input.changes.skipped.some(({ path }) => path === null)) {
    for (const entry of [{}, ...byPath]) groupOf({ requirement, ask, ...settingsOf(entry) });
  }
  if (groups.size === 0) return [{ requirement, ask, input }];
  return [...groups.values()].map((group) => ({
    requirement: group.requirement,
    ask: group.ask,
    input: within(input, (path) => group.paths.has(path)),
  }));
}
function settingsOf({ requirement, ask }) {
  return { ...(requirement === undefined ? {} : { requirement }), ...(ask === undefined ? {} : { ask }) };
}
function countedFiles({ changes: { files }, rust: { unread = [] } }) {
  const reaching = files.filter(({ path, inert }) => !inert || unread.includes(path));
  return reaching.length > 0 ? reaching : files;
}
