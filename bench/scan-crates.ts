import { readFileSync } from 'node:fs';
import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import { listFiles } from '../src/cli/scan/files.js';
import { DEFAULT_CONFIG } from '../src/config/defaults.js';
import { generatedMarkLine } from '../src/diff/generated.js';
import { CrateIndex, factsOfFile } from '../src/index/crate-index.js';
import type { Finding } from '../src/model.js';
import { scanFile } from '../src/rules/review-rust.js';

export interface ScannedFile {
  /** Below the crate. */
  path: string;
  text: string;
  /** As if all of the file were new. */
  findings: readonly Finding[];
}

/**
 * All Rust files of one crate, with what the reviewer says of them by default. Files that are not UTF-8 are read as if they were;
 * those that say that they are generated are left out, as by `scan`.
 */
export async function* scanCrate(folder: string): AsyncGenerator<ScannedFile> {
  const files = listFiles([folder], '/').groups.flatMap((group) => group.files);
  const texts = files.map(({ path, absolute }) => ({ path, text: readFileSync(absolute, 'utf8') }));
  const facts = new Map(texts.map(({ path, text }) => [path, factsOfFile(path, text)]));
  const index = CrateIndex.of(facts, true);
  for (const { path, text } of texts) {
    if (generatedMarkLine(text) !== null) continue;
    yield { path, text, findings: scanFile(path, text, index, DEFAULT_CONFIG).findings };
    // The parser's native memory is freed only then.
    await eventLoopTurn();
  }
}
