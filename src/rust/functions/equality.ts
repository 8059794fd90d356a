import type { Known } from '../known.js';
import { valueOfClosure } from '../order/given-value.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

/** Does the closure compare its item, or a part of it, with something from outside? */
export function isEquality(closure: Node, known: Known, forAll: boolean): boolean {
  const body = valueOfClosure(closure);
  return !!body && (forAll ? isInequality(body, closure, known) : holdsEquality(body, closure, known));
}

function isInequality(body: Node, own: Node, known: Known): boolean {
  return (
    body.kind === 'binary_expression' &&
    body.child('operator')?.text === '!=' &&
    comparesWithOutside(body.child('left')!, body.child('right')!, own, known)
  );
}

/** `a == b`, `a.eq(b)`, `Arc::ptr_eq(a, b)`, alone or as one of several conditions. */
export function holdsEquality(body: Node, own: Node, known: Known): boolean {
  if (body.kind === 'binary_expression') {
    const [left, right] = [body.child('left')!, body.child('right')!];
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
  if (methodOf(body) === 'eq' && first) return comparesWithOutside(receiverOf(body)!, first, own, known);
  return (
    /\bptr_eq$/.test(calledPath(body) ?? '') &&
    !!first &&
    !!second &&
    comparesWithOutside(first, second, own, known)
  );
}

/** `wanted.is_covered_by(&item.parts)`: a question to both, that no look-up by key answers. */
function asksMore(condition: Node, own: Node, known: Known): boolean {
  if (condition.kind !== 'call_expression' || holdsEquality(condition, own, known)) return false;
  const names = namesIn(condition, known);
  return names.some((name) => own.contains(name)) && names.some((name) => !own.contains(name));
}

/** Is one side about what `own` binds, and the other about something from outside of it alone? */
function comparesWithOutside(one: Node, other: Node, own: Node, known: Known): boolean {
  const inner = [one, other].map((side) => namesIn(side, known).some((name) => own.contains(name)));
  const outer = [one, other].map((side) => namesIn(side, known).some((name) => !own.contains(name)));
  return (
    (inner[0]! && !outer[0]! && outer[1]! && !inner[1]!) ||
    (inner[1]! && !outer[1]! && outer[0]! && !inner[0]!)
  );
}

/** Where the locals that an expression mentions are bound. */
export function namesIn(expression: Node, known: Known): Node[] {
  return [...expression.descendants()].flatMap((node) => {
    const binding = node.kind === 'identifier' || node.kind === 'self' ? known.bindingOf(node) : undefined;
    return binding ? [binding.node] : [];
  });
}
