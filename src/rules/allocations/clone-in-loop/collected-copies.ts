import { type Copy, costOf } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isCollect } from '../../../rust/order/collects.js';
import { type Loop, walkedBy } from '../../../rust/order/loops.js';
import { endOfUses, placeBehind, staysAsItIs } from '../../../rust/ownership/only-read.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { calledPath, callOfArgument, methodCalledOn } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSequence, isSet } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import { isAsked, isAskedByKey, isLentThrough, outlives } from './copied-into-kept-list.js';

/**
 * `let sizes: HashMap<_, _> = rows.iter().map(|row| (row.name.clone(), row.size)).collect();` where `sizes` is only asked while the rows
 * stay as they are. The name of that collection, or null.
 */
export function collectedCopies(copy: Copy, loop: Loop, file: RustFile): Binding | null {
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

/** The item itself or the pair that holds it, and where: `Some((row.name.clone(), row.size))`. */
function madeOfItem(copied: Node): { node: Node; position: number } {
  const pair = copied.parent?.kind === 'tuple_expression' ? copied.parent : null;
  const node = pair ?? copied;
  const wrapped = callOfArgument(node);
  return {
    node: wrapped && calledPath(wrapped) === 'Some' ? wrapped : node,
    position: pair ? pair.children.indexOf(copied) : 0,
  };
}

function resultOf(body: Node): Node | undefined {
  return body.kind === 'block' ? body.children.at(-1) : body;
}

/** Is it a part of what the closure is given? */
function isOfItem(source: Node, loop: Loop, file: RustFile): boolean {
  const root = isPlace(source) ? rootOf(source) : null;
  const binding = root && file.bindingOf(root);
  return binding?.kind === 'closure-parameter' && loop.node.contains(binding.node);
}
