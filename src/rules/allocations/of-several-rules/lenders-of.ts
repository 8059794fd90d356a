import { boundTo } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { placeBehind } from '../../../rust/ownership/only-read.js';
import { comesFromGuard, isPlace, rootOf } from '../../../rust/ownership/places.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** References are followed back through this many names. */
const MAX_LENDERS = 6;

/** The names that the place was lent by, or taken out of. */
export function lendersOf(place: Node, file: RustFile): Binding[] {
  const lenders: Binding[] = [];
  for (let at: Node | undefined = place; at && lenders.length < MAX_LENDERS; ) {
    const root: Node | null = rootOf(placeBehind(at));
    const binding: Binding | undefined = root ? (file.bindingOf(root) ?? undefined) : undefined;
    if (!binding || lenders.includes(binding) || comesFromGuard(at, file)) break;
    lenders.push(binding);
    if (!/^(?:let|match)$/.test(binding.kind)) break;
    const value = boundTo(binding);
    at = value && isLentByParts(value) ? value : undefined;
  }
  return lenders;
}

/** Every call up to the name hands on a reference to a part of what it is called on. */
function isLentByParts(value: Node): boolean {
  for (let at: Node | undefined = value; at && !isPlace(at); ) {
    const method = methodOf(at);
    if (method && !LENDS_PART.test(method)) return false;
    if (!method && !/^(?:try_expression|reference_expression|parenthesized_expression)$/.test(at.kind))
      return false;
    at = receiverOf(at) ?? at.child('value') ?? at.children[0];
  }
  return true;
}

const LENDS_PART =
  /^(?:iter|iter_mut|rev|find|skip|next|nth|filter|enumerate|values|keys|first|last|get|get_mut|pointer|unwrap|expect|as_(?:ref|mut|deref|slice|object|array))$/;
