import { isPlace } from '../ownership/places.js';
import { isMutableBorrow } from '../syntax/borrow-syntax.js';
import { calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';

/** Words of calls that others notice: they write, take, wait, or read a clock or a source of chance. */
const EFFECTS =
  /(?:^|_|::)(?:insert|push|send|write|next|pop|take|remove|drain|lock|recv|read|now|elapsed|random|rand|thread_rng|borrow_mut|swap|replace_with|fetch|fetch_\w+|alloc\w*|start|spawn|set|add|update|register|record|commit|flush|apply|execute|exec|run|open|init|begin|advance|receive|poll|emit|notify|save|delete|clear|append|extend|truncate|retain|sort\w*|reset|enter|acquire|subscribe|wait|sleep|close|finish|create\w*|increment|inc|mark|log|track|consume|parse\w*|intern\w*|load|store|upgrade|try_(?!into|from)\w+|connect|bind|expect\w+|eat|bump|mut|mutate|leak|mem|allocate\w*|gensym|fresh|reserve|report|dispatch|visit\w*|walk\w*|handle\w*|query|request|authenticate|login|download|upload|ping)(?:$|_|::)/;
/** Does the name of what is called say that others notice the call? */
export function hasEffects(call) {
  return EFFECTS.test(methodOf(call) ?? calledPath(call) ?? '');
}
/** Verbs of calls that are made for what they do: they write, take away, or hand out what is next. */
const ACTS =
  /^(?:(?:write|push|send|insert|remove|pop|take|drain|recv|add|update|register|record|commit|flush|save|delete|append|extend|truncate|retain|spawn|start|emit|notify|advance|next|consume|eat|bump|allocate|swap|replace|set)(?:_\w+)?|read_\w+)$/;
/** Of what is at hand: nobody notices. */
const TAKES_APART = /^(?:take_while|push_str|add_assign|next_power_of_two|replace|replacen|set_\w*len)$/;
/** Does evaluating an expression do something that has to be done whether or not its value is needed? */
export function isMadeForItsEffect(expression) {
  if (/^(?:closure_expression|async_block)$/.test(expression.kind)) return false;
  // `key = value` among the arguments of a macro only names one of them.
  if (/^(?:assignment_expression|compound_assignment_expr)$/.test(expression.kind))
    return expression.parent?.kind !== 'arguments' || expression.children.some(isMadeForItsEffect);
  if (isMutableBorrow(expression)) return true;
  if (expression.kind === 'call_expression' && acts(expression)) return true;
  return expression.children.some(isMadeForItsEffect);
}
/** A method of something that is kept, or a function of no type: `Error::next_token(..)` makes an error. */
function acts(call) {
  const receiver = receiverOf(call);
  const method = methodOf(call);
  if (method) return ACTS.test(method) && !TAKES_APART.test(method) && !!receiver && isPlace(receiver);
  const path = calledPath(call) ?? '';
  return !/(?:^|::)[A-Z]/.test(path) && ACTS.test(path.split('::').at(-1));
}
