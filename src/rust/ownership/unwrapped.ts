import { methodCalledOn, methodOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

/** What becomes of a value through `?`, `unwrap()` and `expect()`, and in how many steps. */
export function unwrapped(made: Node): { value: Node; steps: number } {
  let value = made;
  for (let steps = 0; ; steps++) {
    const call = methodCalledOn(value);
    if (value.parent?.kind === 'try_expression') value = value.parent;
    else if (call && OPENS.test(methodOf(call) ?? '')) value = call;
    else return { value, steps };
  }
}

const OPENS = /^(?:unwrap|expect|unwrap_or_default)$/;
