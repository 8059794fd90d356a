import { costOf } from '../../../rust/cost/copies.js';
import { callOfParameter } from '../../../rust/names/bound-to.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutAwaitsAndOpenings, withoutOpenings } from '../../../rust/syntax/openings.js';
import { isMap } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';
/** `ids.iter().filter_map(|id| rows_map.get(id).cloned())` where nobody needs the map any more and each turn asks for another item. */
export function readFromOwnMap(copy, file) {
  const lookup = withoutOpenings(copy.source, OPENING);
  const map = methodOf(lookup) === 'get' ? receiverOf(lookup) : undefined;
  const binding = map?.kind === 'identifier' ? file.bindingOf(map) : undefined;
  const outer =
    binding &&
    enclosingLoops(copy.call)
      .filter(({ node }) => !node.contains(binding.node))
      .at(-1);
  const [key] = argumentsOf(lookup);
  if (!map || !binding || !outer || !key || !isItemItself(key, outer, file)) return null;
  if (!isOwnMap(copy, map, binding, file) || isRepeated(outer.node, binding) || isSideBySide(outer))
    return null;
  if (binding.uses.some(({ node }) => node !== map && node.end > outer.node.start)) return null;
  const what = quoted(map);
  return {
    message: `${what} is owned here and not used behind the loop: each turn copies what it finds in it, and the originals are dropped with the map.`,
    help: `take it out, where no key comes twice: \`${binding.name}.remove(..)\``,
  };
}
function isOwnMap(copy, map, binding, file) {
  const found = file.typeOf(map);
  if (found)
    return (
      isMap(found) && found.refs === '' && isOwned(binding, file) === true && costOf(copy, file) === 'costs'
    );
  // What was waited for is mostly the caller's own.
  const { value } = binding;
  return (
    /(?:^|_)map$/.test(binding.name) &&
    binding.whole &&
    !!value &&
    [...value.descendants()].some(({ kind }) => kind === 'await_expression') &&
    withoutAwaitsAndOpenings(value) !== value
  );
}
/** `get(&id)`, `get(id)` of what the outermost loop walks over: parts of items come more than once. */
function isItemItself(key, loop, file) {
  const name = key.kind === 'reference_expression' ? key.child('value') : key;
  const binding = name?.kind === 'identifier' ? file.bindingOf(name) : undefined;
  if (!binding?.whole) return false;
  return binding.declaration === loop.node || callOfParameter(binding) === loop.node;
}
/** Threads that share the map can't take anything out of it. */
function isSideBySide(loop) {
  return /\bpar_\w+|\binto_par_iter\b/.test(
    receiverOf(loop.node)?.text ?? loop.node.child('value')?.text ?? '',
  );
}
