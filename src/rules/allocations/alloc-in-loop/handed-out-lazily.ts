import { isOwned } from '../../../rust/ownership/owned.js';
import { pathOf } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** How the iterator that a closure has made may leave it; null where that can't be written. */
export function handedOutLazily(made: Node, closure: Node, file: RustFile): string | null {
  const takers = takersOf(made, closure, file);
  const places = placesToLend(takers, closure, file);
  if (!places) return null;
  if (places.length > 0)
    return `bind ${places.join(' and ')} to a name before, use that in the inner closure, make it \`move\`, and leave out \`collect\``;
  return takers.length === 0
    ? 'yield the iterator itself: leave out `collect`'
    : 'yield the iterator itself: leave out `collect` (an inner closure may have to be `move`)';
}

/** Need closures inside of it nothing but what the outer one owns, or was lent? */
export function leavesAsItIs(made: Node, closure: Node, file: RustFile): boolean {
  return placesToLend(takersOf(made, closure, file), closure, file)?.length === 0;
}

/** What the inner closures look at outside of them, of those that take along what the outer one owns. */
function takersOf(made: Node, closure: Node, file: RustFile): UseFacts[][] {
  return outermostClosures(made)
    .map((inner) => usesOfOthers(inner, file))
    .filter((uses) => uses.some((use) => isOwnedBy(closure, use, file)));
}

/** A closure that is `move` needs a reference to what others own; null where it changes that, or where two closures would need the same. */
function placesToLend(
  takers: readonly (readonly UseFacts[])[],
  closure: Node,
  file: RustFile,
): string[] | null {
  if (isTakenTwice(takers, closure, file)) return null;
  const shared = takers
    .flat()
    .filter((use) => !closure.contains(use.use.binding.node) && ownsOrBorrowsAlone(use, file));
  if (shared.some(({ effect, guessed }) => guessed || !/^(?:read|borrow)$/.test(effect))) return null;
  return [...new Set(shared.map((use) => `\`&${pathOf(use.place)}\``))];
}

function outermostClosures(node: Node): Node[] {
  if (node.kind === 'closure_expression') return [node];
  return node.children.flatMap(outermostClosures);
}

/** What a closure does with names that are bound outside of it. */
function usesOfOthers(inner: Node, file: RustFile): UseFacts[] {
  return [...inner.descendantsOfKind('identifier', 'self')].flatMap((name) => {
    const binding = file.bindingOf(name);
    if (!binding || inner.contains(binding.node)) return [];
    return file.usesOf(binding).filter(({ use }) => use.node === name);
  });
}

/** What is lent to the outer closure can be lent on. */
function isOwnedBy(closure: Node, { use }: UseFacts, file: RustFile): boolean {
  return closure.contains(use.binding.node) && isOwned(use.binding, file) !== false;
}

/** `move` copies a shared reference and a number; it takes everything else away. */
function ownsOrBorrowsAlone({ use, place }: UseFacts, file: RustFile): boolean {
  const { binding, node } = use;
  if (binding.kind === 'self') return !/^&(?!mut\b)(?:'\w+\s+(?!mut\b))?/.test(binding.declaration.text);
  return !file.typeOf(node)?.refs.startsWith('&') && !file.isCopyValue(node) && !file.isCopyValue(place);
}

/** Two closures can't both have what is no Copy: what each of them gives away again and again is. */
function isTakenTwice(takers: readonly (readonly UseFacts[])[], closure: Node, file: RustFile): boolean {
  return takers.some((uses, i) =>
    uses.some((use) => {
      const { binding } = use.use;
      if (!isOwnedBy(closure, use, file) || file.isCopyValue(use.use.node)) return false;
      const isGivenAway = file.usesOf(binding).some(({ effect }) => effect === 'move');
      const others = takers.slice(i + 1).flat();
      return !isGivenAway && others.some((other) => other.use.binding === binding);
    }),
  );
}
