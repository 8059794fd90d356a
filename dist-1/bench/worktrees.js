import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute } from './process.js';
/** Checks both commits out beside each other, away from the person's own work tree. `repository` may be a folder inside it: the project's. */
export async function checkOut(repository, commits) {
  const inside = await execute('git', ['rev-parse', '--show-prefix'], { cwd: repository });
  const prefix = inside.stdout.trimEnd();
  // As programs print it that ask where they are.
  const root = await realpath(await mkdtemp(join(tmpdir(), 'perf-checklist-bench-')));
  const folders = { base: join(root, 'base'), head: join(root, 'head') };
  const git = async (...args) => {
    const { code, stderr } = await execute('git', ['-C', repository, ...args], { cwd: repository });
    if (code !== 0) throw new Error(`git ${args[0]} ${args[1]} failed: ${stderr.trim()}`);
  };
  const remove = async () => {
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
    await git('worktree', 'prune');
  };
  try {
    for (const side of ['base', 'head'])
      await git('worktree', 'add', '--detach', '--force', folders[side], commits[side]);
  } catch (error) {
    await remove();
    throw error;
  }
  return { root, base: join(folders.base, prefix), head: join(folders.head, prefix), remove };
}
/** What a program said that ran in one of the work trees, with paths as the person's own work tree has them. */
export function withoutScratchPaths(text, { root }) {
  const within = ['base', 'head'].reduce((said, side) => said.replaceAll(`${root}/${side}/`, ''), text);
  return within.replaceAll(`${root}/base`, '.').replaceAll(`${root}/head`, '.').replaceAll(`${root}/`, '');
}
