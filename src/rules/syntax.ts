import { createHash } from 'node:crypto';
import { literalsIn, withoutComments, withoutLayout } from '../rust/syntax/layout.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import { isItem } from './item-path.js';

/** Text of a node without layout, comments and trailing commas: the same code formatted anew gives the same, and other code another. */
export function normalised(node: Node): string {
  return withoutLayout(node.tree, node.start, node.end, literalsIn(node));
}

/** Without any blank, and so the same for some that is not: findings have always been known by it. */
function dense(node: Node): string {
  return withoutComments(node.tree, node.start, node.end)
    .replace(/\s+/g, '')
    .replace(/,([)\]}])/g, '$1');
}

export function hash(text: string): string {
  return digest(text).slice(0, 16);
}

/** For what is taken as equal by it: whoever writes both texts could find two of one short hash. */
export function longHash(text: string): string {
  return digest(text).slice(0, 32);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Longer syntax around a problem is not part of it: an edit in there would make the old problem look new. */
const MAX_CONTEXT = 200;
const STATEMENTS = /^(let_declaration|expression_statement|field_declaration)$/;
const CONTAINERS = /block$|_item$|^(source_file|declaration_list|match_arm)$/;

/** The problem with the statement around it, as far as that statement is short and holds no block of its own. */
export function fingerprintKey(rule: string, at: Node): string {
  let context = at;
  for (let parent = at.parent; parent; parent = parent.parent) {
    if (CONTAINERS.test(parent.kind) || parent.end - parent.start > MAX_CONTEXT) break;
    context = parent;
    if (STATEMENTS.test(parent.kind)) break;
  }
  return `${rule}\n${dense(context)}\n${dense(at).slice(0, MAX_CONTEXT)}`;
}

/** What starts on a line, normalised, up to its own end; the line's own text where something goes on there. */
export function statementAt(tree: SyntaxTree, line: number): { text: string; within: Node | null } {
  const start = tree.startOfLine(line);
  const offset = start + tree.lineText(line).search(/\S/);
  let within: Node | null = null;
  let holder = tree.root;
  for (let inner: Node | undefined = holder; inner; ) {
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
