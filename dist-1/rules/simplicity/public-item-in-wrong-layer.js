import { isExported } from '../../rust/functions/api.js';
import { WARN_UNLESS_COLD } from '../rule.js';
export const rule = {
  id: 'public-item-in-wrong-layer',
  item: 'simplicity',
  summary: 'a public item of a low layer that is made of what a higher one declares',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: [
    'struct_item',
    'enum_item',
    'union_item',
    'type_item',
    'trait_item',
    'function_item',
    'const_item',
    'static_item',
  ],
  needs: /\bpub\b/,
  check(node, file) {
    const own = file.layers.of(file.path);
    if (own === null || !isExported(node)) return null;
    for (const name of typesNamedBy(node)) {
      const above = layerAbove(name.text, own, file);
      if (above) return { at: name, ...words(node, name.text, own, above, file) };
    }
    return null;
  },
};
/** Names of types in a declaration: in its fields, variants, parameters, bounds and what it returns, not in a body. */
function* typesNamedBy(item) {
  const body = item.kind === 'function_item' ? item.child('body') : item.child('value');
  const parameters = new Set(
    item.child('type_parameters')?.children.map((each) => each.child('name')?.text ?? each.text),
  );
  const self = item.child('name');
  for (const name of item.descendantsOfKind('type_identifier'))
    if (name !== self && !body?.contains(name) && !parameters.has(name.text)) yield name;
}
/** Where a type of that name is declared, if that can only be in a higher layer. */
function layerAbove(name, own, file) {
  const places = file.declarations.declaredIn(name).map((path) => ({ path, height: file.layers.of(path) }));
  const higher = places.flatMap(({ path, height }) =>
    height !== null && height > own ? [{ path, height }] : [],
  );
  return higher.length === places.length ? (higher[0] ?? null) : null;
}
function words(item, type, own, { height, path }, file) {
  const name = item.child('name')?.text ?? 'It';
  const [low, high] = [file.layers.pattern(own), file.layers.pattern(height)];
  return {
    message: `\`${name}\` of the layer \`${low}\` is made of \`${type}\`, which \`${high}\` above it declares (${path}): neither can be tested, reused or made faster without the other.`,
    help: `move \`${name}\` up, or declare in its own layer the part of \`${type}\` that it needs`,
  };
}
