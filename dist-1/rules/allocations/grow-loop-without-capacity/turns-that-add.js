import { runsEveryTurn, runsInAllBranches, runsInMostArms } from '../../../rust/order/every-turn.js';
import { methodOf } from '../../../rust/syntax/call-syntax.js';
/** The turns in words. */
export const WHEN = {
  every: 'per turn',
  most: 'at most turns',
  present: 'at each turn that finds one',
  some: 'at some turns',
};
/** At which turns of a loop with this body one of the `growing` calls runs; null where there are none, or nothing can be said. */
export function turnsOf(body, growing) {
  if (growing.size === 0) return null;
  if (runsEveryTurn(body, growing)) return 'every';
  if (runsInMostArms(body, growing)) return 'most';
  const fork = runsInAllBranches(body, growing);
  if (fork && isPresence(fork.child('condition')) && isMadeInside(fork.child('condition'), body))
    return 'most';
  return guardOf(growing, body);
}
/** Find something in what an item holds, or do not. */
const SEARCHES = /^(?:find|strip_prefix|strip_suffix)$/;
/** What each turn works out is mostly there; what an item may hold, or a search may find, mostly is not. */
function isMadeInside(condition, body) {
  const asked = condition.child('value');
  if (asked?.kind === 'call_expression')
    return !SEARCHES.test(methodOf(asked) ?? '') && !/\.find\(/.test(asked.text);
  return (
    asked?.kind === 'identifier' &&
    body.children.some(
      (statement) =>
        statement.kind === 'let_declaration' &&
        statement.child('pattern')?.text === asked.text &&
        statement.start < condition.start,
    )
  );
}
/** `if let Some(x) = ..` */
function isPresence(condition) {
  return (
    condition?.kind === 'let_condition' &&
    /^(?:Some|Ok)\b(?!\(None\))/.test(condition.child('pattern')?.text ?? '')
  );
}
/** `if keeps(x) { kept.push(x) }`: one condition, and no loop of its own. */
function guardOf(growing, body) {
  let found = null;
  for (const call of growing) {
    const holder = call.parent?.parent?.parent;
    if (holder?.kind !== 'if_expression') continue;
    const condition = holder.child('condition');
    // With an `else`, what is found goes here and the rest elsewhere.
    if (
      isPresence(condition) &&
      !holder.child('alternative') &&
      isMadeInside(condition, body) &&
      runsEveryTurn(body, new Set([holder]))
    )
      return 'present';
    found = 'some';
  }
  return found;
}
