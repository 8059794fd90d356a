import { createHash } from 'node:crypto';
import type { Node } from '../rust/tree.js';

/** Text of a node without layout, comments and trailing commas: the same code formatted anew gives the same. */
export function normalised(node: Node): string {
  let text = '';
  let from = node.start;
  for (const comment of node.tree.comments) {
    if (comment.end <= node.start || comment.start >= node.end) continue;
    text += node.tree.text.slice(from, comment.start);
    from = comment.end;
  }
  text += node.tree.text.slice(Math.min(from, node.end), node.end);
  return text.replace(/\s+/g, '').replace(/,([)\]}])/g, '$1');
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Syntax that a fingerprint looks at around a problem; longer statements are told by their own first part. */
const MAX_CONTEXT = 2000;

/** The problem with the statement around it, or alone where that statement holds a whole block. */
export function fingerprintKey(rule: string, at: Node): string {
  let context = at;
  for (let parent = at.parent; parent; parent = parent.parent) {
    if (/block|_item$|match_arm|source_file|_expression$/.test(parent.kind) && parent.end - parent.start > 200) break;
    if (parent.end - parent.start > MAX_CONTEXT) break;
    context = parent;
    if (/^(let_declaration|expression_statement|field_declaration)$/.test(parent.kind)) break;
  }
  return `${rule}\n${normalised(context).slice(0, MAX_CONTEXT)}\n${normalised(at).slice(0, MAX_CONTEXT)}`;
}
