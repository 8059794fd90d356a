import { TreeMemo } from '../../../rust/syntax/memo.js';
/** `SAFETY: ..`, and words to that effect: `SOUNDNESS: ..`, `SAFE: ..`, `safe because ..`. */
export const REASON =
  /(?<![-\w])(?:(?:safety|soundness)(?![-\w])|(?:invariants?|sound):|(?:safe|sound)(?::|,? (?:because|since)\b))/i;
const COMMENTED = new TreeMemo();
/** Comments and attributes directly above the line on which a node starts, and a comment at that line's end. */
export function commentedAt({ line, tree }) {
  // A line may hold thousands of nodes.
  const known = COMMENTED.get(tree) ?? new Map();
  COMMENTED.set(tree, known);
  const commented = known.get(line) ?? isLineCommented(line, tree);
  known.set(line, commented);
  return commented;
}
function isLineCommented(own, tree) {
  if (REASON.test(/\/\/.*$/.exec(tree.lineText(own))?.[0] ?? '')) return true;
  for (let line = own - 1; line > 0; line--) {
    const text = tree.lineText(line).trim();
    // A reason in a paragraph of its own is that of what follows.
    if (text === '' && line === own - 1) continue;
    if (/^(\/\/|\/\*|\*)/.test(text) || text.endsWith('*/')) {
      if (REASON.test(text)) return true;
    } else if (!/^#!?\[/.test(text) && !/^unsafe impl\b.*\{\s*\}$/.test(text)) return false;
  }
  return false;
}
