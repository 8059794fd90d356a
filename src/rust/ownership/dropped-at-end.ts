import { functionCalled } from '../functions/function-called.js';
import { signatureOf } from '../functions/signatures.js';
import type { Known } from '../known.js';
import { argumentsOf, methodOf } from '../syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, withoutAwaitsAndOpenings } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';
import type { Type } from '../types/types.js';

const GUARDS = /^(?:lock|read|write|borrow|borrow_mut|blocking_lock|blocking_read|blocking_write)$/;

/** `state.lock().unwrap()`, `state.read().await`: is the value itself a guard? */
export function isGuardTaken(value: Node): boolean {
  const call = withoutAwaitsAndOpenings(value, OPENING_OR_FALLBACK);
  return GUARDS.test(methodOf(call) ?? '') && argumentsOf(call).length === 0;
}

/**
 * Is what a `let` binds dropped by the end of its block only, and as a value whose `drop` may look at what it was made from? A guard
 * is, and so is what a function returns as `impl Trait`: whatever was lent to it stays lent until then, whether it is used or not.
 */
export function looksBackWhenDropped(declaration: Node, at: Node, known: Known): boolean {
  const value = declaration.kind === 'let_declaration' ? declaration.child('value') : undefined;
  if (!value || declaration.parent?.contains(at) !== true) return false;
  const call = withoutAwaitsAndOpenings(value, OPENING_OR_FALLBACK);
  if (!isGuardTaken(value) && !returnsHidden(call, known) && !isBorrowerWithDrop(value, known)) return false;
  return known
    .localsOf(declaration)
    .some(
      (name) => !known.usesOf(name).some(({ effect, use }) => effect === 'move' && use.node.start < at.start),
    );
}

/** `let view = View::new(&name);` of a `View<'a>` with a `Drop` of its own. */
function isBorrowerWithDrop(value: Node, known: Known): boolean {
  const found = known.typeOf(value);
  return !!found && known.declarations.borrows(found.name) && hasDrop(found, value, known);
}

/** Nothing can be moved out of a type with a `Drop` of its own. */
export function hasDrop({ name }: Type, near: Node, known: Known): boolean {
  if (known.declarations.method(name, 'drop')?.receiver === 'm') return true;
  return near.tree.hasText(/\bDrop\s+for\b/) && near.tree.hasText(new RegExp(`\\bDrop\\s+for\\s+${name}\\b`));
}

/** Does the function called say no more of its result than `impl Trait`, which holds on to all that it was given? */
function returnsHidden(call: Node, known: Known): boolean {
  const returns = call.kind === 'call_expression' ? signatureOf(call, known)?.returns : null;
  if (!returns || !isHidden(returns)) return false;
  return !HOLDS_NOTHING.test(functionCalled(call, known)?.child('return_type')?.text ?? '');
}

function isHidden({ name, args }: Type): boolean {
  return name === 'impl' ? !/^(?:Future|Fn\w*)$/.test(args[0]?.name ?? '') : args.some(isHidden);
}

const HOLDS_NOTHING = /\buse\s*<\s*>|'static\b/;
