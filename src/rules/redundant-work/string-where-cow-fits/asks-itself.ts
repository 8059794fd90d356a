import { isPlace } from '../../../rust/ownership/places.js';
import { argumentsOf, calleeName } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** `shorten(&format!("{text}."), n - 1)` within `shorten`: what is made on the way is gone when it returns. */
export function asksItselfWithTemporary(fn: Node, body: Node): boolean {
  for (const call of body.descendantsOfKind('call_expression')) {
    if (calleeName(call) !== fn.child('name')!.text) continue;
    const lent = argumentsOf(call).filter((each) => each.kind === 'reference_expression');
    if (lent.some((each) => !isPlace(each.child('value')!))) return true;
  }
  return false;
}
