import { LRUCache } from 'lru-cache';

/** As JSON; in memory some three times as much. Four repositories of 1,200 files. */
const MAX_SIZE = 48_000_000;
/** Facts by path and name of the text, those used last. */
export class FactsMemory {
  kept;
  constructor(most = MAX_SIZE) {
    this.kept = new LRUCache({ maxSize: most });
  }
  get(path, text) {
    return this.kept.get(keyOf(path, text));
  }
  /** `size`: characters of their JSON. */
  keep(path, text, facts, size) {
    this.kept.set(keyOf(path, text), facts, { size });
  }
}
function keyOf(path, text) {
  return `${text} ${path}`;
}
