import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import { isPlace, statementOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** From a place outside to a list of one's own, item by item as they are. */
const COPIES = /^(?:to_vec|clone|to_owned|iter|into_iter|keys|values|cloned|copied|collect)$/;

/** `let mut sorted = scores.to_vec(); sorted.sort_unstable();` in a loop that leaves `scores` as it is: the same order each time. */
export function sortedCopyPerTurn(sort: Node, file: RustFile): Problem | null {
  const list = receiverOf(sort)!;
  const loop = enclosingLoop(sort);
  const binding = loop && list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (
    !loop ||
    binding?.kind !== 'let' ||
    !binding.whole ||
    !binding.value ||
    !loop.body.contains(binding.node)
  )
    return null;
  const source = copiedFrom(binding.value);
  if (
    !source ||
    mentionsBindingOf(loop.node, source, file) ||
    argumentsOf(sort).some((each) => mentionsBindingOf(loop.node, each, file))
  )
    return null;
  const siblings = statementOf(sort).parent?.children ?? [];
  if (siblings[siblings.indexOf(statementOf(sort)) - 1] !== binding.declaration) return null;
  if (mayChangeWithin(source, loop.body.start, loop.body.end, file)) return null;
  return {
    at: sort,
    message: `${quoted(source)} is the same at each turn, and is copied and sorted anew at ${turnsReaching(sort, loop)}.`,
    help: `make the sorted copy once, before the loop`,
  };
}

function copiedFrom(value: Node): Node | null {
  let at: Node | undefined = value;
  while (at && !isPlace(at)) {
    if (!COPIES.test(methodOf(at) ?? '') || argumentsOf(at).length > 0) return null;
    at = receiverOf(at);
  }
  return at && at !== value ? at : null;
}
