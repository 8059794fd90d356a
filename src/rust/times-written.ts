import { TreeMemo } from './memo.js';
import type { SyntaxTree } from './tree.js';

const KNOWN = new TreeMemo<Map<string, number>>();

/** How often a name is written in a file, comments and texts included. The text is read once, however many names are asked for. */
export function timesWritten(name: string, tree: SyntaxTree): number {
  let words = KNOWN.get(tree);
  if (!words) {
    words = new Map();
    for (const [word] of tree.text.matchAll(/\w+/g)) words.set(word, (words.get(word) ?? 0) + 1);
    KNOWN.set(tree, words);
  }
  return words.get(name) ?? 0;
}
