import type { Node } from '../rust/tree.js';

/** Longer code is quoted by its end: the last words of a chain say what it is. */
const QUOTED = 48;

/** Code on one line, for a sentence; `…` stands for the start of a long one. */
export function quoted(node: Node): string {
  const text = node.text.replace(/\s*\n\s*/g, '').replace(/\s+/g, ' ');
  if (text.length <= QUOTED) return `\`${text.replace(/`/g, "'")}\``;
  const tail = text.slice(-QUOTED);
  const cut = tail.search(/[.:(]\w/);
  return `\`…${(cut < 0 ? tail : tail.slice(cut)).replace(/`/g, "'")}\``;
}
