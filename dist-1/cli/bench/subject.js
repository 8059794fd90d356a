import { thisMachine, toolchainIn } from '../../bench/machine.js';
import { BUNDLE_VERSION } from '../../evidence/manifest.js';
/** What a bundle says of both sides. */
export async function describe(trees, commits, env) {
  const machine = await thisMachine();
  return {
    version: BUNDLE_VERSION,
    mergeBase: commits.mergeBase,
    base: { sha: commits.mergeBase, machine, ...(await toolchainIn(trees.base, env)) },
    head: { sha: commits.headSha, machine, ...(await toolchainIn(trees.head, env)) },
  };
}
/** A bundle that says why there is nothing in it: the App tells the pull request. */
export function withoutRuns(subject, { side, message }) {
  const at = new Date().toISOString();
  return {
    ...subject,
    startedAt: at,
    finishedAt: at,
    layout: 'fixed',
    looks: [{ measurement: 0, pairs: 1, planned: 1 }],
    failures: [{ side, benchmark: null, because: message.slice(0, 1000) }],
  };
}
