import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { methodTarget } from '../types/types.js';
/** What the repository declares of the function that a call runs, where its type and name tell which. */
export function signatureOf(call, known) {
  const method = methodOf(call);
  const [name = '', owner = ''] = (calledPath(call) ?? '').split('::').reverse();
  if (!method)
    return /^[A-Z]/.test(owner) ? known.declarations.method(owner, name) : known.declarations.function(name);
  const found = known.typeOf(receiverOf(call));
  return found && known.declarations.method(methodTarget(found).name, method);
}
/** The type that the function called declares for an argument; null when unknown. */
export function declaredFor(argument, call, known) {
  // `other::sum(list)` may be another crate's.
  if (/(?:^|::)[a-z]\w*::\w+$/.test(calledPath(call) ?? '')) return null;
  const signature = signatureOf(call, known);
  // `Text::push(&mut text, part)`
  const isSelfGiven = methodOf(call) === null && !!signature && signature.receiver !== '';
  return signature?.parameters[argumentsOf(call).indexOf(argument) - (isSelfGiven ? 1 : 0)] ?? null;
}
/** As `signatureOf`; for a method of unknown owner, what all that are declared by its name agree on. */
export function signatureOrAgreed(call, known) {
  const declared = signatureOf(call, known);
  const method = methodOf(call);
  if (declared || !method) return declared;
  const found = known.typeOf(receiverOf(call));
  // What is known to be another crate's has none of these.
  if (found && !known.declarations.declares(methodTarget(found).name)) return null;
  return known.declarations.anyMethod(method);
}
