import { type Loop, receiverOf } from './flow.js';
import type { Node } from './tree.js';
import { methodTarget, type Type } from './types.js';

/** Is a loop as short as it was written: over a literal, a constant, an array, or between literal bounds? */
export function isShortLoop(loop: Loop, typeOf: (node: Node | undefined) => Type | null): boolean {
  const source = loop.node.kind === 'for_expression' ? loop.node.child('value') : receiverOf(loop.node);
  if (!source) return false;
  const base = baseOf(source);
  if (base.kind === 'array_expression' || /^(?:\w+::)*[A-Z][A-Z0-9_]*$/.test(base.text)) return true;
  if (base.kind === 'range_expression')
    return (
      base.children.length > 1 &&
      base.children.every((bound) => /^(?:\d\w*|[A-Z][A-Z0-9_]*)$/.test(bound.text))
    );
  const found = typeOf(base);
  return !!found && ['[;]', 'Option'].includes(methodTarget(found).name);
}

/** What a chain of calls, borrows and brackets starts from. */
function baseOf(source: Node): Node {
  for (let at = source; ; ) {
    const inner =
      at.kind === 'call_expression'
        ? receiverOf(at)
        : at.kind === 'reference_expression'
          ? at.child('value')
          : at.kind === 'parenthesized_expression'
            ? at.children[0]
            : undefined;
    if (!inner) return at;
    at = inner;
  }
}
