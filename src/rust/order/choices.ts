import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { valueOfClosure } from './given-value.js';
import { tailsOf } from './ways.js';

/**
 * The values that a `match`, an `if`, or an Option with a fallback chooses from, those that leave included, also as the last thing of a
 * block; null where there is no choice.
 */
export function choicesOf(value: Node): Node[] | null {
  const isChoice =
    /^(?:match_expression|block)$/.test(value.kind) ||
    (value.kind === 'if_expression' && value.child('alternative'));
  return isChoice ? givenBy(value) : choicesOfOption(value);
}

/** What a branch gives: each way of it, and each of a nested choice. */
export function givenBy(value: Node): Node[] {
  return tailsOf(value).flatMap((way) => choicesOfOption(way) ?? [way]);
}

/** `found.map(|each| each.name.clone()).unwrap_or_else(|| self.name.clone())`. */
function choicesOfOption(call: Node): Node[] | null {
  if (methodOf(call) !== 'unwrap_or_else') return null;
  const mapped = receiverOf(call)!;
  const ways = [methodOf(mapped) === 'map' ? bodyOf(mapped) : undefined, bodyOf(call)];
  return ways.every((way) => way !== undefined) ? ways : null;
}

function bodyOf(call: Node): Node | undefined {
  const closure = argumentsOf(call)[0];
  return valueOfClosure(closure);
}
