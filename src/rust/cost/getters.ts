import { isLeftOutOfReleases } from '../functions/debug-only.js';
import { functionCalledByName } from '../functions/function-called.js';
import { attributesOf } from '../functions/shape.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { isArithmetic, WORKS } from './trifle.js';

/** Getters of getters of getters are no longer clearly at hand. */
const MAX_DEPTH = 3;

const GETTERS = new NodeMemo<boolean>();

/** Does a body only give a field, or one of several, itself or by getters of its own type? What debug builds alone do doesn't count. */
export function isGetter(body: Node, depth = 0): boolean {
  return GETTERS.of(body, () => {
    for (const at of body.descendantsOfKind(...WORKS))
      if (!isAtHand(at, depth) && !isForDebug(at, body)) return false;
    return true;
  });
}

function isAtHand(work: Node, depth: number): boolean {
  if (/^macro_/.test(work.kind)) return /^(?:cfg|matches|debug_assert\w*)!/.test(work.text);
  if (work.kind !== 'call_expression') return false;
  return isArithmetic(work) || readsFieldOfLent(work) || looksThrough(work) || isOwnGetter(work, depth);
}

/** `cache()` of `self.tree.cache().bytes`. */
function readsFieldOfLent(call: Node): boolean {
  const field = call.parent;
  return (
    methodOf(call) !== null &&
    argumentsOf(call).length === 0 &&
    field?.kind === 'field_expression' &&
    field.field !== 'function' &&
    /^self\b[\w.\s]*$/.test(receiverOf(call)!.text)
  );
}

/** `self.rows.deref()`, `self.name.as_str()` */
function looksThrough(call: Node): boolean {
  return (
    /^(?:deref|deref_mut|as_ref|as_mut|as_deref|as_str|as_slice|as_path|as_bytes)$/.test(
      methodOf(call) ?? '',
    ) &&
    argumentsOf(call).length === 0 &&
    /^self\b[\w.\s]*$/.test(receiverOf(call)!.text)
  );
}

/** `self.rows()`, where that is a getter, too. */
function isOwnGetter(call: Node, depth: number): boolean {
  if (depth >= MAX_DEPTH || receiverOf(call)?.kind !== 'self' || argumentsOf(call).length > 0) return false;
  const body = functionCalledByName(call)?.child('body');
  return !!body && isGetter(body, depth + 1);
}

/** In a statement that releases leave out. */
function isForDebug(work: Node, body: Node): boolean {
  for (const at of work.ancestors()) {
    if (at === body) return false;
    if (at.parent?.kind === 'block' && isLeftOutOfReleases(attributesOf(at))) return true;
  }
  return false;
}
