/** Runs `work` and tells its time, whether it succeeds or not. */
export async function timed(stage, observe, work) {
  const started = performance.now();
  try {
    return await work();
  } finally {
    observe(stage, (performance.now() - started) / 1_000);
  }
}
/** The source, with each of its calls timed under its own name. */
export function timedSource(source, observe) {
  return {
    pullRequest: () => timed('pullRequest', observe, () => source.pullRequest()),
    settings: () => timed('settings', observe, () => source.settings()),
    changedFiles: (wanted) => timed('changedFiles', observe, () => source.changedFiles(wanted)),
    crateIndex: () => timed('crateIndex', observe, () => source.crateIndex()),
    evidence: () => timed('evidence', observe, () => source.evidence()),
    posted: () => timed('posted', observe, () => source.posted()),
    apply: (changes) => timed('apply', observe, () => source.apply(changes)),
  };
}
