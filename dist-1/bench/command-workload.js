import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filesUnder, printed, readWith } from './harness.js';
import { CannotStart, execute } from './process.js';
import { endWords, RunFailed } from './workload.js';
import { withoutScratchPaths } from './worktrees.js';
/**
 * A command run in each side's work tree. It may write files to the folder named by `PERF_CHECKLIST_OUT` (criterion's results go there by
 * themselves); when it leaves none, its standard output is read.
 */
export function commandWorkload({ trees, env, command, tool }) {
  const [program, ...args] = command;
  return {
    layout: 'fixed',
    benchmarks: { base: [null], head: [null] },
    prepare: async () => null,
    async run(side, _benchmark, signal) {
      const out = await mkdtemp(join(trees.root, 'out-'));
      const own = {
        ...env,
        PERF_CHECKLIST_OUT: out,
        PERF_CHECKLIST_SIDE: side,
        CRITERION_HOME: out,
        // Where `./target/release/x` is looked for; each side's own, whatever the environment says.
        CARGO_TARGET_DIR: join(trees[side], 'target'),
      };
      try {
        const ended = await execute(program, args, { cwd: trees[side], env: own, signal });
        if (ended.code !== 0) throw new RunFailed(endWords(ended));
        const files = await filesUnder(out);
        const read = readWith(tool, files.size > 0 ? files : printed(ended.stdout));
        return read.map((one) => ({ ...one, benchmark: nameOfBothSides(one.benchmark, trees.root, out) }));
      } catch (error) {
        // A script of the repository may be there on one side only.
        throw error instanceof CannotStart ? new RunFailed(error.message) : error;
      } finally {
        await rm(out, { recursive: true, force: true });
      }
    },
  };
}
/** Tools name what they measured by its path or its command; in a folder that one side or one run alone has, no two would be of one name. */
function nameOfBothSides(name, root, out) {
  return withoutScratchPaths(name.replaceAll(out, 'out'), { root });
}
