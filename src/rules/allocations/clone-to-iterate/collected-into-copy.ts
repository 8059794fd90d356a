import { declaredFor } from '../../../rust/functions/signatures.js';
import { isCollect } from '../../../rust/order/collects.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { argumentsOf, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { areSame } from '../../../rust/types/same-type.js';
import type { Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

const SIEVES = /^(?:filter|skip|take|skip_while|take_while|inspect)$/;

/**
 * `parts.to_vec().into_iter().map(|part| turned(part)).collect()` of one type into the same: the standard library writes the new
 * items over the old ones, and the copy of the list is the list that comes of it.
 */
export function isCollectedIntoCopy(walk: Node, file: RustFile): boolean {
  let at = methodCalledOn(walk);
  while (at && !isCollect(at)) {
    const method = methodOf(at) ?? '';
    if (!SIEVES.test(method) && !(method === 'map' && keepsType(argumentsOf(at)[0], file))) return false;
    at = methodCalledOn(at);
  }
  const into = at && file.typeOf(at);
  return !!at && (!into || /^(?:Vec|_)$/.test(into.name));
}

/** Does a closure give what it takes, as far as the function that it calls declares? */
function keepsType(closure: Node | undefined, file: RustFile): boolean {
  const given = closure?.kind === 'closure_expression' ? valueOfClosure(closure) : undefined;
  const [parameter, more] = closure?.child('parameters')?.children ?? [];
  if (!given || parameter?.kind !== 'identifier' || more) return false;
  return areSame(file.typeOf(given) ?? undefined, takenBy(given, parameter.text, file) ?? undefined);
}

function takenBy(given: Node, name: string, file: RustFile): Type | null {
  if (given.kind !== 'call_expression') return null;
  const item = argumentsOf(given).find((each) => each.text === name);
  return item ? (file.typeOf(item) ?? declaredFor(item, given, file)) : null;
}
