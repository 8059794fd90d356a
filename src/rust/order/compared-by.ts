import { argumentsOf, calleeName, methodOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

/** What a sort, or a search in order, compares by: the items (''), a comparator, or a key; as the end of a method's name. */
export function formOfOrder(call: Node): '' | '_by' | '_by_key' {
  const method = methodOf(call) ?? '';
  return method.endsWith('_key') ? '_by_key' : method.endsWith('_by') ? '_by' : '';
}

const OF_FLOATS = /^(?:partial_cmp|total_cmp)$/;

/** `sort_by(|a, b| a.score.partial_cmp(&b.score).unwrap())`: what is compared so has no `Ord`, which a key, a tree and a heap ask for. */
export function mayLackOrd(call: Node): boolean {
  return argumentsOf(call).some(
    (given) =>
      /::(?:partial_cmp|total_cmp)$/.test(given.text) ||
      [...given.descendantsOfKind('call_expression')].some((each) => OF_FLOATS.test(calleeName(each))),
  );
}
