import { LRUCache } from 'lru-cache';
import type { RepositoryRef } from '../../model.js';
import type { BlobText } from './blobs.js';

/** Both sides of a few thousand files; texts of private repositories stay in memory and are never stored. */
const MAX_CHARACTERS = 32_000_000;

/** What an entry takes besides its text. */
const OVERHEAD = 200;

/**
 * Texts that were read lately, by repository and git expression. Only expressions that can't change their meaning may
 * go in: blob ids, and paths of a commit that is named by its id.
 */
export class TextCache {
  private readonly texts;

  constructor(limit = MAX_CHARACTERS) {
    const sizeCalculation = ({ text }: BlobText) => (text?.length ?? 0) + OVERHEAD;
    this.texts = new LRUCache<string, BlobText>({ maxSize: limit, sizeCalculation });
  }

  get(repository: RepositoryRef, expression: string): BlobText | undefined {
    return this.texts.get(keyOf(repository, expression));
  }

  put(repository: RepositoryRef, expression: string, text: BlobText): void {
    this.texts.set(keyOf(repository, expression), text);
  }
}

function keyOf({ owner, name }: RepositoryRef, expression: string): string {
  return `${owner}/${name} ${expression}`;
}
