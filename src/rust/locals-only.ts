import { methodOf, receiverOf } from './flow.js';
import { hasEffects } from './making.js';
import { MUTATING_METHODS } from './methods.js';
import { type Known, rootOf } from './places.js';
import type { Node } from './tree.js';

/** What was done before an error turns up is forgotten with the locals it was done to. */
export function touchesOnlyLocals(code: Node, known: Known): boolean {
  for (const node of code.descendants()) {
    if (/^(?:macro_invocation|await_expression)$/.test(node.kind)) return false;
    if (node.kind === 'macro_call' && !/^(?:format|vec|matches|debug_assert\w*)$/.test(node.macro))
      return false;
    if (node.kind === 'reference_expression' && node.has('mutable_specifier')) return false;
    const written = /^(?:assignment_expression|compound_assignment_expr)$/.test(node.kind)
      ? node.child('left')
      : MUTATING_METHODS.has(methodOf(node) ?? '')
        ? receiverOf(node)
        : undefined;
    if (written && !isOwnLocal(written, known)) return false;
    if (node.kind === 'call_expression' && !written && hasEffects(node)) return false;
  }
  return true;
}

function isOwnLocal(place: Node, known: Known): boolean {
  const root = rootOf(place);
  const binding = root ? known.bindingOf(root) : undefined;
  return !!binding && /^(?:let|for|match|closure-parameter)$/.test(binding.kind);
}
