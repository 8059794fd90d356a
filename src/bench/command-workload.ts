import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filesUnder, readWith } from './harness.js';
import { CannotStart, execute } from './process.js';
import { endWords, RunFailed, type Workload } from './workload.js';
import type { Worktrees } from './worktrees.js';

export interface CommandOptions {
  trees: Worktrees;
  env: NodeJS.ProcessEnv;
  command: readonly [program: string, ...args: string[]];
  /** Name of the adapter that reads what it prints. */
  tool: string;
}

/**
 * A command run in each side's work tree. It may write files to the folder named by `PERF_CHECKLIST_OUT` (criterion's results go there by
 * themselves); when it leaves none, its standard output is read.
 */
export function commandWorkload({ trees, env, command, tool }: CommandOptions): Workload {
  const [program, ...args] = command;
  return {
    layout: 'fixed',
    benchmarks: { base: [null], head: [null] },
    prepare: async () => null,
    async run(side, _benchmark, signal) {
      const out = await mkdtemp(join(trees.root, 'out-'));
      const target = join(trees.root, `target-${side}`);
      const own = {
        ...env,
        PERF_CHECKLIST_OUT: out,
        PERF_CHECKLIST_SIDE: side,
        CRITERION_HOME: out,
        CARGO_TARGET_DIR: target,
      };
      try {
        const ended = await execute(program, args, { cwd: trees[side], env: own, signal });
        if (ended.code !== 0) throw new RunFailed(endWords(ended));
        const files = await filesUnder(out);
        return readWith(tool, files.size > 0 ? files : new Map([['output', ended.stdout]]));
      } catch (error) {
        // A script of the repository may be there on one side only.
        throw error instanceof CannotStart ? new RunFailed(error.message) : error;
      } finally {
        await rm(out, { recursive: true, force: true });
      }
    },
  };
}
