import { emptyContainer } from '../../../rust/cost/containers.js';
import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { type Type, typeFromNode } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** Arrow's builders, one list for each column type: all have `with_capacity` beside `new`. */
const ARROW_BUILDER =
  /^(?:Large)?(?:String|Binary|(?:String|Binary|Primitive|FixedSizeBinary)Dictionary|Boolean|List|FixedSizeBinary|Primitive|GenericByte|GenericString|Decimal\d+|U?Int\d+|Float\d+|Date\d+|Time\w+|Mutable(?:Primitive|Binary|Utf8|Boolean)Array)?Builder$/;

/**
 * The type of the growable container that an expression makes empty, standard or with a `with_capacity` of its own. `declared`
 * is the type written for it.
 */
export function madeEmpty(value: Node | undefined, declared: Type | null, file: RustFile): Type | null {
  const made = emptyContainer(value, declared);
  if (made && file.hasText(new RegExp(`\\bstruct ${made.name}\\b`)))
    return file.declarations.method(made.name, 'with_capacity') ? made : null;
  return made ?? builderWithTwin(value, file);
}

/** So many elements are the start of a list that a loop goes on with. */
const FIRST_FEW = 4;

/** `vec![first]` before a loop that adds the others: a list with room for what is in it. */
export function madeOfFirst(value: Node | undefined): number | null {
  if (value?.kind !== 'macro_call' || value.macro !== 'vec' || value.child('length')) return null;
  const { length } = value.children;
  return length > 0 && length <= FIRST_FEW ? length : null;
}

/** Arrow's `new` gives room for a thousand rows, too much for a few and soon full for many. */
export function startsWithRoom({ name }: Type, file: RustFile): boolean {
  return ARROW_BUILDER.test(name) && !file.declarations.declares(name);
}

/** `T::new()` of a type that also offers `T::with_capacity(n)`. */
function builderWithTwin(value: Node | undefined, file: RustFile): Type | null {
  if (value?.kind !== 'call_expression' || argumentsOf(value).length > 0) return null;
  const target = value.child('function');
  if (target?.kind !== 'scoped_identifier' || !/^(?:new|default)$/.test(target.child('name')?.text ?? ''))
    return null;
  const path = target.child('path');
  const made = typeFromNode(path?.kind === 'bracketed_type' ? path.children[0] : path);
  if (!made || !/^[A-Z]/.test(made.name)) return null;
  const twin = file.declarations.method(made.name, 'with_capacity');
  const isBuilder = ARROW_BUILDER.test(made.name) && made.name !== 'Builder';
  return (twin && twin.receiver === '') || isBuilder ? made : null;
}
