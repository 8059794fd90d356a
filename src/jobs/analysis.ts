import { type CrateIndex, factsOfFile } from '../index/crate-index.js';
import type { ChangeSet, Config, RustReview } from '../model.js';
import { reviewRust } from '../rules/review-rust.js';
import type { FactsOfFiles } from '../source/github/crate-facts.js';

/** Everything that parses Rust. */
export interface Analysis {
  reviewRust(changes: ChangeSet, index: CrateIndex, config: Config): Promise<RustReview>;
  factsOfFiles: FactsOfFiles;
  close(): Promise<void>;
}

/** In this process: for the command line's kind of use, and for tests of everything else. */
export function inProcessAnalysis(): Analysis {
  return {
    reviewRust: async (changes, index, config) => reviewRust(changes, index, config),
    factsOfFiles: async (files) => files.map(({ path, text }) => factsOfFile(path, text)),
    close: async () => {},
  };
}
