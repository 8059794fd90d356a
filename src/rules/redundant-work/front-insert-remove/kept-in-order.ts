import { isOnePlaceThroughout } from '../../../rust/order/bound-within.js';
import { mayLackOrd } from '../../../rust/order/compared-by.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

const SEARCHES = /^(?:binary_search(?:_by|_by_key)?|partition_point)$/;

/** `match list.binary_search(&x) { Err(at) => list.insert(at, x), .. }` in a loop that asks the list nothing else. */
export function keptInOrder(call: Node, list: Node, index: Node, file: RustFile): Problem | null {
  const loop = enclosingLoop(call);
  const root = rootOf(list);
  const held = root && file.bindingOf(root);
  if (!loop || !/^for(?:_each)?$/.test(loop.word) || !isPlace(list) || !held || loop.node.contains(held.node))
    return null;
  const found = file.typeOf(list);
  if (found && methodTarget(found).name !== 'Vec') return null;
  const search = searchBehind(index, list, file);
  if (!search || !loop.node.contains(search)) return null;
  const name = spelling(list);
  for (const { node } of held.uses) {
    if (!loop.body.contains(node) || search.contains(node) || call.contains(node)) continue;
    let place: Node = node;
    while (place.parent && isPlace(place.parent) && place.parent.field !== 'function') place = place.parent;
    if (spelling(place).startsWith(name)) return null;
  }
  return {
    at: call,
    // `Err` is how a search says where.
    costAt: loop.body.children[0] ?? loop.body,
    message: `Each \`insert\` moves all that follows in \`${name}\` by one place, to keep it in order at every turn of the loop.`,
    help: mayLackOrd(search)
      ? 'push in the loop, then `sort_unstable_by` and `dedup` once'
      : 'push in the loop, then `sort_unstable` and `dedup` once, or use a `BTreeMap` or `BTreeSet`',
  };
}

/** The search that the index comes from: of the `match` or `if let` around it, or of the `let` before. */
function searchBehind(index: Node, list: Node, file: RustFile): Node | null {
  const binding = index.kind === 'identifier' ? file.bindingOf(index) : undefined;
  const source =
    binding?.declaration.kind === 'match_arm'
      ? binding.declaration.parent?.parent?.child('value')
      : (binding?.value ?? index);
  for (const each of source ? [...source.descendants()] : [])
    if (SEARCHES.test(methodOf(each) ?? '') && spelling(receiverOf(each)!) === spelling(list)) return each;
  return null;
}

/** `buffer.copy_within(taken..used, 0)` at every turn of a loop that takes one message after the other. */
export function movedToFront(call: Node, list: Node, file: RustFile): Problem | null {
  const [range, target] = argumentsOf(call);
  const loop = enclosingLoop(call);
  if (target?.text !== '0' || range?.kind !== 'range_expression' || !loop || !isPlace(list)) return null;
  if (!/^(?:while|loop)$/.test(loop.word) || !isOnePlaceThroughout(loop.node, list, file)) return null;
  if (/\.(?:read|read_\w+|recv|fill\w*|poll_read|extend\w*)\(|\.await\b/.test(loop.body.text)) return null;
  return {
    at: call,
    message: `\`copy_within(${range.text}, 0)\` moves all that is left in \`${list.text}\` to the front, at every turn of \`${loop.word}\`.`,
    help: 'keep a position in the loop, and move what is left once behind it',
  };
}
