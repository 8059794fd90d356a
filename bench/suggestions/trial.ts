import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrateBuild } from './crate-build.js';
import { edited, type Offer } from './offers.js';

export interface Failure {
  offer: Offer;
  errors: string[];
}

/** Makes suggestions in the copy of a crate, asks the compiler, and puts the crate's own text back. */
export class Trial {
  constructor(
    private readonly build: CrateBuild,
    private readonly source: string,
  ) {}

  private readonly original = (path: string): string => readFileSync(join(this.source, path), 'utf8');

  /** Those whose function the compiler reads: an error put there is reported. */
  built(offers: readonly Offer[]): Offer[] {
    const marked = new Map<string, string>();
    const inFunctions = offers.filter(({ bodyStart }) => bodyStart !== null);
    // From the end: what stands before keeps its place.
    for (const { id, path, bodyStart } of [...inFunctions].sort((a, b) => b.bodyStart! - a.bodyStart!)) {
      const text = marked.get(path) ?? this.original(path);
      marked.set(
        path,
        `${text.slice(0, bodyStart!)} compile_error!("offer ${id}."); ${text.slice(bodyStart!)}`,
      );
    }
    const errors = this.errorsOf(marked).join('\n');
    return inFunctions.filter(({ id }) => errors.includes(`"offer ${id}."`));
  }

  /** Those that don't compile, found by halves: each fails on its own. */
  failures(batch: readonly Offer[]): Failure[] {
    if (batch.length === 0) return [];
    const errors = this.errorsOf(edited(this.original, batch));
    if (errors.length === 0) return [];
    if (batch.length === 1) return [{ offer: batch[0]!, errors }];
    const half = batch.length >> 1;
    return [...this.failures(batch.slice(0, half)), ...this.failures(batch.slice(half))];
  }

  private errorsOf(texts: ReadonlyMap<string, string>): string[] {
    for (const [path, text] of texts) this.build.write(path, text);
    const { errors } = this.build.check();
    for (const path of texts.keys()) this.build.write(path, this.original(path));
    return errors;
  }
}
