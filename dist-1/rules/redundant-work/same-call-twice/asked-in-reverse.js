import { following } from '../../../rust/order/branches.js';
import { diverges } from '../../../rust/order/run-order.js';
import { withoutParentheses } from '../../../rust/ownership/places.js';
import { givesTheSameLater, readBy } from '../../../rust/ownership/reads.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, calleeName } from '../../../rust/syntax/call-syntax.js';
import { quoted } from '../../wording.js';
/** `if list.contains(&x) { log() } if !list.contains(&x) { list.push(x) }`: the second is the `else` of the first. */
export function askedInReverse(branch, file) {
  const condition = branch.child('condition');
  const asked = condition && questionOf(condition);
  if (!asked || branch.child('alternative') || diverges(branch.child('consequence'))) return null;
  const next = following(branch)[0];
  const other = next?.kind === 'expression_statement' ? next.children[0] : next;
  const again = other?.kind === 'if_expression' ? questionOf(other.child('condition')) : null;
  if (!again || again.negated === asked.negated || spelling(again.call) !== spelling(asked.call)) return null;
  if (readBy(asked.call, file).length === 0) return null;
  if (!givesTheSameLater(asked.call, asked.call.end, again.call.start, file)) return null;
  return {
    at: again.call,
    message: `${quoted(again.call)} was asked on line ${asked.call.line} already, and this is its other answer.`,
    help: 'make it the `else` of the first `if`',
  };
}
/** A call with something to look up or to work with, perhaps behind `!`. */
function questionOf(condition) {
  const bare = withoutParentheses(condition);
  const negated = bare.kind === 'unary_expression' && bare.text.startsWith('!');
  const call = negated ? withoutParentheses(bare.children[0]) : bare;
  if (call.kind !== 'call_expression' || argumentsOf(call).length === 0) return null;
  return QUESTIONS.test(calleeName(call)) ? { call, negated } : null;
}
/** Changes nothing, as far as its name tells. */
const QUESTIONS =
  /^(?:contains|contains_key|any|all|eq|is_match|starts_with|ends_with|exists|intersects)$|^(?:is|has)_/;
