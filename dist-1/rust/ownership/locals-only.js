import { hasEffects } from '../cost/effects.js';
import { signatureOf } from '../functions/signatures.js';
import { isMutableBorrow } from '../syntax/borrow-syntax.js';
import { methodOf, receiverOf } from '../syntax/call-syntax.js';
import { MUTATING_METHODS, READING_METHODS } from '../types/methods.js';
import { isPlace, rootOf } from './places.js';
/** What was done before an error turns up is forgotten with the locals it was done to. */
export function touchesOnlyLocals(code, known) {
  for (const node of code.descendants()) {
    if (/^(?:macro_invocation|await_expression)$/.test(node.kind)) return false;
    if (node.kind === 'macro_call' && !/^(?:format|vec|matches|debug_assert\w*)$/.test(node.macro))
      return false;
    if (isMutableBorrow(node)) return false;
    const written = /^(?:assignment_expression|compound_assignment_expr)$/.test(node.kind)
      ? node.child('left')
      : MUTATING_METHODS.has(methodOf(node) ?? '')
        ? receiverOf(node)
        : undefined;
    if (written && !isOwnLocal(written, known)) return false;
    if (isDoneForItsEffect(node) && !written) return false;
    if (node.kind === 'call_expression' && !written && (hasEffects(node) || mayWriteToCaller(node, known)))
      return false;
  }
  return true;
}
/** `region.bitmap().replace(next);`: nobody takes what it gives. */
function isDoneForItsEffect({ kind, parent }) {
  return kind === 'call_expression' && parent?.kind === 'expression_statement' && parent.text.endsWith(';');
}
/** A method of unknown kind on what the caller lent mutably. */
function mayWriteToCaller(call, known) {
  const method = methodOf(call);
  const place = method ? receiverOf(call) : undefined;
  if (!method || !place || !isPlace(place) || READING_METHODS.has(method)) return false;
  const root = rootOf(place);
  const binding = root ? known.bindingOf(root) : undefined;
  if (!binding || !/^(?:parameter|self)$/.test(binding.kind)) return false;
  const declared = signatureOf(call, known)?.receiver;
  if (declared) return declared !== '&';
  return /^&\s*(?:'\w+\s+)?mut\b/.test(binding.typeNode?.text ?? binding.declaration.text);
}
function isOwnLocal(place, known) {
  const root = rootOf(place);
  const binding = root ? known.bindingOf(root) : undefined;
  return !!binding && /^(?:let|for|match|closure-parameter)$/.test(binding.kind);
}
