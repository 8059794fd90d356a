import { type CrateIndex, factsOfFile } from '../index/crate-index.js';
import type { ChangeSet, Config, EvidenceFiles, PullRequest, RustReview } from '../model.js';
import { type Measured, measure } from '../review.js';
import { reviewRust } from '../rules/review-rust.js';
import type { FactsOfFiles } from '../source/github/crate-facts.js';

/** Everything that works on what strangers wrote, and may take long over it. */
export interface Analysis {
  measure(files: EvidenceFiles, pull: PullRequest, config: Config): Promise<Measured>;
  reviewRust(changes: ChangeSet, index: CrateIndex, config: Config): Promise<RustReview>;
  factsOfFiles: FactsOfFiles;
  close(): Promise<void>;
}

/** In this process: for the command line's kind of use, and for tests of everything else. */
export function inProcessAnalysis(): Analysis {
  return {
    reviewRust: async (changes, index, config) => reviewRust(changes, index, config),
    measure: async (files, pull, config) => measure(files, pull, config),
    factsOfFiles: async (files) => files.map(({ path, text }) => factsOfFile(path, text)),
    close: async () => {},
  };
}
