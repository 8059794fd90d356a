import { emptyContainer } from '../../../rust/cost/containers.js';
import { goesOverFew } from '../../../rust/order/few.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { runsSideBySide } from '../../../rust/order/parallel.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isReachedAtSomeTurns } from '../of-several-rules/some-turns.js';
import { isEmptyHolder } from './scratch-struct.js';

/** Turns that follow each other: items of a parallel iterator can't share a buffer, and an `Option` has one item. */
export function runsInTurn(loop: Loop, file: RustFile): boolean {
  if (/^(?:for|while|loop)$/.test(loop.word)) return true;
  return (
    /^(?:map|for_each|filter_map|flat_map|filter|any|all|try_for_each|fold|try_fold)$/.test(loop.word) &&
    !runsSideBySide(loop, file)
  );
}

/** `visit(node, &mut Vec::new())` in a loop: room to work in that every turn makes anew. */
export function scratchPerTurn(reference: Node, file: RustFile): Problem | null {
  const loop = enclosingLoop(reference);
  if (!loop || !runsInTurn(loop, file) || !reference.has('mutable_specifier') || !callOfArgument(reference))
    return null;
  // One word for each call is enough.
  const earlier = reference.parent!.children.find((each) => isEmptyLent(each, file));
  if (earlier && earlier !== reference) return null;
  const made = reference.child('value');
  if (!made || !(emptyContainer(made, file.typeOf(made)) || isEmptyHolder(made, file))) return null;
  if (isShortLoop(loop, file) || goesOverFew(loop)) return null;
  if (endsLoop(reference, loop)) return null;
  const sometimes = isReachedAtSomeTurns(reference, loop);
  return {
    at: reference,
    message: `${sometimes ? 'Each turn that gets here' : 'Every turn'} of \`${loop.word}\` hands over an empty ${made.kind === 'struct_expression' ? 'container' : 'buffer'} of its own, which is allocated when it is filled and freed again.`,
    help: 'create it before the loop and `clear()` it at the start of each turn',
    ...(sometimes && { minor: true }),
  };
}

function isEmptyLent(argument: Node, file: RustFile): boolean {
  const made = argument.kind === 'reference_expression' ? argument.child('value') : undefined;
  return !!made && emptyContainer(made, file.typeOf(made)) !== null;
}
