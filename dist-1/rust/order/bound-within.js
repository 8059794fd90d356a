import { rootOf } from '../ownership/places.js';
/**
 * Does an expression mention a name that `scope`, a loop or a closure, binds at each turn? What closures of the expression bind
 * themselves is none of it; a name that nobody resolves is a constant or the like.
 */
export function mentionsBindingOf(scope, expression, known) {
  for (const name of expression?.descendantsOfKind('identifier', 'self') ?? []) {
    const binding = known.bindingOf(name);
    if (binding && scope.contains(binding.node) && !expression.contains(binding.node)) return true;
  }
  return false;
}
/** Does a place start from a name, or from `self`, that is bound outside of `scope`? False for a static, whose name nobody resolves. */
export function isRootedOutside(scope, place, known) {
  const root = rootOf(place);
  const binding = root && known.bindingOf(root);
  return !!binding && !scope.contains(binding.node);
}
