import { literalsIn, withoutLayout } from '../syntax/layout.js';
import { resolveNames } from './resolve-names.js';

const NAMES = ['identifier', 'type_identifier', 'field_identifier', 'shorthand_field_identifier'];
/** Their `name` is given to something that is not local to a function. */
const DEFINING =
  /^(function_item|function_signature_item|struct_item|enum_item|union_item|enum_variant|field_declaration|const_item|static_item|type_item|trait_item|mod_item)$/;
/** The code of an item with a mark for each name, without comments, layout and visibility: who may call it is not what it does. */
export function shapeWithoutNames(item) {
  const names = namesIn(item).map(({ start, end }) => ({ start, end, text: '\0' }));
  const verbatim = [...names, ...literalsIn(item)].sort((a, b) => a.start - b.start);
  return item.kind + withoutLayout(item.tree, startOf(item), item.end, verbatim);
}
/** For two items of one shape. Null where a name stands for a local in one of them that it is not in the other. */
export function namesApart(before, after) {
  const [names, others] = [namesIn(before), namesIn(after)];
  const [bound, otherBound] = [placesOfBindings(before, names), placesOfBindings(after, others)];
  const apart = { given: [], used: [] };
  for (const [at, name] of names.entries()) {
    const other = others[at];
    if (bound[at] !== otherBound[at]) return null;
    if (name.text === other.text) continue;
    // `Point { x }` names a field as well.
    if (bound[at] !== -1 && name.kind !== 'shorthand_field_identifier') continue;
    const gives = name.field === 'name' && DEFINING.test(name.parent?.kind ?? '');
    (gives ? apart.given : apart.used).push([name.text, other.text]);
  }
  return apart;
}
/** What names the items in a tree give, to be asked for again and again. */
export function namesGiven(root) {
  const given = new Set();
  for (const node of root.descendantsOfKind(...NAMES))
    if (node.field === 'name' && DEFINING.test(node.parent?.kind ?? '')) given.add(node.text);
  return given;
}
function namesIn(item) {
  const from = startOf(item);
  return [...item.descendantsOfKind(...NAMES)].filter(({ start }) => start >= from);
}
function startOf(item) {
  return item.ofKind('visibility_modifier')?.end ?? item.start;
}
/** For each name the place of the one that binds it, -1 where it is no local. */
function placesOfBindings(item, names) {
  if (item.kind !== 'function_item') return names.map(() => -1);
  const scopes = resolveNames(item);
  const place = new Map(names.map((node, at) => [node, at]));
  const binders = new Map(scopes.bindings.map((binding) => [binding.node, binding]));
  return names.map((node) => {
    const binding = scopes.bindingAt(node) ?? binders.get(node);
    return binding === undefined ? -1 : (place.get(binding.node) ?? -1);
  });
}
