import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { INHERITED_PATH } from '../../config/inherit.js';
import { type FunctionNames, filesToRead, unmatchedPatterns } from '../../config/unmatched.js';
import { factsOfFile } from '../../index/crate-index.js';
import type { ConfigProblem, ConfigText, Sha } from '../../model.js';
import type { Git } from '../../source/git/git.js';
import { readTexts, resolveCommits } from '../../source/git/objects.js';
import { SourceError } from '../../source/port.js';
import type { Surroundings } from '../surroundings.js';
import { openWorktree, type PlaceOptions } from './place.js';

/**
 * Patterns of a configuration that fit nothing in the last commit of the repository around it; none where there is no
 * repository or no commit. What an organisation's repositories share is written for other trees than its own.
 */
export async function unmatchedHere(
  config: ConfigText,
  options: PlaceOptions,
  surroundings: Surroundings,
): Promise<ConfigProblem[]> {
  const place = await openWorktree(options, surroundings).catch((error: unknown) => {
    if (error instanceof SourceError) return null;
    throw error;
  });
  if (place === null) return [];
  const { git, root } = place;
  if (resolve(surroundings.cwd, config.file) === resolve(root, INHERITED_PATH)) return [];
  const head = (await resolveCommits(git, ['HEAD'])).get('HEAD');
  if (head === undefined) return [];
  // `init` writes the configuration and its workflow together: neither is committed yet.
  const paths = [...(await pathsOf(git, head)), ...(await workflowsOnDisk(root))];
  const functions = await functionsOf(git, head, filesToRead(config, paths));
  return unmatchedPatterns(config, { paths, functions });
}

async function pathsOf(git: Git, commit: Sha): Promise<string[]> {
  const { stdout } = await git.run(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit]);
  return stdout.toString('utf8').split('\0').filter(Boolean);
}

const WORKFLOWS = '.github/workflows';

async function workflowsOnDisk(root: string): Promise<string[]> {
  const names = await readdir(join(root, WORKFLOWS)).catch(() => []);
  return names.map((name) => `${WORKFLOWS}/${name}`);
}

async function functionsOf(
  git: Git,
  commit: Sha,
  paths: readonly string[],
): Promise<Map<string, FunctionNames>> {
  const texts = await readTexts(
    git,
    paths.map((path) => `${commit}:${path}`),
  );
  const named = paths.flatMap((path) => {
    const object = texts.get(`${commit}:${path}`);
    return object && 'text' in object ? [[path, namesIn(path, object.text)] as const] : [];
  });
  return new Map(named);
}

function namesIn(path: string, text: string): FunctionNames {
  const functions = functionsIn(path, text);
  const known = new Set(functions.map(({ name }) => name));
  const written = [...text.matchAll(/\bfn\s+(?:r#)?(\w+)/g)].map(([, name]) => name!);
  return {
    qualified: functions.map(({ owner, name }) => (owner === '' ? name : `${owner}::${name}`)),
    loose: written.filter((name) => !known.has(name)),
  };
}

/** Of a file that can't be parsed only the names are known. */
function functionsIn(path: string, text: string): readonly { owner: string; name: string }[] {
  try {
    return factsOfFile(path, text).functions;
  } catch {
    return [];
  }
}
