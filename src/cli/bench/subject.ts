import { thisMachine, toolchainIn } from '../../bench/machine.js';
import type { Subject } from '../../bench/measure.js';
import type { Worktrees } from '../../bench/worktrees.js';
import { BUNDLE_VERSION } from '../../evidence/manifest.js';
import type { FailedRun, Side } from '../../model.js';
import type { Range } from '../../source/git/range.js';

/** What a bundle says of both sides. */
export async function describe(
  trees: Pick<Worktrees, Side>,
  commits: Range,
  env: NodeJS.ProcessEnv,
): Promise<Subject> {
  const machine = await thisMachine();
  return {
    version: BUNDLE_VERSION,
    mergeBase: commits.mergeBase,
    base: { sha: commits.mergeBase, machine, ...(await toolchainIn(trees.base, env)) },
    head: { sha: commits.headSha, machine, ...(await toolchainIn(trees.head, env)) },
  };
}

/** A bundle that says why there is nothing in it: the App tells the pull request. */
export function withoutRuns(subject: Subject, { side, because }: Omit<FailedRun, 'benchmark'>) {
  const at = new Date().toISOString();
  return {
    ...subject,
    startedAt: at,
    finishedAt: at,
    layout: 'fixed' as const,
    looks: [{ measurement: 0, pairs: 1, planned: 1 }],
    failures: [{ side, benchmark: null, because: because.slice(0, 1000) }],
  };
}
