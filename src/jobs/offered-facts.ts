import type { FileFacts } from '../index/crate-index.js';
import type { FactsMemory } from './facts-memory.js';

/** The facts of a repository for one review, as far as they have to be told. */
export interface FactsOffer {
  /** Path of each file with the name of its text; null: nothing of it is held, `sent` is all. */
  listing: ReadonlyMap<string, string> | null;
  /** What the other side asked for. */
  sent: ReadonlyMap<string, FileFacts>;
}

/** The paths whose facts have to be sent first. */
export interface MissingFacts {
  missing: readonly string[];
}

/** Facts of every file that is offered, out of memory where they were sent before; or what is missing. */
export function takeFacts(
  { listing, sent }: FactsOffer,
  memory: FactsMemory,
): ReadonlyMap<string, FileFacts> | MissingFacts {
  if (listing === null) return sent;
  const files = new Map<string, FileFacts>();
  const missing: string[] = [];
  for (const [path, text] of listing) {
    const told = sent.get(path);
    const facts = told ?? memory.get(path, text);
    if (facts === undefined) missing.push(path);
    else files.set(path, facts);
    if (told !== undefined) memory.keep(path, text, told, JSON.stringify(told).length);
  }
  return missing.length > 0 ? { missing } : files;
}
