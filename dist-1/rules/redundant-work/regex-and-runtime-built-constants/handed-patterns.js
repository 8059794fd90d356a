import { parameterOf } from '../../../rust/functions/callees.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
/** What a pattern is that stands behind a name: `let shape = r"a+";`, or each of `for shape in [r"a+", r"b+"]`. */
export function valueOfPattern(pattern, file) {
  const binding = pattern?.kind === 'identifier' ? file.bindingOf(pattern) : undefined;
  if (!binding?.whole || binding.mutable || !binding.value) return pattern;
  if (binding.kind === 'for') return listWalked(binding.value) ?? pattern;
  return binding.kind === 'let' ? binding.value : pattern;
}
/** `["a", "b"]`, `["a", "b"].iter()`, `&["a", "b"]`. */
function listWalked(source) {
  const list = receiverOf(source) ?? withoutBorrow(source);
  return list?.kind === 'array_expression' ? list : undefined;
}
/** The call in a function of this file that takes over the one argument of `call`; null where there is none, or more is done with it. */
export function patternHandedOn(call, file) {
  const [given, more] = argumentsOf(call);
  const callee = given && !more ? calleeOutsideTraits(call, file) : null;
  const parameter = callee && parameterOf(given, call, file);
  const [name] = parameter ? file.localsOf(parameter) : [];
  const taken = name?.uses.length === 1 ? name.uses[0].node.parent : null;
  return taken?.kind === 'arguments' && argumentsOf(taken.parent).length === 1 ? taken.parent : null;
}
