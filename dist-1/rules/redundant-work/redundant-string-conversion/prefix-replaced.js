import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { viewed } from '../../../rust/types/strings.js';
import { quoted } from '../../wording.js';
/** `text.replacen("0x", "", 1)` where the same function asked `text.starts_with("0x")`: the rest is a slice. */
export function prefixReplaced(node) {
  const [prefix, by, count] = argumentsOf(node);
  if (methodOf(node) !== 'replacen' || !prefix || by?.text !== '""' || count?.text !== '1') return null;
  const text = receiverOf(node);
  if (!isAskedForPrefix(text, prefix, node)) return null;
  return {
    at: node,
    message: `${quoted(node)} searches for a prefix that is known to be there, and copies the rest of the text to the heap.`,
    help: `use \`strip_prefix\`, which gives the rest as a slice`,
  };
}
function isAskedForPrefix(text, prefix, replaced) {
  for (const node of enclosingFunction(replaced)?.descendantsOfKind('call_expression') ?? [])
    if (
      node.start < replaced.start &&
      methodOf(node) === 'starts_with' &&
      spelling(receiverOf(node)) === spelling(text) &&
      isSamePrefix(argumentsOf(node)[0], prefix)
    )
      return true;
  return false;
}
/** However it is lent: `&self.prefix` and `self.prefix.as_str()`. */
function isSamePrefix(asked, prefix) {
  return !!asked && spelling(viewed(asked)) === spelling(viewed(prefix));
}
