import { enclosingLoop, enclosingLoops } from '../../../rust/order/loops.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/**
 * `while let Some(part) = waiting.remove(&next) { next += 1; .. }` beside what fills it: what comes too early waits until its turn, and
 * of that there is little. Asked of the calls on one map.
 */
export function isReorderBuffer(calls: readonly Node[]): boolean {
  return calls.some((call) => isTakenByCounter(call) && isFilledMeanwhile(call, calls));
}

function isTakenByCounter(call: Node): boolean {
  if (!/^remove(?:_entry)?$/.test(methodOf(call) ?? '')) return false;
  const key = argumentsOf(call)[0];
  const scope = enclosingLoop(call)?.node ?? enclosingFunction(call);
  return !!key && !!scope && goesUp(withoutBorrow(key).text, scope);
}

/** `next += 1`, `self.next = self.next.wrapping_add(1)`. */
function goesUp(counter: string, scope: Node): boolean {
  for (const step of scope.descendantsOfKind('compound_assignment_expr', 'assignment_expression')) {
    if (step.child('left')?.text !== counter) continue;
    if (step.child('operator')?.text === '+=') return step.child('right')?.text === '1';
    const next = step.child('right')?.text.replace(/\s+/g, '') ?? '';
    if (next === `${counter}+1` || /^\w+_add\(1\)$/.test(next.replace(`${counter}.`, ''))) return true;
  }
  return false;
}

/** A map that is full before the first is taken holds them all; a field is filled by one call and emptied by the next. */
function isFilledMeanwhile(taken: Node, calls: readonly Node[]): boolean {
  if (receiverOf(taken)?.kind === 'field_expression') return true;
  const loops = enclosingLoops(taken);
  return calls.some((call) => methodOf(call) === 'insert' && loops.some((loop) => loop.node.contains(call)));
}
