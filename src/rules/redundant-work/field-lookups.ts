import { methodCalledOn, methodOf } from '../../rust/flow.js';
import { lookupsByMethod } from '../../rust/point-lookups.js';
import { attributesOf } from '../../rust/shape.js';
import type { Node } from '../../rust/tree.js';
import type { RustFile } from '../rust-file.js';

/** What these derive needs an order, or shows one. */
const NEEDS_ORDER = /\b(?:Hash|Ord|PartialOrd|Serialize|Deserialize|Encode|Decode|Archive|Borsh\w+)\b/;

/**
 * Is the map or set in a private field only ever asked for single keys? A private field can only be reached from its own file
 * and the modules below it.
 */
export function fieldOnlyLookedUp(field: Node, file: RustFile): boolean {
  const struct = field.parent?.parent;
  const name = field.child('name')?.text;
  if (!name || struct?.kind !== 'struct_item' || field.has('visibility_modifier')) return false;
  if (NEEDS_ORDER.test(attributesOf(struct)) || file.isCold(field)) return false;
  let asked = 0;
  for (const node of field.tree.root.descendantsOfKind(
    'field_expression',
    'field_initializer',
    'shorthand_field_initializer',
    'field_pattern',
    'identifier',
  )) {
    const found = lookupsOf(node, name);
    if (found < 0) return false;
    asked += found;
  }
  return asked > 0;
}

/** Lookups by a node that may speak of the field; negative where it does something else with it. */
function lookupsOf(node: Node, name: string): number {
  switch (node.kind) {
    case 'field_expression': {
      if (node.child('field')?.text !== name) return 0;
      const call = methodCalledOn(node);
      if (!call) return node.field === 'function' ? 0 : -1;
      return lookupsByMethod(methodOf(call)!, call);
    }
    case 'field_initializer':
      return node.child('field')?.text === name && !isEmpty(node.child('value')) ? -1 : 0;
    case 'shorthand_field_initializer':
      return node.text.trim() === name ? -1 : 0;
    case 'field_pattern':
      return node.child('name')?.text === name ? -1 : 0;
    // Tokens of a macro that could not be read.
    default:
      return node.text === name && node.parent?.kind === 'token_tree' ? -1 : 0;
  }
}

function isEmpty(value: Node | undefined): boolean {
  return /(?:^|::)(?:new|default)\(\)$/.test(value?.text.replace(/\s+/g, '') ?? '');
}
