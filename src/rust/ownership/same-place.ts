import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { CLONING_METHODS } from '../types/methods.js';

/** Text without layout, so that the same place written twice compares equal. */
export function spelling(node: Node): string {
  return /\s/.test(node.text) ? node.text.replace(/\s+/g, '') : node.text;
}

/** What a key is about, however it is handed over: `&id`, `id.clone()` and `id` are one key. */
export function keySpelling(node: Node): string {
  return spelling(keySource(node));
}

/** `id` of `&id.clone()`. */
export function keySource(node: Node): Node {
  let at = node;
  for (;;) {
    const method = methodOf(at);
    if (at.kind === 'reference_expression') at = at.child('value')!;
    else if (
      at.kind === 'parenthesized_expression' ||
      (at.kind === 'unary_expression' && at.text.startsWith('*'))
    )
      at = at.children[0]!;
    else if (
      method &&
      argumentsOf(at).length === 0 &&
      (CLONING_METHODS.has(method) || /^(?:as_ref|as_str|into|borrow)$/.test(method))
    ) {
      at = receiverOf(at)!;
    } else if (COUNTS.test(calledPath(at) ?? '') && argumentsOf(at).length === 1) at = argumentsOf(at)[0]!;
    else return at;
  }
}

/** `Arc::clone(&id)` is the same key once more, for the price of a counter. */
const COUNTS = /^(?:\w+::)*(?:Arc|Rc)::clone$/;

/** Is an owned key made on the spot, which a lookup by reference would have spared? */
export function isKeyBuilt(node: Node): boolean {
  const method = methodOf(node);
  return (
    (!!method && (CLONING_METHODS.has(method) || method === 'into')) ||
    node.kind === 'macro_call' ||
    /::from$/.test(node.child('function')?.text ?? '')
  );
}
