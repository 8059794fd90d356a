import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { overlaps, pathOf, rootOf } from './places.js';
import { isMovedIntoClosure, type UseFacts, usesBetween } from './uses.js';

/**
 * May anything between `from` and `to` (offsets) change what `place` names? Unknown methods and unreadable macros may.
 * A place whose root is no local can't be followed: it may. A call around `to` runs only when its arguments are there; without
 * `ongoing` it is left out, and so is a change that does not matter.
 */
export function mayChangeWithin(
  place: Node,
  from: number,
  to: number,
  known: Known,
  ongoing = true,
  matters: (change: Node) => boolean = () => true,
): boolean {
  const root = rootOf(place);
  const binding = root && known.bindingOf(root);
  if (!root || !binding) return true;
  const path = pathOf(place);
  return usesBetween(changesOf(binding, known), from, to).some((use) => {
    if (place.contains(use.use.node) || (!ongoing && use.call && use.call.end > to)) return false;
    return (use.effect === 'hidden' || overlaps(pathOf(use.place), path)) && matters(use.use.node);
  });
}

const CHANGES = new NodeMemo<readonly UseFacts[]>();

/** The uses that may change something: of thousands most only look. */
function changesOf(binding: Binding, known: Known): readonly UseFacts[] {
  return CHANGES.of(binding.node, () =>
    known.usesOf(binding).filter((use) => {
      const isLook = use.effect === 'read' || use.effect === 'borrow';
      return !isLook || use.guessed || isTakenAlong(use, known);
    }),
  );
}

/** Into an `async move` block or a `move` closure, which may only look at it, but keeps it. */
function isTakenAlong({ use }: UseFacts, known: Known): boolean {
  if (!isMovedIntoClosure(use)) return false;
  const found = known.typeOf(use.node);
  return found?.refs === '' && known.isCopy(found) !== true;
}
