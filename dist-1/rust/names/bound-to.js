import { callOfArgument, receiverOf } from '../syntax/call-syntax.js';
/** What a name was bound to by `let`, `for`, `if let` or `match`; parameters were lent by the caller. */
export function boundTo(binding) {
  if (binding.declaration.kind === 'match_arm') return binding.declaration.parent?.parent?.child('value');
  return /^(let|for|match)$/.test(binding.kind) ? binding.declaration.child('value') : undefined;
}
/** The call that is given the closure of which a name is a parameter: `rows.iter().map(|row| ..)` for `row`. */
export function callOfParameter(binding) {
  if (binding.kind !== 'closure-parameter') return null;
  const closure = [...binding.node.ancestors()].find((at) => at.kind === 'closure_expression');
  return closure ? callOfArgument(closure) : null;
}
/** What a name was bound to, or what the call is asked of that its closure is given to: `rows.iter()` for `row`. */
export function sourceOf(binding) {
  const call = callOfParameter(binding);
  return call ? receiverOf(call) : boundTo(binding);
}
