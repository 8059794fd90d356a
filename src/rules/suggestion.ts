import type { Suggestion } from '../model.js';
import { firstPlace } from '../rust/syntax/in-order.js';
import { hasErrors, parseRust } from '../rust/syntax/parse.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import type { Fix } from './rule.js';
import type { RustFile } from './rust-file.js';

/** Would the edit leave Rust that can't be read? Only the smallest part around it that can be read alone is parsed again, or the item where there is none. */
function breaks({ start, end, text: inserted }: Fix, tree: SyntaxTree): boolean {
  const { text } = tree;
  const edited = (part: Node) => text.slice(part.start, start) + inserted + text.slice(end, part.end);
  const item = innermostItem(tree.root, start, end);
  // A function may hold thousands of findings, and each would have all of it parsed again.
  const part = innermostPart(item, start, end);
  if (part && !hasErrors(readAlone(part, part.text))) return hasErrors(readAlone(part, edited(part)));
  if (!hasErrors(edited(item))) return false;
  return !hasErrors(item.text) || parseRust(edited(item)).errors.length > parseRust(item.text).errors.length;
}

/** A statement, an arm, or one of many expressions. */
function innermostPart(within: Node, start: number, end: number): Node | null {
  const child = childAround(within, start, end);
  if (!child) return null;
  return innermostPart(child, start, end) ?? (frameOf(child) ? child : null);
}

/** What a part is put into so that it can be read alone. */
function frameOf(part: Node): [before: string, after: string] | null {
  const { parent } = part;
  if (parent?.kind === 'block') return ['fn f() {\n', '\n}'];
  if (part.kind === 'match_arm') return ['fn f() { match x {\n', '\n} }'];
  const isOneOfMany = LISTS.has(parent?.kind ?? '') || isAsked(parent);
  return isOneOfMany && /_expression$|^macro_call$/.test(part.kind) ? ['fn f() { g(\n', '\n) }'] : null;
}

function readAlone(part: Node, text: string): string {
  const [before, after] = frameOf(part)!;
  return before + text + after;
}

const LISTS: ReadonlySet<string> = new Set(['arguments', 'array_expression', 'tuple_expression']);

/** One of the questions that `&&` or `||` joins. */
function isAsked(parent: Node | null): boolean {
  return parent?.kind === 'binary_expression' && /^(?:&&|\|\|)$/.test(parent.child('operator')?.text ?? '');
}

/** The first child that holds all of an edit. */
function childAround({ children }: Node, start: number, end: number): Node | undefined {
  const child = children[firstPlace(children.length, (at) => children[at]!.end >= end)];
  return child && child.start <= start ? child : undefined;
}

/** Blocks of items: an item of a large module or impl block is read by itself as well. */
const HOLD_ITEMS: ReadonlySet<string> = new Set(['mod_item', 'impl_item', 'trait_item', 'declaration_list']);

function innermostItem(within: Node, start: number, end: number): Node {
  const child = childAround(within, start, end);
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
