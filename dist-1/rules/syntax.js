import { createHash } from 'node:crypto';
import { literalsIn, withoutComments, withoutLayout } from '../rust/syntax/layout.js';
import { isItem } from './item-path.js';
/** Text of a node without layout, comments and trailing commas: the same code formatted anew gives the same, and other code another. */
export function normalised(node) {
  return withoutLayout(node.tree, node.start, node.end, literalsIn(node));
}
/** Without any blank, and so the same for some that is not: findings have always been known by it. */
function dense(node) {
  return withoutComments(node.tree, node.start, node.end)
    .replace(/\s+/g, '')
    .replace(/,([)\]}])/g, '$1');
}
export function hash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
/** Longer syntax around a problem is not part of it: an edit in there would make the old problem look new. */
const MAX_CONTEXT = 200;
const STATEMENTS = /^(let_declaration|expression_statement|field_declaration)$/;
const CONTAINERS = /block$|_item$|^(source_file|declaration_list|match_arm)$/;
/** The problem with the statement around it, as far as that statement is short and holds no block of its own. */
export function fingerprintKey(rule, at) {
  let context = at;
  for (let parent = at.parent; parent; parent = parent.parent) {
    if (CONTAINERS.test(parent.kind) || parent.end - parent.start > MAX_CONTEXT) break;
    context = parent;
    if (STATEMENTS.test(parent.kind)) break;
  }
  return `${rule}\n${dense(context)}\n${dense(at).slice(0, MAX_CONTEXT)}`;
}
/** What starts on a line, normalised, up to its own end; the line's own text where something goes on there. */
export function statementAt(tree, line) {
  const start = tree.startOfLine(line);
  const offset = start + tree.lineText(line).search(/\S/);
  let within = null;
  let holder = tree.root;
  for (let inner = holder; inner; ) {
    holder = inner;
    if (isItem(holder)) within = holder;
    inner = holder.children.find((child) => child.start <= offset && offset < child.end);
    if (inner && inner.start >= start) return { text: normalised(inner), within };
  }
  return {
    text: tree
      .lineText(line)
      .replace(/\/\/.*$/, '')
      .replace(/\s+/g, ''),
    within,
  };
}
