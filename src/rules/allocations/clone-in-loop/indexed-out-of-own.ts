import { type Copy, costOf } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import type { Loop } from '../../../rust/order/loops.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import { methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import type { WayOut } from './way-out.js';

/** `for (i, asker) in askers.into_iter().enumerate() { asker.tell(answers[i].clone()) }` of `answers` that nobody needs behind the loop. */
export function indexedOutOfOwn(copy: Copy, loop: Loop, file: RustFile): WayOut | null {
  const { source, method } = copy;
  const [list, index] = source.kind === 'index_expression' ? source.children : [];
  if (method !== 'clone' || list?.kind !== 'identifier' || !index || !isCounted(index, loop, file))
    return null;
  const owner = file.bindingOf(list);
  const found = file.typeOf(list);
  if (!owner || found?.name !== 'Vec' || found.refs !== '' || costOf(copy, file) !== 'costs') return null;
  if (isOwned(owner, file) !== true || loop.node.contains(owner.node) || isRepeated(loop.node, owner))
    return null;
  if (!isOnlyAskedFor(index.text, owner, copy, loop)) return null;
  return {
    message: `${quoted(list)} is owned here and not used behind the loop: each turn copies the one item that it needs, and the originals are dropped with the list.`,
    help: `walk ${quoted(list)} by value, by \`into_iter()\` or \`zip\`, which moves the items out`,
  };
}

/** Each turn has another index: what a range or `enumerate` counts. */
function isCounted(index: Node, loop: Loop, file: RustFile): boolean {
  const walked = loop.node.kind === 'for_expression' ? loop.node.child('value') : undefined;
  const binding = index.kind === 'identifier' ? file.bindingOf(index) : undefined;
  if (!walked || binding?.declaration !== loop.node || binding.mutable) return false;
  if (binding.whole) return walked.kind === 'range_expression' || /^\(.*\.\..*\)$/s.test(walked.text);
  const pattern = loop.node.child('pattern');
  return (
    methodOf(walked) === 'enumerate' &&
    pattern?.kind === 'tuple_pattern' &&
    pattern.children[0] === binding.node
  );
}

/** Behind the start of the loop nobody asks the list for anything but this item and its length. */
function isOnlyAskedFor(index: string, owner: Binding, copy: Copy, { node, body }: Loop): boolean {
  return owner.uses.every((use) => {
    if (use.node.end <= node.start) return true;
    if (use.hidden || !node.contains(use.node)) return false;
    if (!body.contains(use.node)) return methodOf(use.node.parent?.parent ?? use.node) === 'len';
    const asked = use.node.parent!;
    const isItem = asked.kind === 'index_expression' && asked.children[1]?.text === index;
    return isItem && (asked === copy.source || asked.start < copy.source.start);
  });
}
