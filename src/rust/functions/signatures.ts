import type { Declarations, Signature } from '../names/declarations.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isStandardPath } from '../types/std-functions.js';
import { methodTarget, type Type } from '../types/types.js';

/** As much of a file as says what is declared. */
export interface Declared {
  typeOf(expression: Node | undefined): Type | null;
  readonly declarations: Declarations;
}

/** What the repository declares of the function that a call runs, where its type and name tell which. */
export function signatureOf(call: Node, known: Declared): Signature | null {
  const method = methodOf(call);
  const [name = '', owner = ''] = (calledPath(call) ?? '').split('::').reverse();
  if (!method) {
    if (/^[A-Z]/.test(owner)) return known.declarations.method(owner, name);
    if (owner === '') return known.declarations.functionInScope(name);
    return isStandardPath(calledPath(call)!) ? null : known.declarations.function(name);
  }
  const found = known.typeOf(receiverOf(call));
  return found && known.declarations.method(methodTarget(found).name, method);
}

/** The type that the function called declares for an argument; null when unknown. */
export function declaredFor(argument: Node, call: Node, known: Declared): Type | null {
  // `other::sum(list)` may be another crate's.
  if (/(?:^|::)[a-z]\w*::\w+$/.test(calledPath(call) ?? '')) return null;
  const signature = signatureOf(call, known);
  // `Text::push(&mut text, part)`
  const isSelfGiven = methodOf(call) === null && !!signature && signature.receiver !== '';
  return signature?.parameters[argumentsOf(call).indexOf(argument) - (isSelfGiven ? 1 : 0)] ?? null;
}
