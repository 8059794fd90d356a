import { functionCalled } from '../functions/function-called.js';
import { signatureOf } from '../functions/signatures.js';
import { argumentsOf, methodOf } from '../syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, withoutAwaitsAndOpenings } from '../syntax/openings.js';

const GUARDS = /^(?:lock|read|write|borrow|borrow_mut|blocking_lock|blocking_read|blocking_write)$/;
/** `state.lock().unwrap()`, `state.read().await`: is the value itself a guard? */
export function isGuardTaken(value) {
  const call = withoutAwaitsAndOpenings(value, OPENING_OR_FALLBACK);
  return GUARDS.test(methodOf(call) ?? '') && argumentsOf(call).length === 0;
}
/**
 * Is what a `let` binds dropped by the end of its block only, and as a value whose `drop` may look at what it was made from? A guard
 * is, and so is what a function returns as `impl Trait`: whatever was lent to it stays lent until then, whether it is used or not.
 */
export function looksBackWhenDropped(declaration, at, known) {
  const value = declaration.kind === 'let_declaration' ? declaration.child('value') : undefined;
  if (!value || declaration.parent?.contains(at) !== true) return false;
  const call = withoutAwaitsAndOpenings(value, OPENING_OR_FALLBACK);
  if (!isGuardTaken(value) && !returnsHidden(call, known)) return false;
  return known
    .localsOf(declaration)
    .some(
      (name) => !known.usesOf(name).some(({ effect, use }) => effect === 'move' && use.node.start < at.start),
    );
}
/** Does the function called say no more of its result than `impl Trait`, which holds on to all that it was given? */
function returnsHidden(call, known) {
  const returns = call.kind === 'call_expression' ? signatureOf(call, known)?.returns : null;
  if (!returns || !isHidden(returns)) return false;
  return !HOLDS_NOTHING.test(functionCalled(call, known)?.child('return_type')?.text ?? '');
}
function isHidden({ name, args }) {
  return name === 'impl' ? !/^(?:Future|Fn\w*)$/.test(args[0]?.name ?? '') : args.some(isHidden);
}
const HOLDS_NOTHING = /\buse\s*<\s*>|'static\b/;
