import { costOf } from '../../../rust/cost/copies.js';
import { isCollect } from '../../../rust/order/collects.js';
import { walkedBy } from '../../../rust/order/loops.js';
import { endOfUses, placeBehind, staysAsItIs } from '../../../rust/ownership/only-read.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { calledPath, callOfArgument, methodCalledOn } from '../../../rust/syntax/call-syntax.js';
import { isMap, isSequence, isSet } from '../../../rust/types/types.js';
import { isAsked, isLentThrough, outlives } from './copied-into-kept-list.js';
/**
 * `let sizes: HashMap<_, _> = rows.iter().map(|row| (row.name.clone(), row.size)).collect();` where `sizes` is only asked while the rows
 * stay as they are. The name of that collection, or null.
 */
export function collectedCopies(copy, loop, file) {
  const made = madeOfItem(copy.call);
  const walked = walkedBy(loop);
  if (!/^(?:map|filter_map)$/.test(loop.word) || !walked || resultOf(loop.body) !== made.node) return null;
  const collect = methodCalledOn(loop.node);
  const declaration = collect && isCollect(collect) ? collect.parent : null;
  if (declaration?.kind !== 'let_declaration' || !isOfItem(copy.source, loop, file)) return null;
  if (costOf(copy, file) !== 'costs') return null;
  const [binding] = file.localsOf(declaration);
  const found = binding?.whole ? file.typeOf(binding.uses[0]?.node) : null;
  if (!binding || found?.refs !== '' || !(isSet(found) || isMap(found) || isSequence(found))) return null;
  const isKey = isMap(found) && made.position === 0;
  const uses = file.usesOf(binding);
  if (!uses.every((use) => isAsked(use, file) || (isKey && isAskedByKey(use)))) return null;
  const source = placeBehind(walked);
  const root = rootOf(source);
  if (!root || !isLentThrough(walked, file) || !outlives(root, binding, file)) return null;
  return staysAsItIs(source, loop.node.start, endOfUses(binding, file), file) ? binding : null;
}
/** What a look at a map gives is the value: a key that it holds never leaves it. */
function isAskedByKey({ use, place, method, effect }) {
  if (use.hidden) return false;
  if (method) return place === use.node && /^(?:get|get_mut|contains_key|values|values_mut)$/.test(method);
  return effect === 'read' && place.children[0] === use.node && place.kind === 'index_expression';
}
/** The item itself or the pair that holds it, and where: `Some((row.name.clone(), row.size))`. */
function madeOfItem(copied) {
  const pair = copied.parent?.kind === 'tuple_expression' ? copied.parent : null;
  const node = pair ?? copied;
  const wrapped = callOfArgument(node);
  return {
    node: wrapped && calledPath(wrapped) === 'Some' ? wrapped : node,
    position: pair ? pair.children.indexOf(copied) : 0,
  };
}
function resultOf(body) {
  return body.kind === 'block' ? body.children.at(-1) : body;
}
/** Is it a part of what the closure is given? */
function isOfItem(source, loop, file) {
  const root = isPlace(source) ? rootOf(source) : null;
  const binding = root && file.bindingOf(root);
  return binding?.kind === 'closure-parameter' && loop.node.contains(binding.node);
}
