import { commentsAbove } from '../../rust/api.js';
import { enclosingFunction } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';

/** `// O(n^2), but n is small`, `/// Quadratic in the number of cars`. */
const QUADRATIC = /\bO\(\s*(\w+)\s*(?:\^\s*2|\*\*\s*2|²|(?:\*|·|×)\s*\w+)\s*\)|\bquadratic(?:ally)?\b/i;

/** Does a comment right above the function, the loop or the search name what it costs? Then its author has weighed it. */
export function isKnownToBeQuadratic(search: Node, loop: Node): boolean {
  const places = [search, loop, enclosingFunction(search)].filter((each) => each !== null);
  return places.some((place) => QUADRATIC.test(commentsAbove(place)));
}
