import type { Source } from '../source/port.js';

/** Told how long a stage took. */
export type Observe = (stage: string, seconds: number) => void;

/** Runs `work` and tells its time, whether it succeeds or not. */
export async function timed<T>(stage: string, observe: Observe, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    return await work();
  } finally {
    observe(stage, (performance.now() - started) / 1_000);
  }
}

/** The source, with each of its calls timed under its own name. */
export function timedSource(source: Source, observe: Observe): Source {
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
