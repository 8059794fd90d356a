import { isPlace, overlaps, pathOf, rootOf, withoutParentheses } from '../ownership/places.js';
import { methodOf, receiverOf } from '../syntax/call-syntax.js';

const SOMETHING = /^Some\(/;
/**
 * `if first.is_none() { first = Some(item.clone()); }`, `if !seen { seen = true; .. }`: does whoever runs `node` close the way
 * to it for all other turns of the loop?
 */
export function runsOnceInLoop(node, loop, known) {
  for (let at = node; at.parent && at !== loop.body; at = at.parent) {
    if (/^(?:closure_expression|async_block)$/.test(at.kind)) return false;
    if (gatesBefore(at).some((gate) => isClosedFor(gate, node, at, loop, known))) return true;
  }
  return false;
}
/** The gates that are open where `branch` is entered. */
function gatesBefore(branch) {
  const parent = branch.parent;
  if (parent.kind === 'if_expression' && /^(?:consequence|alternative)$/.test(branch.field ?? ''))
    return gatesIn(parent.child('condition'), branch.field === 'consequence');
  if (parent.kind !== 'match_arm' || branch.field !== 'value') return [];
  const asked = parent.parent?.parent?.child('value');
  return parent.child('pattern')?.text === 'None' && asked ? gateOf(lent(asked), SOMETHING) : [];
}
/** What has to be unset where the condition came out as `outcome`. */
function gatesIn(condition, outcome) {
  if (!condition) return [];
  const at = withoutParentheses(condition);
  if (at.kind === 'let_chain') return outcome ? at.children.flatMap((part) => gatesIn(part, true)) : [];
  if (at.kind === 'binary_expression') {
    const both = outcome ? '&&' : '||';
    if (at.child('operator')?.text !== both) return [];
    return [...gatesIn(at.child('left'), outcome), ...gatesIn(at.child('right'), outcome)];
  }
  if (at.kind === 'let_condition') {
    const unset = outcome ? /^None$/ : /^Some\(\s*(?:(?:ref|mut)\s+)*(?:_|[a-z]\w*)\s*\)$/;
    return unset.test(at.child('pattern')?.text ?? '') ? gateOf(lent(at.child('value')), SOMETHING) : [];
  }
  if (at.kind === 'unary_expression' && at.text.startsWith('!')) return gatesIn(at.children[0], !outcome);
  if (at.kind === 'call_expression')
    return methodOf(at) === (outcome ? 'is_none' : 'is_some') ? gateOf(receiverOf(at), SOMETHING) : [];
  return gateOf(at, outcome ? /^false$/ : /^true$/);
}
function gateOf(place, closing) {
  return place && isPlace(place) && !/\[/.test(place.text) ? [{ place, closing }] : [];
}
/** `first` of `&first` and of `first.as_ref()`. */
function lent(value) {
  if (value?.kind === 'reference_expression') return value.child('value');
  return value && /^as_(?:ref|mut|deref)$/.test(methodOf(value) ?? '') ? receiverOf(value) : value;
}
/** Is the gate one that the loop never opens again, and that a statement on the way of `node` closes? */
function isClosedFor(gate, node, branch, loop, known) {
  const root = rootOf(gate.place);
  const held = root && known.bindingOf(root);
  if (!held || loop.node.contains(held.node)) return false;
  const path = pathOf(gate.place);
  let isClosed = false;
  for (const { use, place, effect } of known.usesOf(held)) {
    if (!loop.node.contains(use.node) || gate.place.contains(use.node)) continue;
    if (use.hidden === 'opaque') return false;
    if (!overlaps(pathOf(place), path) || /^(?:read|borrow)$/.test(effect)) continue;
    const assignment = place.parent;
    const value = assignment?.kind === 'assignment_expression' ? assignment.child('right') : undefined;
    if (effect !== 'assign' || !value || pathOf(place) !== path || !gate.closing.test(value.text))
      return false;
    isClosed ||= isOnWay(assignment, node, branch);
  }
  return isClosed;
}
/** Does the assignment hold `node`, or is it a statement of a block around it, within the branch? */
function isOnWay(assignment, node, branch) {
  if (assignment.contains(node)) return branch.contains(assignment);
  const statement = assignment.parent?.kind === 'expression_statement' ? assignment.parent : assignment;
  const block = statement.parent;
  return block?.kind === 'block' && branch.contains(block) && block.contains(node);
}
