import type { Node } from '../../../rust/syntax/tree.js';

/** Steps out of the copy that it runs in whenever the code around it does. */
const ALWAYS_RUN =
  /^(?:block|expression_statement|try_expression|let_declaration|unsafe_block|field_expression|call_expression|arguments|return_expression)$/;

/**
 * Does whatever was written before get copied, by `sink`, on every way on from there that does not fail by a `?`? A trial, whose
 * content is taken over or thrown away by what came of it, needs a buffer of its own.
 */
export function isCopiedAlways(sink: Node, fills: readonly Node[]): boolean {
  return fills.every((fill) => {
    let at = sink;
    while (at.parent && !at.parent.contains(fill)) {
      at = at.parent;
      if (!ALWAYS_RUN.test(at.kind)) return false;
    }
    return at.parent?.kind === 'block' && !mayLeaveBetween(fill, at);
  });
}

/** `if !fill(&mut trial) { return false; }` */
function mayLeaveBetween(fill: Node, copied: Node): boolean {
  const jumps = copied.parent!.descendantsOfKind(
    'return_expression',
    'break_expression',
    'continue_expression',
  );
  const from = copied.parent!.children.find((statement) => statement.contains(fill))!.start;
  return [...jumps].some((jump) => jump.start >= from && jump.end <= copied.start);
}
