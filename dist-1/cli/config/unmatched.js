import { resolve } from 'node:path';
import { INHERITED_PATH } from '../../config/inherit.js';
import { filesToRead, unmatchedPatterns } from '../../config/unmatched.js';
import { factsOfFile } from '../../index/crate-index.js';
import { readTexts, resolveCommits } from '../../source/git/objects.js';
import { SourceError } from '../../source/port.js';
import { openWorktree } from './place.js';
/**
 * Patterns of a configuration that fit nothing in the last commit of the repository around it; none where there is no
 * repository or no commit. What an organisation's repositories share is written for other trees than its own.
 */
export async function unmatchedHere(config, options, surroundings) {
  const place = await openWorktree(options, surroundings).catch((error) => {
    if (error instanceof SourceError) return null;
    throw error;
  });
  if (place === null) return [];
  const { git, root } = place;
  if (resolve(surroundings.cwd, config.file) === resolve(root, INHERITED_PATH)) return [];
  const head = (await resolveCommits(git, ['HEAD'])).get('HEAD');
  if (head === undefined) return [];
  const paths = await pathsOf(git, head);
  const functions = await functionsOf(git, head, filesToRead(config, paths));
  return unmatchedPatterns(config, { paths, functions });
}
async function pathsOf(git, commit) {
  const { stdout } = await git.run(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit]);
  return stdout.toString('utf8').split('\0').filter(Boolean);
}
async function functionsOf(git, commit, paths) {
  const texts = await readTexts(
    git,
    paths.map((path) => `${commit}:${path}`),
  );
  const named = paths.flatMap((path) => {
    const object = texts.get(`${commit}:${path}`);
    return object && 'text' in object ? [[path, namesIn(path, object.text)]] : [];
  });
  return new Map(named);
}
function namesIn(path, text) {
  const functions = functionsIn(path, text);
  const known = new Set(functions.map(({ name }) => name));
  const written = [...text.matchAll(/\bfn\s+(?:r#)?(\w+)/g)].map(([, name]) => name);
  return {
    qualified: functions.map(({ owner, name }) => (owner === '' ? name : `${owner}::${name}`)),
    loose: written.filter((name) => !known.has(name)),
  };
}
/** Of a file that can't be parsed only the names are known. */
function functionsIn(path, text) {
  try {
    return factsOfFile(path, text).functions;
  } catch {
    return [];
  }
}
