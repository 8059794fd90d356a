/** What a file of Rust is made of. An expression or an attribute alone is also found in text that is something else. */
const ITEMS = [
  'function_item',
  'function_signature_item',
  'struct_item',
  'enum_item',
  'union_item',
  'trait_item',
  'impl_item',
  'mod_item',
  'foreign_mod_item',
  'const_item',
  'static_item',
  'type_item',
  'use_declaration',
  'extern_crate_declaration',
  'macro_definition',
  'macro_call',
];
/** Did the parser lose its way so early that not one item was read? A file without code has no errors either. */
export function holdsNoRust(tree) {
  if (tree.errors.length === 0) return false;
  for (const _ of tree.root.descendantsOfKind(...ITEMS)) return false;
  return true;
}
