import { asCopy, type Copy, costOf } from '../../../rust/cost/copies.js';
import type { Loop } from '../../../rust/order/loops.js';
import { walkedBy } from '../../../rust/order/loops.js';
import { waysOf } from '../../../rust/order/ways.js';
import { placeBehind } from '../../../rust/ownership/only-read.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { isPartOfNewValue } from '../of-several-rules/copied-each-turn.js';

/** `parts.push(data[a..b].to_vec())`: a list per piece, where pieces of the original would do. */
export function isCutOff(copy: Copy, loop: Loop, file: RustFile): boolean {
  const range = copy.source.kind === 'index_expression' ? copy.source.children[1] : undefined;
  // What is kept once, in a local of its own, is a part of the answer.
  const isPart = [...copy.call.ancestors()].slice(0, 3).some((at) => at.kind === 'assignment_expression');
  if (copy.method !== 'to_vec' || range?.kind !== 'range_expression' || isPart) return false;
  // What has a name before it is kept or converted, or is a part of something else, has to be owned.
  if (copy.call.parent?.kind === 'let_declaration' || isPartOfNewValue(copy.call)) return false;
  const root = rootOf(copy.source);
  const isLentByCaller = !!root && file.bindingOf(root)?.kind === 'parameter';
  if (!isLentByCaller && isPushedIntoGiven(copy.call, file)) return false;
  return !(isFromItem(copy.source, loop, file) && isOfAnswer(copy.call));
}

/** `rows.push(data[a..b].to_vec())` of a list that is given away as a whole: its items outlive what is not the caller's. */
function isPushedIntoGiven(copied: Node, file: RustFile): boolean {
  const call = callOfArgument(copied);
  const list = call && methodOf(call) === 'push' ? receiverOf(call) : undefined;
  const binding = list?.kind === 'identifier' ? file.bindingOf(list) : undefined;
  return (
    !!binding &&
    file.usesOf(binding).some(({ effect, place, use }) => effect === 'move' && place === use.node)
  );
}

/** `values.push(key[n..].to_vec())` of a list that the function answers with, or in a chain that is the answer. */
function isOfAnswer(copied: Node): boolean {
  const body = enclosingFunction(copied)?.child('body');
  if (!body) return false;
  const call = callOfArgument(copied);
  const list = call && receiverOf(call);
  return waysOf(body).some((way) => {
    const value = /^(?:Ok|Some)$/.test(calledPath(way) ?? '') ? argumentsOf(way)[0] : way;
    return !!value && (value.contains(copied) || (list?.kind === 'identifier' && value.text === list.text));
  });
}

/** `all.insert(key.clone(), value.clone())`: both parts of an item, which could be taken apart. Told at the first. */
export function isOneOfTwo(copy: Copy, loop: Loop, file: RustFile): boolean {
  const list = copy.call.parent;
  if (!list || !/^(?:arguments|tuple_expression)$/.test(list.kind)) return false;
  const copies = list.children.map(asCopy).filter((each) => each !== null);
  return (
    copies.length > 1 &&
    copies[0]!.call === copy.call &&
    copies.every((each) => isFromItem(each.source, loop, file) && costOf(each, file) === 'costs') &&
    !copies.some((each) => isItemUsedBehind(each.source, list, file)) &&
    isTakenApart(loop, file)
  );
}

/** What has given a part away can't be lent as a whole any more. */
function isItemUsedBehind(source: Node, list: Node, file: RustFile): boolean {
  const item = file.bindingOf(rootOf(source)!);
  return !!item && item.uses.some(({ node }) => node.start >= list.end);
}

/** Does the loop go over something that could be emptied, or that is not known to be lent for a look only? */
function isTakenApart(loop: Loop, file: RustFile): boolean {
  const walked = walkedBy(loop);
  const list = walked && placeBehind(walked);
  const root = list && isPlace(list) ? rootOf(list) : null;
  const binding = root && file.bindingOf(root);
  // `rows.iter().zip(rows.iter().skip(1))`: each item is met twice.
  const isWalkedTwice = binding?.uses.some(({ node }) => node !== root && walked!.contains(node));
  if (isWalkedTwice) return false;
  return !binding || isOwned(binding, file) !== false || file.typeOf(list)?.refs.startsWith('m') === true;
}

export function isFromItem(source: Node, loop: Loop, file: RustFile): boolean {
  const root = isPlace(source) ? rootOf(source) : null;
  const binding = root && file.bindingOf(root);
  if (!binding) return false;
  return (
    binding.declaration === loop.node ||
    (binding.kind === 'closure-parameter' && loop.node.contains(binding.node))
  );
}
