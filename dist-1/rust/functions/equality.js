import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
/** Does the closure compare its item, or a part of it, with something from outside? */
export function isEquality(closure, known, forAll) {
  const body = plainBody(closure.child('body'));
  return !!body && (forAll ? isInequality(body, closure, known) : holdsEquality(body, closure, known));
}
export function plainBody(node) {
  let body = node;
  while (body?.kind === 'parenthesized_expression' || (body?.kind === 'block' && body.children.length === 1))
    body = body.children[0];
  return body;
}
function isInequality(body, own, known) {
  return (
    body.kind === 'binary_expression' &&
    body.child('operator')?.text === '!=' &&
    comparesWithOutside(body.child('left'), body.child('right'), own, known)
  );
}
/** `a == b`, `a.eq(b)`, `Arc::ptr_eq(a, b)`, alone or as one of several conditions. */
export function holdsEquality(body, own, known) {
  if (body.kind === 'binary_expression') {
    const [left, right] = [body.child('left'), body.child('right')];
    const operator = body.child('operator')?.text;
    if (operator === '&&')
      return (
        [left, right].some((side) => holdsEquality(side, own, known)) &&
        ![left, right].some((side) => asksMore(side, own, known))
      );
    return operator === '==' && comparesWithOutside(left, right, own, known);
  }
  if (body.kind !== 'call_expression') return false;
  const [first, second] = argumentsOf(body);
  if (methodOf(body) === 'eq' && first) return comparesWithOutside(receiverOf(body), first, own, known);
  return (
    /\bptr_eq$/.test(calledPath(body) ?? '') &&
    !!first &&
    !!second &&
    comparesWithOutside(first, second, own, known)
  );
}
/** `wanted.is_covered_by(&item.parts)`: a question to both, that no look-up by key answers. */
function asksMore(condition, own, known) {
  if (condition.kind !== 'call_expression' || holdsEquality(condition, own, known)) return false;
  const names = namesIn(condition, known);
  return names.some((name) => own.contains(name)) && names.some((name) => !own.contains(name));
}
/** Is one side about what `own` binds, and the other about something from outside of it alone? */
function comparesWithOutside(one, other, own, known) {
  const inner = [one, other].map((side) => namesIn(side, known).some((name) => own.contains(name)));
  const outer = [one, other].map((side) => namesIn(side, known).some((name) => !own.contains(name)));
  return (inner[0] && !outer[0] && outer[1] && !inner[1]) || (inner[1] && !outer[1] && outer[0] && !inner[0]);
}
/** Where the locals that an expression mentions are bound. */
export function namesIn(expression, known) {
  return [...expression.descendants()].flatMap((node) => {
    const binding = node.kind === 'identifier' || node.kind === 'self' ? known.bindingOf(node) : undefined;
    return binding ? [binding.node] : [];
  });
}
