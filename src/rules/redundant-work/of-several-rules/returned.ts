import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** Does a function return what a call in it gave? */
export function isReturned(call: Node, fn: Node): boolean {
  if (isTail(call, fn)) return true;
  for (const at of call.ancestors())
    if (at.kind === 'return_expression' || isNamedThenReturned(at)) return true;
  return false;
}

/** Does the function return a reference that the call gave? Until then nothing else can be asked of what lent it, on no other way either. */
export function isLentOut(call: Node): boolean {
  const fn = enclosingFunction(call);
  return !!fn && /&|'\w/.test(fn.child('return_type')?.text ?? '') && isReturned(call, fn);
}

/** `if m.contains_key(&k) { m.get_mut(&k) } else { .. }` at the end of a function. */
function isTail(call: Node, fn: Node): boolean {
  for (let at = call; at.parent && at !== fn.child('body'); at = at.parent) {
    const { parent } = at;
    if (parent.kind === 'block' ? parent.children.at(-1) !== at : !LEADS_ON.test(parent.kind)) return false;
    if (/^(?:condition|value|pattern)$/.test(at.field ?? '') && /^(?:if|match)_expression$/.test(parent.kind))
      return false;
  }
  return true;
}

const LEADS_ON =
  /^(?:if_expression|else_clause|match_arm|match_block|match_expression|expression_statement|field_expression|call_expression|arguments|reference_expression|try_expression)$/;

/** `let found = m.get_mut(&k).unwrap(); .. return Ok(found);` */
function isNamedThenReturned(at: Node): boolean {
  if (at.kind !== 'let_declaration' || at.parent?.kind !== 'block') return false;
  for (const after of at.parent.descendantsOfKind('return_expression')) if (after.start > at.end) return true;
  return false;
}
