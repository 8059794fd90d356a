import type { Known } from '../known.js';
import type { Node } from '../syntax/tree.js';
import { isWrittenWithLifetime } from '../types/holds-reference.js';
import { KNOWN_OWNERS, type Type } from '../types/types.js';

/** Names of types that mostly hold on to what they were made from. */
const BORROWING_NAMES =
  /(Iter|Ref|Mut|Guard|Lock|Cursor|View|Reader|Writer|Parser|Lexer|Visitor|Walker|Drain|Chars|Split|Lines|Cow|Entry|Lookup|Provider|Context|Tx|Transaction|Scope|Slice)$|^(dyn|impl|fn|Self::\w+|Iterator|Peekable|_|\[\]|str)$/;

/** Is the type one that owns all that it holds: a list of plain structs, say? */
export function holdsNoReference(found: Type, near: Node, known: Known): boolean {
  if (ownsEverything(found, known) || isPlainStruct(found, near)) return true;
  if (found.refs !== '' || found.args.length === 0) return false;
  if (!KNOWN_OWNERS.has(found.name) && !/^(?:Option|Result|\(\))$/.test(found.name)) return false;
  return found.args.every((arg) => arg.name !== '_' && holdsNoReference(arg, near, known));
}

/** A type of some crate that is never written with a lifetime here, and is not named like one that borrows. */
export function isPlainStruct(found: Type, near: Node): boolean {
  if (found.refs !== '' || BORROWING_NAMES.test(found.name) || !/^[A-Z]\w\w+$/.test(found.name)) return false;
  if (found.args.length > 0) return false;
  return !isWrittenWithLifetime(found, near);
}

/** `Vec<_>`, which may be a list of references. */
export function isOfUnknownItems({ name, args }: Type): boolean {
  return args.some((item) => item.name === '_') || (args.length === 0 && /^Vec/.test(name));
}

export function ownsEverything(found: Type, known: Known): boolean {
  // A pointer owns as little as a reference.
  if (found.refs !== '' || found.name === '*') return false;
  if (found.args.some((arg) => arg.name !== '_' && !ownsEverything(arg, known))) return false;
  return (
    KNOWN_OWNERS.has(found.name) || /^(Option|Result|\(\))$/.test(found.name) || isCopyOfItsOwn(found, known)
  );
}

/** A struct of references may be `Copy` as well. */
function isCopyOfItsOwn(found: Type, known: Known): boolean {
  return known.isCopy(found) === true && !known.declarations.borrows(found.name);
}
