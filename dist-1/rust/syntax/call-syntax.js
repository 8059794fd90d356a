/** The call that `node` is a direct argument of. */
export function callOfArgument(node) {
  const call = node.parent?.kind === 'arguments' ? node.parent.parent : null;
  return call?.kind === 'call_expression' ? call : null;
}
/** The macro that `node` is a direct argument of. */
export function macroOfArgument(node) {
  const macro = node.parent?.kind === 'arguments' ? node.parent.parent : null;
  return macro?.kind === 'macro_call' ? macro : null;
}
/** Name of the method that a call expression calls, or null for a call of a function. */
export function methodOf(call) {
  const target = calledTarget(call);
  return target?.kind === 'field_expression' ? (target.child('field')?.text ?? null) : null;
}
/** The call of a method on a value, `x.len()` for `x`; null for any other use of it. */
export function methodCalledOn(value) {
  const field = value.parent?.kind === 'field_expression' && value.field === 'value' ? value.parent : null;
  const holder = field?.parent?.kind === 'generic_function' ? field.parent : field;
  return holder?.field === 'function' && holder.parent?.kind === 'call_expression' ? holder.parent : null;
}
/** Name of the method that is called on a value, `len` of `x.len()` for `x`; '' where none is. */
export function nextMethod(value) {
  const call = methodCalledOn(value);
  return (call && methodOf(call)) ?? '';
}
/** Receiver of a method call. */
export function receiverOf(call) {
  const target = calledTarget(call);
  return target?.kind === 'field_expression' ? target.child('value') : undefined;
}
/** What is called, without turbofish. */
export function calledTarget(call) {
  if (call.kind !== 'call_expression') return undefined;
  const target = call.child('function');
  return target?.kind === 'generic_function' ? target.child('function') : target;
}
/** Path of the function called, `String::from` or `foo`; null for a method call. */
export function calledPath(call) {
  const target = calledTarget(call);
  if (target?.kind === 'identifier') return target.text;
  return target?.kind === 'scoped_identifier' ? target.text.replace(/\s+/g, '') : null;
}
/** Name of what is called: the method, or the function without its path; '' where it has none. */
export function calleeName(call) {
  return methodOf(call) ?? calledPath(call)?.split('::').at(-1) ?? '';
}
export function argumentsOf(call) {
  const given = call.child('arguments');
  if (!given?.has('attribute_item')) return given?.children ?? [];
  return given.children.filter((child) => child.kind !== 'attribute_item');
}
/** Line of the name of the method that is called: its chain may start lines above. */
export function lineOfName(call) {
  return (calledTarget(call)?.child('field') ?? call).line;
}
/** The function, or the constant's initialiser, that holds `node`. */
export function enclosingFunction(node) {
  for (let at = node; at; at = at.parent) if (at.kind === 'function_item') return at;
  return null;
}
