import { receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isPlace, rootOf } from './places.js';

/** `self.listed(i)` and `self.out`: a method of the same `self` can write into the field on its own. */
export function isOfSameSelf(call: Node, target: Node): boolean {
  return receiverOf(call)?.kind === 'self' && isPlace(target) && rootOf(target)?.kind === 'self';
}
