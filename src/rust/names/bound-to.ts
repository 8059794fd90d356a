import { callOfArgument, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import type { Binding } from './scopes.js';

/** What a name was bound to by `let`, `for`, `if let` or `match`; parameters were lent by the caller. */
export function boundTo(binding: Binding): Node | undefined {
  if (binding.declaration.kind === 'match_arm') return binding.declaration.parent?.parent?.child('value');
  return /^(let|for|match)$/.test(binding.kind) ? binding.declaration.child('value') : undefined;
}

/** The call that is given the closure of which a name is a parameter: `rows.iter().map(|row| ..)` for `row`. */
export function callOfParameter(binding: Binding): Node | null {
  if (binding.kind !== 'closure-parameter') return null;
  const closure = [...binding.node.ancestors()].find((at) => at.kind === 'closure_expression');
  return closure ? callOfArgument(closure) : null;
}

/** What a name was bound to, or what the call is asked of that its closure is given to: `rows.iter()` for `row`. */
export function sourceOf(binding: Binding): Node | undefined {
  const call = callOfParameter(binding);
  return call ? receiverOf(call) : boundTo(binding);
}

/**
 * What a name stands for as a whole, once it is opened: `x` for `v` of `let v = x`, `let Ok(v) = x else ..`, `if let Some(v) = x`, an arm
 * `Ok(v)` of a `match x`, and `x.map(|v| ..)`; undefined for a part of it, and for parameters.
 */
export function openedFor(binding: Binding): Node | undefined {
  if (binding.kind === 'closure-parameter') {
    const call = binding.whole ? callOfParameter(binding) : null;
    return call && OPENS.test(methodOf(call) ?? '') ? receiverOf(call) : undefined;
  }
  if (binding.kind === 'let' && binding.whole) return binding.value;
  const variant = binding.node.parent;
  const isOuter = variant?.kind === 'tuple_struct_pattern' && variant.parent?.kind !== 'tuple_struct_pattern';
  return isOuter && /^(?:Ok|Some)$/.test(variant.child('type')?.text ?? '') ? boundTo(binding) : undefined;
}

/** Hand what is in an `Option` or a `Result` to their closure. */
const OPENS = /^(?:map|map_or|map_or_else|and_then|is_some_and|is_ok_and)$/;

/** Patterns and values of a `let`, part by part where it binds a tuple that is written out: `let (key, mut value) = (id, Vec::new());`. */
export function boundSeparately(declaration: Node): [pattern: Node, value: Node][] {
  const [pattern, value] = [declaration.child('pattern'), declaration.child('value')];
  if (!pattern || !value) return [];
  const isPairwise =
    pattern.kind === 'tuple_pattern' &&
    value.kind === 'tuple_expression' &&
    pattern.children.length === value.children.length;
  if (!isPairwise || pattern.has('remaining_field_pattern')) return [[pattern, value]];
  return pattern.children.map((part, at) => [part, value.children[at]!]);
}
