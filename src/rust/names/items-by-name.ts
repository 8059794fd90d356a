import { TreeMemo } from '../syntax/memo.js';
import type { Node, SyntaxTree } from '../syntax/tree.js';

type ByName = ReadonlyMap<string, readonly Node[]>;

const KNOWN = new TreeMemo<Map<string, ByName>>();

/** What a file declares of one kind, wherever in it that stands, by name and in the file's order. The file is walked once for a kind. */
export function itemsByName(tree: SyntaxTree, kind: string): ByName {
  const kinds = KNOWN.of(tree, () => new Map());
  const known = kinds.get(kind);
  if (known) return known;
  const items = new Map<string, Node[]>();
  for (const item of tree.root.descendantsOfKind(kind)) {
    const name = item.child('name')?.text ?? '';
    const alike = items.get(name);
    if (alike) alike.push(item);
    else items.set(name, [item]);
  }
  kinds.set(kind, items);
  return items;
}

export function itemsNamed(tree: SyntaxTree, kind: string, name: string): readonly Node[] {
  return itemsByName(tree, kind).get(name) ?? [];
}

/** The functions of a file, those of its types and tests too. */
export function functionsNamed(tree: SyntaxTree, name: string): readonly Node[] {
  return itemsNamed(tree, 'function_item', name);
}
