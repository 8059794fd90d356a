import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** At which turns of a loop something in its body runs, in words that fit behind "at". */
export interface Turns {
  words: string;
  /** A `continue` before it may leave it out. */
  minor?: true;
}

export function turnsThatGetTo(call: Node, loop: Loop): Turns {
  const skip = skipBefore(call, loop);
  if (!skip) return { words: `every turn of \`${loop.word}\`` };
  return {
    words: `every turn of \`${loop.word}\` that gets past the \`continue\` on line ${skip.line}`,
    minor: true,
  };
}

/** The last `continue` of the loop among what stands before. */
function skipBefore(call: Node, loop: Loop): Node | undefined {
  return [...loop.body.descendantsOfKind('continue_expression')]
    .filter(
      (skip) => skip.end <= call.start && (skip.has('label') || enclosingLoop(skip)?.node === loop.node),
    )
    .at(-1);
}
