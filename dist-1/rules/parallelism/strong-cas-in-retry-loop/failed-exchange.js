import { following } from '../../../rust/order/branches.js';
import { argumentsOf, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
/** What runs when an exchange fails, before the turn of the loop is over; null where that can't be told. */
export function failureOf(call, file) {
  const asked = askedOf(call, file);
  const fork = asked?.parent;
  if (!asked || !fork) return null;
  const text = asked.text.replace(/\s+/g, '');
  if (fork.kind === 'match_expression') return failedArm(fork);
  if (fork.kind === 'let_condition')
    return ofBranches(fork.parent, /^Err\b/.test(fork.child('pattern')?.text ?? ''));
  if (fork.kind === 'if_expression' && /\.is_(?:ok|err)\(\)$/.test(text))
    return ofBranches(fork, text.endsWith('.is_err()'));
  return fork.kind === 'try_expression' ? null : [];
}
/** The exchange itself, the name that its result was bound to, or the question that either is asked. */
function askedOf(call, file) {
  if (call.parent?.kind === 'let_declaration') {
    const [result] = file.localsOf(call.parent);
    return result?.uses.length === 1 ? questionOf(result.uses[0].node) : null;
  }
  return questionOf(call);
}
/** `x.is_ok()` for `x`. */
function questionOf(value) {
  const call = methodCalledOn(value);
  return call && /^is_(?:ok|err)$/.test(methodOf(call) ?? '') ? call : value;
}
function failedArm(match) {
  const arms = match.child('body')?.children ?? [];
  const failed = arms.find((arm) => /^(?:Err\b|_)/.test(arm.child('pattern')?.text ?? ''))?.child('value');
  return failed ? [failed] : null;
}
function ofBranches(fork, failsFirst) {
  const branch = failsFirst ? fork.child('consequence') : fork.child('alternative')?.children[0];
  return branch ? [branch] : following(fork);
}
/**
 * Does the loop go on to the same exchange once `failure` has run: with what was found there, or with nothing done at all? What is
 * asserted of the value found would be wrong after a failure without a reason.
 */
export function comesBackAfter(failure, call) {
  if (!failure) return false;
  const expected = argumentsOf(call)[0].text;
  const text = failure.map((each) => each.text).join('\n');
  if (/\b(?:return|break)\b|\b(?:debug_)?assert\w*!|\bunreachable!|\bpanic!/.test(text)) return false;
  const assigned = [...text.matchAll(/(?<![\w.])(\w+)\s*=(?![=>])/g)].map((match) => match[1]);
  return assigned.length === 0
    ? failure.length <= 1
    : assigned.some((name) => new RegExp(`\\b${name}\\b`).test(expected));
}
