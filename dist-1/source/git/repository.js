import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SourceError } from '../port.js';
import { Git } from './git.js';
/** @throws SourceError when `directory` does not exist or lies in no repository, or git is missing. */
export async function openRepository(directory, env) {
  const path = resolve(directory);
  const found = await stat(path).catch(() => null);
  if (found === null)
    throw new SourceError(`${path} does not exist: name a repository with --repo DIR`, false);
  if (!found.isDirectory()) {
    throw new SourceError(`${path} is a file: --repo takes a folder inside a repository`, false);
  }
  const git = new Git(path, env);
  await git.run(['rev-parse', '--git-dir']);
  return git;
}
