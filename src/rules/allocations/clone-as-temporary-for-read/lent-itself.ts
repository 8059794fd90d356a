import type { Copy } from '../../../rust/cost/copies.js';
import { isGuardTaken } from '../../../rust/ownership/dropped-at-end.js';
import { callOfArgument, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSet } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** A guard is not what it guards: who takes any type would get the guard. */
export function lentItself({ source }: Copy): string {
  return isGuardTaken(source)
    ? `lend what is behind the guard, \`&*${source.text.replace(/\s+/g, '')}\``
    : `lend ${quoted(source)} itself`;
}

/** `kinds.contains(&kind.as_str().to_owned())`: a list of Strings can't be asked for a `str`, a set can. */
export function isSearchedFor(reference: Node, file: RustFile): boolean {
  const call = callOfArgument(reference);
  if (!call || methodOf(call) !== 'contains') return false;
  const found = file.typeOf(receiverOf(call));
  return !found || !isSet(found);
}
