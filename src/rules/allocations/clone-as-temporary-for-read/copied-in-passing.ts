import { type Copy, costOf } from '../../../rust/cost/copies.js';
import { couldBorrowField } from '../../../rust/functions/passing-struct.js';
import { itemsNamed } from '../../../rust/names/items-by-name.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { calledPath, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import { typeFromNode } from '../../../rust/types/types.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `Row { name: self.name.clone(), cells }.show(out)`: of a struct that borrows all else, and is gone when the call is over. */
export function copiedInPassing(copy: Copy, file: RustFile): Problem | null {
  if (copy.method === 'cloned' || copy.method === 'to_string' || !isPlace(copy.source)) return null;
  if (costOf(copy, file) === 'free') return null;
  const call = callOfArgument(copy.call);
  const value = call && calledPath(call) === 'Some' ? call : copy.call;
  const initializer =
    value.parent?.kind === 'field_initializer' && value.field === 'value' ? value.parent : null;
  const made = initializer?.parent?.parent;
  if (!initializer || made?.kind !== 'struct_expression') return null;
  const field = (initializer.child('field') ?? initializer.child('name'))?.text ?? '';
  const name =
    typeFromNode(made.child('name'))?.name === 'Self'
      ? file.typeOf(made)?.name
      : typeFromNode(made.child('name'))?.name;
  const [struct] = name ? itemsNamed(file.tree, 'struct_item', name) : [];
  if (!struct || !couldBorrowField(struct, field, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} into a \`${name}\`, which borrows other things and is only made in passing: nothing takes the copy out of it.`,
    help: `let \`${field}\` of \`${name}\` be a reference`,
  };
}
