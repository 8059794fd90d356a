import type { Node, SyntaxTree } from './tree.js';

const KNOWN = new WeakMap<SyntaxTree, Map<string, Map<string, Node[]>>>();

/** The items of a kind that a file declares by this name, wherever in it they stand. */
export function itemsNamed(tree: SyntaxTree, kind: string, name: string): readonly Node[] {
  const kinds = KNOWN.get(tree) ?? new Map<string, Map<string, Node[]>>();
  KNOWN.set(tree, kinds);
  let items = kinds.get(kind);
  if (!items) {
    items = new Map();
    for (const item of tree.root.descendantsOfKind(kind)) {
      const word = item.child('name')?.text ?? '';
      const alike = items.get(word);
      if (alike) alike.push(item);
      else items.set(word, [item]);
    }
    kinds.set(kind, items);
  }
  return items.get(name) ?? [];
}
