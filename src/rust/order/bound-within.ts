import type { Known } from '../known.js';
import { overlaps, pathOf, rootOf } from '../ownership/places.js';
import type { Node } from '../syntax/tree.js';

type Names = Pick<Known, 'bindingOf'>;

/**
 * Does an expression mention a name that `scope`, a loop or a closure, binds at each turn? What closures of the expression bind
 * themselves is none of it; a name that nobody resolves is a constant or the like.
 */
export function mentionsBindingOf(scope: Node, expression: Node | undefined, known: Names): boolean {
  for (const name of expression?.descendantsOfKind('identifier', 'self') ?? []) {
    const binding = known.bindingOf(name);
    if (binding && scope.contains(binding.node) && !expression!.contains(binding.node)) return true;
  }
  return false;
}

/** Does a place start from a name, or from `self`, that is bound outside of `scope`? False for a static, whose name nobody resolves. */
export function isRootedOutside(scope: Node, place: Node | undefined, known: Names): boolean {
  const root = rootOf(place);
  const binding = root && known.bindingOf(root);
  return !!binding && !scope.contains(binding.node);
}

/**
 * Is a place the very same one at each turn of `scope`? The name it starts from may be given something else there, and an index
 * may be of the turn, or of a name that changes.
 */
export function isOnePlaceThroughout(scope: Node, place: Node, known: Known): boolean {
  const root = rootOf(place);
  if (!root || !isRootedOutside(scope, place, known) || mentionsBindingOf(scope, place, known)) return false;
  const path = pathOf(place);
  const isGivenAnother = known
    .usesOf(known.bindingOf(root)!)
    .some(
      ({ use, effect, place: written }) =>
        effect === 'assign' &&
        scope.contains(use.node) &&
        pathOf(written).length <= path.length &&
        overlaps(pathOf(written), path),
    );
  return (
    !isGivenAnother && [...place.descendantsOfKind('index_expression')].every((at) => isSettled(at, known))
  );
}

/** Nothing that its index is made of can change. */
function isSettled(indexed: Node, known: Known): boolean {
  for (const name of indexed.children[1]?.descendantsOfKind('identifier', 'self') ?? []) {
    const binding = known.bindingOf(name);
    if (binding?.mutable || known.typeOf(name)?.refs.startsWith('m')) return false;
  }
  return true;
}
