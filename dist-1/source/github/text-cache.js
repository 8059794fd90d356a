import { LRUCache } from 'lru-cache';

/** Both sides of a few thousand files; texts of private repositories stay in memory and are never stored. */
const MAX_CHARACTERS = 32_000_000;
/** What an entry takes besides its text. */
const OVERHEAD = 200;
/**
 * Texts that were read lately, by repository and git expression. Only expressions that can't change their meaning may
 * go in: blob ids, and paths of a commit that is named by its id.
 */
export class TextCache {
  texts;
  constructor(limit = MAX_CHARACTERS) {
    const sizeCalculation = ({ text }) => (text?.length ?? 0) + OVERHEAD;
    this.texts = new LRUCache({ maxSize: limit, sizeCalculation });
  }
  get(repository, expression) {
    return this.texts.get(keyOf(repository, expression));
  }
  put(repository, expression, text) {
    this.texts.set(keyOf(repository, expression), text);
  }
}
function keyOf({ owner, name }, expression) {
  return `${owner}/${name} ${expression}`;
}
