import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { OPENING_OR_FALLBACK } from '../syntax/openings.js';
import { comesFromGuard } from './places.js';
/** The call, macro or literal that an expression is, or is a field of: a value without a name. Null for places. */
export function temporaryBehind(expression) {
  let at = expression;
  while (at?.kind === 'field_expression' || at?.kind === 'parenthesized_expression')
    at = at.kind === 'field_expression' ? at.child('value') : at.children[0];
  return at &&
    /^(call_expression|try_expression|await_expression|macro_call|struct_expression)$/.test(at.kind)
    ? at
    : null;
}
/** Make a value of their own, whatever they are called on. */
const MAKERS =
  /^(collect|to_string|to_vec|to_lowercase|to_uppercase|into_owned|into_iter|concat|build|finish)$/;
/** Does the expression make a value that nobody else owns a part of, as far as types tell? */
export function isMadeHere(expression, known) {
  if (comesFromGuard(expression, known)) return false;
  const found = known.typeOf(expression);
  if (found && (found.refs !== '' || /^(impl|dyn|str|Path|Cow|Iterator|Ref\w*|\w+Guard)$/.test(found.name)))
    return false;
  switch (expression.kind) {
    case 'struct_expression':
      return true;
    case 'macro_call':
      return /^(format|vec)$/.test(expression.macro);
    case 'try_expression':
      return isOpened(expression.children[0], known);
    case 'await_expression':
      return isMadeHere(expression.children[0], known);
  }
  const method = methodOf(expression);
  const receiver = receiverOf(expression);
  if (method && receiver) {
    if (MAKERS.test(method)) return method !== 'build' || isBuilder(receiver, known);
    if (OPENING_OR_FALLBACK.test(method)) return isOpened(receiver, known);
    const made = method === 'map' ? argumentsOf(expression)[0] : undefined;
    if (made?.kind === 'closure_expression' && isMadeByClosure(made, known)) return true;
    return ownsItsContent(found) && known.typeOf(receiver) !== null;
  }
  const path = calledPath(expression);
  return !!path && ownsItsContent(found) && !/(^|::)(Some|Ok|Err)$/.test(path);
}
/** `found?` and `found.unwrap()` move the content out of a name of this function that holds it by value. */
function isOpened(opened, known) {
  if (opened.kind !== 'identifier') return isMadeHere(opened, known);
  const found = known.typeOf(opened);
  return found?.refs === '' && /^(?:Option|Result)$/.test(found.name) && ownsItsContent(found);
}
/** `found.map(|all| all.iter().collect::<Vec<_>>())` */
function isMadeByClosure(closure, known) {
  const body = closure.child('body');
  return !!body && temporaryBehind(body) === body && isMadeHere(body, known);
}
/** `info.build()` may be a getter: a builder is named so, or has been told something. */
function isBuilder(receiver, known) {
  const found = known.typeOf(receiver);
  if (receiver.kind === 'call_expression') return true;
  return /builder/i.test(found?.name ?? receiver.text);
}
function ownsItsContent(found) {
  return !!found && found.args.every((arg) => arg.refs === '') && found.args[0]?.name !== '_';
}
