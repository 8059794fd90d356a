import { TreeMemo } from '../syntax/memo.js';

const KNOWN = new TreeMemo();
/** What a file declares of one kind, wherever in it that stands, by name and in the file's order. The file is walked once for a kind. */
export function itemsByName(tree, kind) {
  const kinds = KNOWN.of(tree, () => new Map());
  const known = kinds.get(kind);
  if (known) return known;
  const items = new Map();
  for (const item of tree.root.descendantsOfKind(kind)) {
    const name = item.child('name')?.text ?? '';
    const alike = items.get(name);
    if (alike) alike.push(item);
    else items.set(name, [item]);
  }
  kinds.set(kind, items);
  return items;
}
export function itemsNamed(tree, kind, name) {
  return itemsByName(tree, kind).get(name) ?? [];
}
/** The functions of a file, those of its types and tests too. */
export function functionsNamed(tree, name) {
  return itemsNamed(tree, 'function_item', name);
}
