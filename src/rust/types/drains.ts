import { methodTarget, type Type } from './types.js';

const BY_RANGE = /^(?:Vec|VecDeque|SmallVec|ThinVec|ArrayVec|String|IndexMap|IndexSet)$/;
const WHOLE = /^(?:\w*Hash(?:Map|Set)|BinaryHeap)$/;

/** How a collection gives all its items away and keeps its memory; null for a tree, which has no `drain`, and for what nobody knows. */
export function drainOf(found: Type | null): string | null {
  const name = found ? methodTarget(found).name : '';
  return BY_RANGE.test(name) ? 'drain(..)' : WHOLE.test(name) ? 'drain()' : null;
}
