import type { Known } from '../known.js';
import type { Signature } from '../names/declarations.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isTypeParameter } from '../types/type-parameters.js';
import { methodTarget } from '../types/types.js';
import { signatureOf } from './signatures.js';

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
