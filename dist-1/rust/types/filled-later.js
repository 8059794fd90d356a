import { argumentsOf, methodCalledOn, methodOf } from '../syntax/call-syntax.js';
import { isMap, UNKNOWN } from './types.js';

/** Collections whose constructor leaves it to what goes in what they hold. */
const FILLED = /^(?:Vec|VecDeque|BTreeSet|HashSet|BinaryHeap|HashMap|BTreeMap|IndexMap|IndexSet)$/;
/** `let mut rows = Vec::new(); rows.push(row);`: what goes in says what the list holds. */
export function filledLater(made, binding, typeOf) {
  if (made.args.length > 0 || !FILLED.test(made.name)) return made;
  for (const { node } of binding.uses) {
    const call = methodCalledOn(node);
    if (!call || !/^(?:push|push_back|push_front|insert)$/.test(methodOf(call) ?? '')) continue;
    const args = argumentsOf(call).map((argument) => typeOf(argument) ?? UNKNOWN);
    if (args.length === (isMap(made) ? 2 : 1) && args.some(({ name }) => name !== '_'))
      return { ...made, args };
  }
  return made;
}
/** `let mut best = None; .. best = Some(row);` */
export function assignedLater(binding, typeOf) {
  if (binding.value && binding.value.text !== 'None') return null;
  for (const { node } of binding.uses) {
    const assignment = node.field === 'left' ? node.parent : null;
    const found = assignment?.kind === 'assignment_expression' ? typeOf(assignment.child('right')) : null;
    if (found) return found;
  }
  return null;
}
