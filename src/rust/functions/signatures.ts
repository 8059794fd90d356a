import type { Known } from '../known.js';
import type { Signature } from '../names/declarations.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isTypeParameter } from '../types/type-parameters.js';
import { methodTarget, type Type } from '../types/types.js';

/** What the repository declares of the function that a call runs, where its type and name tell which. */
export function signatureOf(call: Node, known: Known): Signature | null {
  const method = methodOf(call);
  const [name = '', owner = ''] = (calledPath(call) ?? '').split('::').reverse();
  if (!method) {
    if (/^[A-Z]/.test(owner)) return known.declarations.method(owner, name);
    return owner === '' ? known.declarations.functionInScope(name) : known.declarations.function(name);
  }
  const found = known.typeOf(receiverOf(call));
  return found && known.declarations.method(methodTarget(found).name, method);
}

/** The type that the function called declares for an argument; null when unknown. */
export function declaredFor(argument: Node, call: Node, known: Known): Type | null {
  // `other::sum(list)` may be another crate's.
  if (/(?:^|::)[a-z]\w*::\w+$/.test(calledPath(call) ?? '')) return null;
  const signature = signatureOf(call, known);
  // `Text::push(&mut text, part)`
  const isSelfGiven = methodOf(call) === null && !!signature && signature.receiver !== '';
  return signature?.parameters[argumentsOf(call).indexOf(argument) - (isSelfGiven ? 1 : 0)] ?? null;
}

/** `module.build_info()`: asked for nothing in particular, it lends what is there, whatever work its name speaks of. */
export function isLentGetter(call: Node, known: Known): boolean {
  if (argumentsOf(call).length > 0) return false;
  const returns = methodOf(call) ? signatureOrAgreed(call, known)?.returns : null;
  const given = returns && /^(?:Option|Result)$/.test(returns.name) ? returns.args[0] : returns;
  return given?.refs.startsWith('&') === true;
}

/** As `signatureOf`; for a method of unknown owner, what all that are declared by its name agree on. */
export function signatureOrAgreed(call: Node, known: Known): Pick<Signature, 'receiver' | 'returns'> | null {
  const declared = signatureOf(call, known);
  const method = methodOf(call);
  if (declared || !method) return declared;
  const found = known.typeOf(receiverOf(call));
  const target = found && methodTarget(found);
  const trait = target && /^(?:dyn|impl)$/.test(target.name) ? target.args[0] : undefined;
  if (trait) return known.declarations.method(trait.name, method);
  // What is known to be another crate's has none of these.
  if (target && !isTypeParameter(target, call) && !known.declarations.declares(target.name)) return null;
  return known.declarations.anyMethod(method);
}
