import type { Loop } from './flow.js';
import { isPlace, pathOf } from './places.js';
import type { Node } from './tree.js';

/**
 * `loop { match &mut self.state { State::Opening => { ..; self.state = State::Reading; } .. } }`: is `node` in an arm that sets what
 * was matched anew? Then it is a step on a way, not what is done for each of many items.
 */
export function isStepOfStateMachine(node: Node, loop: Loop): boolean {
  if (!/^(?:loop|while)$/.test(loop.word)) return false;
  for (const at of node.ancestors()) {
    if (at === loop.node) return false;
    if (at.kind === 'match_arm' && setsAnew(at)) return true;
  }
  return false;
}

function setsAnew(arm: Node): boolean {
  const matched = arm.parent?.parent?.child('value');
  const state = matched?.kind === 'reference_expression' ? matched.child('value') : matched;
  if (!state || !isPlace(state)) return false;
  const path = pathOf(state);
  return [...arm.descendantsOfKind('assignment_expression')].some((assignment) => {
    const set = assignment.child('left');
    return !!set && isPlace(set) && pathOf(set) === path;
  });
}
