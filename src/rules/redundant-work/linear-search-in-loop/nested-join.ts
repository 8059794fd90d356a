import { holdsEquality, namesIn } from '../../../rust/functions/equality.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
import { onlyStep } from '../../../rust/order/only-step.js';
import type { Walk } from '../../../rust/order/walks.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSequence, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { lineOf, mayBeLong, repeating, WALKS } from './long-lists.js';
import { comparesFloats } from './what-is-asked.js';

/** `for b in &bs { if b.id == a.id { .. } }` and nothing else, inside a loop over the `a`. */
export function nestedJoin({ node: inner, source, body }: Walk, file: RustFile): Problem | null {
  const only = onlyStep(body);
  const condition =
    only?.kind === 'if_expression' && !only.child('alternative') ? only.child('condition') : null;
  const list = listOf(source);
  if (!condition || !isPlace(list) || !holdsEquality(condition, inner, file)) return null;
  const found = file.typeOf(list);
  if (!found || !isSequence(methodTarget(found)) || !mayBeLong(list, file)) return null;
  const root = rootOf(list);
  const held = root && file.bindingOf(root);
  const loop = held && repeating(enclosingLoops(inner), inner, held.node, namesIn(condition, file), file);
  if (!loop) return null;
  return {
    at: inner,
    until: condition,
    message: `All of \`${spelling(list)}\` is gone through to find what equals the item of \`${loop.word}\`${lineOf(loop, inner)}: the work grows with the product of both lengths.`,
    help: comparesFloats(condition, file)
      ? `sort \`${spelling(list)}\` by that key (\`total_cmp\`) before the outer loop, and search it by halves`
      : `build a map of \`${spelling(list)}\` by that key before the outer loop and ask it`,
  };
}

function listOf(source: Node): Node {
  if (source.kind === 'reference_expression') return source.child('value')!;
  return WALKS.test(methodOf(source) ?? '') ? receiverOf(source)! : source;
}
