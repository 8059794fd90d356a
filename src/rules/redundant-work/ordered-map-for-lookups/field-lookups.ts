import { attributesOf } from '../../../rust/functions/shape.js';
import { lookupsByMethod } from '../../../rust/ownership/point-lookups.js';
import { methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import { TreeMemo } from '../../../rust/syntax/memo.js';
import type { Node, SyntaxTree } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

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
  return (lookupsIn(field.tree).get(name) ?? 0) > 0;
}

/** The methods called on fields of this name anywhere in the file. */
export function callsOnFields(tree: SyntaxTree, name: string): Node[] {
  return [...tree.root.descendantsOfKind('field_expression')]
    .filter((field) => field.child('field')?.text === name)
    .flatMap((field) => methodCalledOn(field) ?? []);
}

const LOOKUPS = new TreeMemo<Map<string, number>>();

const USES = [
  'field_expression',
  'field_initializer',
  'shorthand_field_initializer',
  'field_pattern',
  'identifier',
];

/** Lookups in fields of each name, over the whole file: the tree is walked once. Below nothing where one use is another. */
function lookupsIn(tree: SyntaxTree): Map<string, number> {
  const known = LOOKUPS.get(tree);
  if (known) return known;
  const lookups = new Map<string, number>();
  for (const node of tree.root.descendantsOfKind(...USES)) {
    const use = useOf(node);
    if (!use || use.lookups === 0) continue;
    lookups.set(use.name, use.lookups + (lookups.get(use.name) ?? 0));
  }
  LOOKUPS.set(tree, lookups);
  return lookups;
}

/** One such use outweighs all lookups. */
const NOT_A_LOOKUP = Number.NEGATIVE_INFINITY;

function useOf(node: Node): { name: string; lookups: number } | null {
  switch (node.kind) {
    case 'field_expression': {
      const name = node.child('field')?.text ?? '';
      const call = methodCalledOn(node);
      if (!call) return node.field === 'function' ? null : { name, lookups: NOT_A_LOOKUP };
      const found = lookupsByMethod(methodOf(call)!, call);
      return { name, lookups: found < 0 ? NOT_A_LOOKUP : found };
    }
    case 'field_initializer': {
      const name = node.child('field')?.text ?? '';
      return isEmpty(node.child('value')) ? null : { name, lookups: NOT_A_LOOKUP };
    }
    case 'shorthand_field_initializer':
      return { name: node.text.trim(), lookups: NOT_A_LOOKUP };
    case 'field_pattern':
      return { name: node.child('name')?.text ?? '', lookups: NOT_A_LOOKUP };
    // Tokens of a macro that could not be read.
    default:
      return node.parent?.kind === 'token_tree' ? { name: node.text, lookups: NOT_A_LOOKUP } : null;
  }
}

function isEmpty(value: Node | undefined): boolean {
  return /(?:^|::)(?:new|default)\(\)$/.test(value?.text.replace(/\s+/g, '') ?? '');
}
