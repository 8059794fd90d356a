import { CrateIndex, type FileFacts, factsOfFile } from '../index/crate-index.js';
import type { ChangeSet, Config, RustReview } from '../model.js';
import { reviewRust } from '../rules/review-rust.js';

/** What crosses into the child process; Maps and Sets cross as they are. */
export interface ReviewTaskData {
  changes: ChangeSet;
  files: ReadonlyMap<string, FileFacts>;
  complete: boolean;
  config: Config;
}

export function review({ changes, files, complete, config }: ReviewTaskData): RustReview {
  return reviewRust(changes, CrateIndex.of(files, complete), config);
}

export function facts(files: readonly { path: string; text: string }[]): FileFacts[] {
  return files.map(({ path, text }) => factsOfFile(path, text));
}
