import { type Copy, costOf } from '../../../rust/cost/copies.js';
import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { withBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Functions that turn what they are lent into bytes or text, by crate or by name. */
const SERIALIZES =
  /^(?:\w+::)*(?:serialize\w*|(?:serde_\w+|bincode|postcard|rmp_serde|ciborium|bcs|borsh|toml|ron)::(?:\w+::)*(?:to_\w+|into_writer|encode\w*))$/;

/** `let entry = Entry { update: update.clone() }; serialize(&entry)`: a value that is only made to be written out. */
export function copiedToSerialize(copy: Copy, file: RustFile): Problem | null {
  if (copy.method === 'to_string' || costOf(copy, file) === 'free') return null;
  const made = madeAround(copy.call);
  const name = made && nameOfMade(made);
  if (!made || !name || !isOfRepository(name, file)) return null;
  if (!isLentToSerialize(made) && !isOnlySerialized(made, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} into a \`${name}\` that is only made to be serialized.`,
    help: mayBeMovedOut(copy.source, copy.call, file)
      ? `move ${quoted(copy.source)}: it is not used again`
      : `serialize a \`${name}\` that borrows: a reference or a \`Cow\` is written out as the value itself is`,
  };
}

/** The outermost struct, variant or tuple struct that the copy is a part of. */
function madeAround(copy: Node): Node | null {
  let made: Node | null = null;
  for (let at = copy.parent; at; at = at.parent) {
    if (at.kind === 'struct_expression' || isConstructor(at)) made = at;
    else if (!/^(?:arguments|field_initializer|field_initializer_list)$/.test(at.kind)) return made;
  }
  return made;
}

/** A type that could be given a variant that borrows: declared here, or imported from the same crate. */
export function isOfRepository(name: string | undefined, file: RustFile): boolean {
  if (!name) return false;
  return file.declarations.declares(name) || /^(?:crate|super|self)::/.test(file.imports.resolve(name));
}

function isConstructor(call: Node): boolean {
  return call.kind === 'call_expression' && /^(?:\w+::)*[A-Z]\w*$/.test(calledPath(call) ?? '');
}

/** `Shape` of `shapes::Shape::List(names)`. */
export function nameOfMade(made: Node): string | undefined {
  const path = made.kind === 'struct_expression' ? made.child('name')?.text : calledPath(made);
  return path
    ?.replace(/<.*>/s, '')
    .split('::')
    .filter((word) => /^[A-Z]/.test(word))[0];
}

/** `to_vec(&Entry { .. })`, `writer.write(&to_vec(&Entry(..)))`. */
function isLentToSerialize(value: Node): boolean {
  const reference = withBorrow(value);
  const call = callOfArgument(reference);
  return !!call && SERIALIZES.test(calledPath(call) ?? '');
}

function isOnlySerialized(made: Node, file: RustFile): boolean {
  const declaration = made.parent?.kind === 'let_declaration' ? made.parent : null;
  const [binding] = declaration ? file.localsOf(declaration) : [];
  if (!binding?.whole || binding.mutable || binding.uses.length === 0) return false;
  return file
    .usesOf(binding)
    .every(({ place, method, call, effect }) =>
      method
        ? /^(?:serialize|encode)$/.test(methodOf(call!) ?? '') && argumentsOf(call!).length <= 1
        : effect === 'borrow' && isLentToSerialize(place),
    );
}
