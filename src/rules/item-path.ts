import { qualifiedName } from '../rust/functions/shape.js';
import { enclosingFunction } from '../rust/syntax/call-syntax.js';
import { NodeMemo } from '../rust/syntax/memo.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import { typeFromNode } from '../rust/types/types.js';

const ITEMS = new Set([
  'function_item',
  'mod_item',
  'impl_item',
  'trait_item',
  'struct_item',
  'enum_item',
  'const_item',
  'static_item',
  'type_item',
]);

export function isItem({ kind }: Node): boolean {
  return ITEMS.has(kind);
}

/** The items around a node, itself among them, innermost first. */
export function itemsAround(node: Node): Node[] {
  return [node, ...node.ancestors()].filter(isItem);
}

/** All items of a file, those inside others too. */
export function itemsIn(tree: SyntaxTree): Node[] {
  return [...tree.root.descendantsOfKind(...ITEMS)];
}

const PATHS = new NodeMemo<string>();

/**
 * What an item is called from the top of its file. Parameters and bounds of a type are no part of it: they change without the item being
 * another. Several items can have one path: `impl` blocks of a type, or what `#[cfg]` chooses from.
 */
export function itemPath(item: Node): string {
  return PATHS.of(item, () => itemsAround(item).reverse().map(ownName).join('\n'));
}

export function ownName(item: Node): string {
  if (item.kind === 'function_item') return `fn ${qualifiedName(item)}`;
  if (item.kind !== 'impl_item') return `${item.kind} ${item.child('name')?.text ?? ''}`;
  const trait = item.child('trait')?.text.replace(/\s+/g, '') ?? '';
  return `impl ${trait} for ${typeFromNode(item.child('type'))?.name ?? ''}`;
}

/** The item whose comments and attributes the offset stands in; null when a statement follows. */
export function itemBelow(tree: SyntaxTree, offset: number): Node | null {
  let holder = tree.root;
  for (let inner: Node | undefined = holder; inner; ) {
    holder = inner;
    inner = holder.children.find((child) => child.start < offset && offset < child.end);
  }
  const next = holder.children.find((child) => child.start > offset && child.kind !== 'attribute_item');
  return next && isItem(next) ? next : null;
}

/** Path of the enclosing item inside its file. */
export function enclosingItemName(node: Node, nameOf: (fn: Node) => string): string {
  const fn = enclosingFunction(node);
  if (fn) return nameOf(fn);
  for (const at of node.ancestors()) if (isItem(at)) return at.child('name')?.text ?? '';
  return '';
}
