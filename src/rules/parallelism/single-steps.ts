import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import type { Node, SyntaxTree } from '../../rust/tree.js';

const ACCESSES = /^(?:lock|read|write|borrow|borrow_mut|lock_arc|blocking_lock)$/;
const WHOLE = /^(?:replace|take|set|get|swap|into_inner|get_mut|clone)$/;
const OPENS = /^(?:unwrap|expect|unwrap_or_else)$/;

/**
 * Is what a name holds only ever looked at or set in one step, `*name.lock().unwrap() += 1`, so that nothing lies between a
 * look and the change that follows from it? False where it is used nowhere in the file.
 */
export function isUsedInSingleSteps(name: string, tree: SyntaxTree): boolean {
  if (name === '') return false;
  let uses = 0;
  for (const call of tree.root.descendantsOfKind('call_expression')) {
    const method = methodOf(call);
    const receiver = method ? receiverOf(call)! : undefined;
    if (!method || !receiver || lastName(receiver) !== name) continue;
    if (WHOLE.test(method)) {
      uses++;
      continue;
    }
    if (!ACCESSES.test(method) || argumentsOf(call).length > 0 || !isSingleStep(call)) return false;
    uses++;
  }
  return uses > 0;
}

function lastName(place: Node): string | undefined {
  return place.kind === 'field_expression' ? place.child('field')?.text : place.text;
}

/** `*guard` where it stands: the guard ends with the statement. */
function isSingleStep(access: Node): boolean {
  let at = access;
  for (;;) {
    const parent = at.parent!;
    const isOpened =
      parent.kind === 'field_expression' && OPENS.test(parent.child('field')?.text ?? '') && !!parent.parent;
    if (isOpened) at = parent.parent!;
    else if (/^(?:await|parenthesized)_expression$/.test(parent.kind)) at = parent;
    else return parent.kind === 'unary_expression' && parent.text.startsWith('*') && !isHeldOn(parent);
  }
}

/** `let value = &mut *guard;` */
function isHeldOn(dereference: Node): boolean {
  return dereference.parent?.kind === 'reference_expression';
}
