import type { Known } from '../known.js';
import { methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { areSame } from '../types/same-type.js';
import type { Type } from '../types/types.js';

/** Give what was in the list, at most as much of it. */
const SIEVES = /^(?:filter|skip|take|skip_while|take_while|inspect)$/;
/** Give something made of each item, which takes the item's place in memory where it fits. */
const REMAKES = /^(?:map|filter_map|map_while)$/;

/**
 * `rows.into_iter().map(Row::closed)` of a `Vec<Row>` that is collected into a `Vec<Row>`: the standard library writes the items
 * into the list's own memory, and none is allocated. What is remade has to be known to be of the same type.
 */
export function isCollectedInPlace(chain: Node, into: Type | null, known: Known): boolean {
  let at: Node | undefined = chain;
  let isRemade = false;
  for (; at; at = receiverOf(at)) {
    const method = methodOf(at) ?? '';
    isRemade ||= REMAKES.test(method);
    if (!SIEVES.test(method) && !REMAKES.test(method)) break;
  }
  if (!at || methodOf(at) !== 'into_iter') return false;
  const list = known.typeOf(receiverOf(at));
  if (list?.name !== 'Vec' || list.refs !== '') return false;
  return !isRemade || areSame(list.args[0], into?.args[0]);
}
