import { boundTo } from '../../../rust/names/bound-to.js';
import { isIteratorChain } from '../../../rust/order/loops.js';
import { isPlace, rootOf, withoutParentheses } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { methodTarget } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';

/** What splits a collection instead of walking it. */
const PARALLEL = {
  iter: 'par_iter',
  iter_mut: 'par_iter_mut',
  into_iter: 'into_par_iter',
  chunks: 'par_chunks',
  chunks_mut: 'par_chunks_mut',
  chunks_exact: 'par_chunks_exact',
  chunks_exact_mut: 'par_chunks_exact_mut',
  windows: 'par_windows',
};
/** Adapters that a parallel iterator over a slice has too, and that leave it splittable. */
const INDEXED = /^(?:enumerate|zip|zip_eq|rev|map|copied|cloned|skip|take|step_by|chain)$/;
/** `xs.iter().zip(ys.chunks(n)).par_bridge()`: items go one by one through a lock, though the collections could be split. */
export function bridged(node, file) {
  const source = withoutParentheses(receiverOf(node));
  const start = splittable(source, file);
  if (!start) return null;
  const parallel = start.kind === 'range_expression' ? 'into_par_iter' : PARALLEL[methodOf(start)];
  const walked = start.kind === 'range_expression' ? start : receiverOf(start);
  return {
    at: start === source ? source : calledTarget(node).child('field'),
    until: node,
    message: `\`par_bridge\` hands out the items of ${quoted(walked)} one by one under a lock, and in no order; a collection can be split instead.`,
    help: `start from \`${parallel}\`, which splits it`,
  };
}
/** The call that makes the iterator of a collection, behind adapters that need no order; null for what arrives item by item. */
function splittable(chain, file) {
  let at = chain && withoutParentheses(chain);
  while (at && INDEXED.test(methodOf(at) ?? '')) {
    // Only what can be split in step with the rest.
    if (/^(?:zip|zip_eq|chain)$/.test(methodOf(at)) && !isSplittableArgument(argumentsOf(at)[0], file))
      return null;
    at = withoutParentheses(receiverOf(at));
  }
  if (at?.kind === 'range_expression') return at.children.length === 2 ? at : null;
  const method = at ? methodOf(at) : null;
  if (!at || !method || !Object.hasOwn(PARALLEL, method)) return null;
  const isPlain = argumentsOf(at).length === (/chunks|windows/.test(method) ? 1 : 0);
  return isPlain && !isStream(receiverOf(at), file) ? at : null;
}
function isSplittableArgument(argument, file) {
  if (!argument) return false;
  const place = withoutBorrow(argument);
  if (!isPlace(place)) return splittable(argument, file) !== null;
  const made = place.kind === 'identifier' ? file.bindingOf(place)?.value : undefined;
  return made && isIteratorChain(made) ? splittable(made, file) !== null : !isStream(place, file);
}
/** Items that arrive one by one: the receiving end of a channel, a walk over a folder, an iterator that is computed. */
function isStream(source, file) {
  const found = file.typeOf(source);
  if (found) {
    const { name } = methodTarget(found);
    return /Receiver|Walk|Iter(?:ator)?$|ReadDir|Lines|^impl$|^dyn$|^(?:BTree|Linked)/.test(name);
  }
  if (source.kind === 'call_expression' && isIteratorChain(source)) return true;
  return saysStream(source.text) || madeBy(source, file).some(saysStream);
}
function saysStream(text) {
  return /(?:^|_|\b)(?:rx|recv|receiver|walk|walker|read_dir|lines|iter|it|stream|reader)(?:_|$|\()/i.test(
    text,
  );
}
/** Names are followed this far back, through `match` and `if let`. */
const MAX_NAMES = 3;
/** `read_dir(&folder)` of the `entries` in `match read_dir(&folder) { Ok(entries) => .. }`: the calls that a name stands for. */
function madeBy(source, file) {
  const made = [];
  for (let at = source; at && made.length < MAX_NAMES; ) {
    const root = at.kind === 'identifier' ? at : rootOf(at);
    const binding = root ? file.bindingOf(root) : undefined;
    at = binding ? boundTo(binding) : undefined;
    const call = at && (calledPath(at) ?? methodOf(at));
    if (at) made.push(`${call ?? at.text}(`);
  }
  return made;
}
