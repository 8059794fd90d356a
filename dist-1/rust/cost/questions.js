import { functionCalled } from '../functions/function-called.js';
import { isIteratorChain } from '../order/loops.js';
import { onlyReads } from '../ownership/readers.js';
import { isMutableBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { hasEffects } from './effects.js';

/** Change something, wait for something, or hide what they do. */
const ACTS =
  /^(?:assignment_expression|compound_assignment_expr|await_expression|macro_invocation|unsafe_block|async_block|while_expression|loop_expression)$/;
const QUIET_MACROS = /^(?:matches|format|vec|(?:debug_)?assert(?:_eq|_ne)?)$/;
/** Ask by their names, whatever they are called on; `unwrap` opens what somebody else has asked. */
const ASKS =
  /^(?:is|has|contains|starts|ends)_\w+$|^(?:contains|eq|ne|len|is_empty|unwrap|expect|unwrap_or|unwrap_or_default)$/;
/** Hand on what an iterator gives. */
const ADAPTS = /^(?:any|all|map|filter|count|find|position|copied|rev|skip|take|zip|enumerate)$/;
/** Functions of this file are followed into the functions that they ask. */
const MAX_DEPTH = 2;
/** Code that only looks: nobody could tell whether it ran. Calls of which that is not known may do anything. */
export function onlyAsks(code, known, depth = 0) {
  for (const node of code.descendants()) {
    if (ACTS.test(node.kind)) return false;
    if (isMutableBorrow(node)) return false;
    if (node.kind === 'macro_call' && !QUIET_MACROS.test(node.macro)) return false;
    if (node.kind === 'call_expression' && !isQuestion(node, known, depth)) return false;
  }
  return true;
}
function isQuestion(call, known, depth) {
  const method = methodOf(call);
  if (argumentsOf(call).some((given) => known.typeOf(given)?.refs.startsWith('m'))) return false;
  if (!method) return asksByFunction(call, known, depth);
  const receiver = receiverOf(call);
  if (ASKS.test(method) || (ADAPTS.test(method) && isIteratorChain(receiver))) return true;
  return !hasEffects(call) && onlyReads(call, known.typeOf(receiver), known.declarations);
}
/** `Some(x)`, `is_open(row)`, and a function of this file that only looks itself. */
function asksByFunction(call, known, depth) {
  const name = calledPath(call)?.split('::').at(-1) ?? '';
  if (/^[A-Z]/.test(name)) return true;
  const fn = functionCalled(call, known);
  if (!fn) return /^(?:is|has)_\w+$|_eq$/.test(name);
  const body = fn.child('body');
  return !!body && depth < MAX_DEPTH && onlyAsks(body, known, depth + 1);
}
