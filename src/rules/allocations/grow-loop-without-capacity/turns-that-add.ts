import { guardOf } from '../../../rust/order/branches.js';
import { runsEveryTurn, runsInAllBranches, runsInMostArms } from '../../../rust/order/every-turn.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** `every`: each turn adds; `most`: in most arms of a choice; `present`: each turn that finds something; `some`: what a condition lets through. */
export type TurnsThatAdd = 'every' | 'most' | 'present' | 'some';

const BEFORE_LOOP = {
  every: 'per turn',
  most: 'at most turns',
  present: 'at each turn',
  some: 'at some turns',
};

/** The turns of `loop` in words. */
export function turnsInWords(turns: TurnsThatAdd, loop: string): string {
  return `${BEFORE_LOOP[turns]} of ${loop}${turns === 'present' ? ' that finds one' : ''}`;
}

/** At which turns of a loop with this body one of the `growing` calls runs; null where there are none, or nothing can be said. */
export function turnsOf(body: Node, growing: ReadonlySet<Node>): TurnsThatAdd | null {
  if (growing.size === 0) return null;
  if (runsEveryTurn(body, growing)) return 'every';
  if (runsInMostArms(body, growing)) return 'most';
  const fork = runsInAllBranches(body, growing);
  const condition = fork?.child('condition');
  const asked = condition?.child('value');
  if (asked && isPresence(condition!.child('pattern')) && isMadeInside(asked, body)) return 'most';
  return guardedTurns(growing, body);
}

/** Find something in what an item holds, or do not; or give back what had to leave, which is mostly nothing. */
const SEARCHES = /^(?:find|strip_prefix|strip_suffix|insert|push|push_back|put|replace|remove|swap_remove)$/;

/** What each turn works out is mostly there; what an item may hold, or a search may find, mostly is not. */
function isMadeInside(asked: Node, body: Node): boolean {
  if (asked.kind === 'call_expression')
    return !SEARCHES.test(methodOf(asked) ?? '') && !/\.find\(/.test(asked.text);
  return (
    asked.kind === 'identifier' &&
    body.children.some(
      (statement) =>
        statement.kind === 'let_declaration' &&
        statement.child('pattern')?.text === asked.text &&
        statement.start < asked.start,
    )
  );
}

/** `if let Some(x) = ..` */
function isPresence(pattern: Node | null | undefined): boolean {
  return /^(?:Some|Ok)\b(?!\(None\))/.test(pattern?.text ?? '');
}

/** `if keeps(x) { kept.push(x) }`: one condition, and no loop of its own. */
function guardedTurns(growing: ReadonlySet<Node>, body: Node): 'present' | 'some' | null {
  let found: 'present' | 'some' | null = null;
  for (const call of growing) {
    const guard = guardOf(call);
    if (!guard || enclosingClosure(call) !== enclosingClosure(body)) continue;
    // With an `else`, what is found goes here and the rest elsewhere.
    if (
      isPresence(guard.pattern) &&
      !guard.hasOther &&
      isMadeInside(guard.asked, body) &&
      runsEveryTurn(body, new Set([guard.fork]))
    )
      return 'present';
    found = 'some';
  }
  return found;
}
