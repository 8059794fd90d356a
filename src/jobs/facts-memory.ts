import { LRUCache } from 'lru-cache';
import type { FileFacts } from '../index/crate-index.js';

/** As JSON; in memory some three times as much. Four repositories of 1,200 files. */
const MAX_SIZE = 48_000_000;

/** Facts by path and name of the text, those used last. */
export class FactsMemory {
  private readonly kept;

  constructor(most = MAX_SIZE) {
    this.kept = new LRUCache<string, FileFacts>({ maxSize: most });
  }

  get(path: string, text: string): FileFacts | undefined {
    return this.kept.get(keyOf(path, text));
  }

  /** `size`: characters of their JSON. */
  keep(path: string, text: string, facts: FileFacts, size: number): void {
    this.kept.set(keyOf(path, text), facts, { size });
  }
}

function keyOf(path: string, text: string): string {
  return `${text} ${path}`;
}
