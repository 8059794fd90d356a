import type { RepositoryRef } from '../../model.js';
import type { BlobText } from './blobs.js';

/** Both sides of a few thousand files; texts of private repositories stay in memory and are never stored. */
const MAX_CHARACTERS = 32_000_000;

/**
 * Texts that were read lately, by repository and git expression. Only expressions that can't change their meaning may
 * go in: blob ids, and paths of a commit that is named by its id.
 */
export class TextCache {
  private readonly texts = new Map<string, BlobText>();
  private characters = 0;

  constructor(private readonly limit = MAX_CHARACTERS) {}

  get(repository: RepositoryRef, expression: string): BlobText | undefined {
    const key = keyOf(repository, expression);
    const found = this.texts.get(key);
    if (!found) return undefined;
    // Put last again: what was used longest ago goes first.
    this.texts.delete(key);
    this.texts.set(key, found);
    return found;
  }

  put(repository: RepositoryRef, expression: string, text: BlobText): void {
    const key = keyOf(repository, expression);
    this.drop(key);
    this.texts.set(key, text);
    this.characters += weight(text);
    for (const oldest of this.texts.keys()) {
      if (this.characters <= this.limit) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    const known = this.texts.get(key);
    if (!known) return;
    this.texts.delete(key);
    this.characters -= weight(known);
  }
}

function keyOf({ owner, name }: RepositoryRef, expression: string): string {
  return `${owner}/${name} ${expression}`;
}

/** What an entry takes besides its text. */
const OVERHEAD = 200;

function weight({ text }: BlobText): number {
  return (text?.length ?? 0) + OVERHEAD;
}
