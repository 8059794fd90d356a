import { emptyContainer } from '../../../rust/cost/containers.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** What to do instead of an `insert(0, ..)` or a `remove(0)`. */
export function insteadOfFront(method: string, list: Node, repeats: boolean, file: RustFile): string {
  if (method === 'remove')
    return repeats
      ? 'use a `VecDeque`, or walk `drain(..)` where all of them are taken'
      : 'use a `VecDeque`, `swap_remove(0)` where the order of the rest does not matter, or `into_iter().next()` where nobody needs the rest';
  if (beginsEmpty(list, file)) return 'push to the end and reverse once, or use a `VecDeque`';
  return repeats
    ? 'gather them apart, and put them in at once with `splice(0..0, ..)`, or use a `VecDeque`'
    : 'use a `VecDeque`';
}

/** What is there before would be reversed as well. */
function beginsEmpty(list: Node, file: RustFile): boolean {
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (binding?.kind !== 'let') return false;
  return emptyContainer(binding.value, typeFromNode(binding.declaration.child('type'))) !== null;
}
