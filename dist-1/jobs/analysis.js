import { factsOfFile } from '../index/crate-index.js';
import { measure } from '../review.js';
import { reviewRust } from '../rules/review-rust.js';
/** In this process: for the command line's kind of use, and for tests of everything else. */
export function inProcessAnalysis() {
  return {
    reviewRust: async (changes, index, config) => reviewRust(changes, index, config),
    measure: async (files, pull, config) => measure(files, pull, config),
    factsOfFiles: async (files) => files.map(({ path, text }) => factsOfFile(path, text)),
    close: async () => {},
  };
}
