import type { CrateIndex } from '../index/crate-index.js';
import type { Change, EvidenceFiles, FileChange, Posted, PullRequest, Settings } from '../model.js';

/**
 * Where a review reads from and writes to: GitHub, a local repository, or a model in tests. Made afresh for each
 * review, so an implementation may remember what it has read. Every method rejects with `SourceError` when the outside
 * world refuses or does not answer.
 */
export interface Source {
  pullRequest(): Promise<PullRequest>;
  settings(): Promise<Settings>;
  /** Every changed file, at most `MAX_CHANGED_FILES`; texts are read for the paths that `wanted` names. */
  changedFiles(wanted: (path: string) => boolean): Promise<readonly FileChange[]>;
  /** Facts of the repository at the merge base. Never waits for a cold index: an incomplete one says so. */
  crateIndex(): Promise<CrateIndex>;
  evidence(): Promise<EvidenceFiles>;
  /** What the App itself has posted; other people's comments are never in here. */
  posted(): Promise<Posted>;
  apply(changes: readonly Change[]): Promise<void>;
}

export { MAX_CHANGED_FILES } from '../model.js';

/** A failure a person can read: what, where, how to mend it. */
export class SourceError extends Error {
  override readonly name = 'SourceError';

  constructor(
    message: string,
    /** True when the same call may succeed later. */
    readonly temporary: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The head moved while the review ran: what was computed is thrown away. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}
