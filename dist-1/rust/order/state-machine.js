import { isPlace, pathOf } from '../ownership/places.js';
import { withoutBorrow } from '../syntax/borrow-syntax.js';
/**
 * `loop { match &mut self.state { State::Opening => { ..; self.state = State::Reading; } .. } }`: is `node` in an arm of what is matched
 * as a state, by its name or as the arm sets it anew? Then it is a step on a way, not what is done for each of many items.
 */
export function isStepOfStateMachine(node, loop) {
  if (!/^(?:loop|while)$/.test(loop.word)) return false;
  for (const at of node.ancestors()) {
    if (at === loop.node) return false;
    if (at.kind !== 'match_arm') continue;
    const state = matchedBy(at);
    if (state && ((loop.word === 'loop' && NAMED_STATE.test(state.text)) || setsAnew(at, state))) return true;
  }
  return false;
}
const NAMED_STATE = /(?:^|[._])(?:state|phase|step|stage)$/;
function matchedBy(arm) {
  const matched = arm.parent?.parent?.child('value');
  return matched && withoutBorrow(matched);
}
function setsAnew(arm, state) {
  if (!isPlace(state)) return false;
  const path = pathOf(state);
  return [...arm.descendantsOfKind('assignment_expression')].some((assignment) => {
    const set = assignment.child('left');
    return !!set && isPlace(set) && pathOf(set) === path;
  });
}
