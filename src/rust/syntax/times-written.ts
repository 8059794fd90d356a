import { TreeMemo } from './memo.js';
import type { SyntaxTree } from './tree.js';

const WORDS = new TreeMemo<ReadonlyMap<string, number>>();

/** How often a name is written in a file, comments and texts included. The text is read once, however many names are asked for. */
export function timesWritten(name: string, tree: SyntaxTree): number {
  return WORDS.of(tree, () => counted(tree.text)).get(name) ?? 0;
}

function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.match(/\w+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
