import type { Node } from '../syntax/tree.js';
import { constantOfNumber } from './std-types.js';
import { referenceTo, type Type, type, typeFromNode, typeOfLiteral } from './types.js';

/** The type of an expression whose words tell it: literals, casts, `u32::MAX`, `Point { .. }`. Null for every other. */
export function toldBySyntax(node: Node): Type | null {
  switch (node.kind) {
    case 'integer_literal':
      return type(/(?:[iu](?:8|16|32|64|128|size))$/.exec(node.text)?.[0] ?? 'i32');
    case 'scoped_identifier':
      return constantOfNumber(node.text);
    case 'float_literal':
      return type('f64');
    case 'boolean_literal':
      return type('bool');
    case 'char_literal':
      return type('char');
    case 'string_literal':
    case 'raw_string_literal':
      return node.text.startsWith('b') ? referenceTo(type('[;]', type('u8'))) : referenceTo(type('str'));
    case 'type_cast_expression':
      return typeFromNode(node.child('type'));
    case 'struct_expression':
      return typeOfLiteral(node.child('name'));
    default:
      return null;
  }
}

/** `T` of `*(handle as *const T)`, as functions that C calls get at what they were handed. */
export function pointeeOfCast(pointer: Node | undefined): Type | null {
  let cast = pointer;
  while (cast?.kind === 'parenthesized_expression') cast = cast.children[0];
  const written = cast?.kind === 'type_cast_expression' ? cast.child('type') : undefined;
  return written?.kind === 'pointer_type' ? typeFromNode(written.child('type')) : null;
}
