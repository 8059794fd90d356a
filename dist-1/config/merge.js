/**
 * What two files say together: maps key by key, everything else as the stronger one has it, lists too. An item's short
 * form (`tests: off`) is its `requirement`, so that it leaves the rest of what the weaker file says about the item.
 */
export function mergeTrees(weaker, stronger) {
  return merge(withLongItems(weaker), withLongItems(stronger));
}
function merge(weaker, stronger) {
  if (!isTree(weaker) || !isTree(stronger)) return stronger === undefined ? weaker : stronger;
  const keys = new Set([...Object.keys(weaker), ...Object.keys(stronger)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(weaker[key], stronger[key])]));
}
function withLongItems(tree) {
  if (!isTree(tree) || !isTree(tree.items)) return tree;
  const items = Object.entries(tree.items).map(([id, item]) => [
    id,
    typeof item === 'string' ? { requirement: item } : item,
  ]);
  return { ...tree, items: Object.fromEntries(items) };
}
function isTree(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
