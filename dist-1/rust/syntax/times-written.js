import { TreeMemo } from './memo.js';

const WORDS = new TreeMemo();
/** How often a name is written in a file, comments and texts included. The text is read once, however many names are asked for. */
export function timesWritten(name, tree) {
  return WORDS.of(tree, () => counted(tree.text)).get(name) ?? 0;
}
function counted(text) {
  const counts = new Map();
  for (const word of text.match(/\w+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
