import type { FileFacts } from '../index/crate-index.js';

/** As JSON; in memory some three times as much. Four repositories of 1,200 files. */
const MAX_SIZE = 48_000_000;

/** Facts by path and name of the text, those used last. */
export class FactsMemory {
  /** Longest unused first. */
  private readonly kept = new Map<string, { facts: FileFacts; size: number }>();
  private size = 0;

  constructor(private readonly most = MAX_SIZE) {}

  get(path: string, text: string): FileFacts | undefined {
    const key = keyOf(path, text);
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.facts;
  }

  /** `size`: characters of their JSON. */
  keep(path: string, text: string, facts: FileFacts, size: number): void {
    const key = keyOf(path, text);
    this.drop(key);
    this.kept.set(key, { facts, size });
    this.size += size;
    for (const oldest of this.kept.keys()) {
      if (this.size <= this.most) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.size -= this.kept.get(key)?.size ?? 0;
    this.kept.delete(key);
  }
}

function keyOf(path: string, text: string): string {
  return `${text} ${path}`;
}
