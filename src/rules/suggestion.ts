import type { Suggestion } from '../model.js';
import { hasErrors, parseRust } from '../rust/syntax/parse.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import type { Fix } from './rule.js';
import type { RustFile } from './rust-file.js';

/** Would the edit leave Rust that can't be read? Only the statement around it is parsed again, or the item where none is. */
function breaks({ start, end, text: inserted }: Fix, tree: SyntaxTree): boolean {
  const { text } = tree;
  const edited = (part: Node) => text.slice(part.start, start) + inserted + text.slice(end, part.end);
  const item = innermostItem(tree.root, start, end);
  // A function may hold thousands of findings, and each would have all of it parsed again.
  const statement = innermostStatement(item, start, end);
  if (statement && !hasErrors(inFunction(statement.text))) return hasErrors(inFunction(edited(statement)));
  if (!hasErrors(edited(item))) return false;
  return !hasErrors(item.text) || parseRust(edited(item)).errors.length > parseRust(item.text).errors.length;
}

function inFunction(statements: string): string {
  return `fn f() {\n${statements}\n}`;
}

function innermostStatement(within: Node, start: number, end: number): Node | null {
  const child = within.children.find((each) => each.start <= start && end <= each.end);
  if (!child) return null;
  return innermostStatement(child, start, end) ?? (within.kind === 'block' ? child : null);
}

/** Blocks of items: an item of a large module or impl block is read by itself as well. */
const HOLD_ITEMS: ReadonlySet<string> = new Set(['mod_item', 'impl_item', 'trait_item', 'declaration_list']);

function innermostItem(within: Node, start: number, end: number): Node {
  const child = within.children.find((each) => each.start <= start && end <= each.end);
  if (!child) return within;
  return HOLD_ITEMS.has(child.kind) ? innermostItem(child, start, end) : child;
}

/** Longer lines are no person's, and each of their findings would hold them whole. */
const MAX_SUGGESTED = 10_000;

/** Whole lines with the edit made; null when the edited file would not parse any more. */
export function suggestionOf(fix: Fix, file: RustFile): Suggestion | null {
  const { text, tree } = file;
  const startLine = tree.lineAt(fix.start);
  const endLine = tree.lineAt(Math.max(fix.start, fix.end - 1));
  const from = tree.startOfLine(startLine);
  const to = tree.startOfLine(endLine + 1);
  if (to - from > MAX_SUGGESTED || breaks(fix, tree)) return null;
  const replacement = (text.slice(from, fix.start) + fix.text + text.slice(fix.end, to)).replace(
    /\r?\n$/,
    '',
  );
  return { startLine, endLine, replacement };
}
