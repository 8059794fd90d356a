import { says } from '../../config/layer.js';
import { valueAt } from '../../config/messages.js';
/** Which files say what stands at a path, strongest first: `.github/perf-checklist.yml:7`; none: it is the default. */
export function originsOf(layers, path) {
  const origins = [];
  const claimed = new Set();
  for (const layer of layers) {
    if (!says(layer, path)) continue;
    const leaves = leavesOf(valueAt(layer.tree, path), path);
    const own = leaves.filter((leaf) => !claimed.has(leaf.join('\n')));
    for (const leaf of own) {
      claimed.add(leaf.join('\n'));
      // A short form has no place for each leaf: then the nearest place around it.
      const origin = `${layer.file}:${layer.document.spanOfKey(leaf).line}`;
      if (!origins.includes(origin)) origins.push(origin);
    }
  }
  return origins;
}
function leavesOf(value, at) {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...at, key]));
  }
  // The short form of an item is its requirement.
  return [at[0] === 'items' && at.length === 2 ? [...at, 'requirement'] : at];
}
