import { commentsAbove } from '../../../rust/functions/api.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import { commentsWithin } from '../../../rust/syntax/comments-around.js';

/** `// O(n^2), but n is small`, `/// Quadratic in the number of cars`. */
const QUADRATIC = /\bO\(\s*(\w+)\s*(?:\^\s*2|\*\*\s*2|²|(?:\*|·|×)\s*\w+)\s*\)|\bquadratic(?:ally)?\b/i;
/** `// a set would be faster, but there are two or three of them`, `// one by one, since most are there already`. */
const WEIGHED =
  /\b(?:linear (?:scan|search)|brute[- ]force)\b|\b(?:hash ?set|hash ?map|btree\w*)\b[^.]*\b(?:overkill|slower|not worth|overhead|but)\b|\b(?:very|only|usually|typically|probably|always|at most)\b[^.]{0,40}\b(?:small|short|few|handful|one or two|two or three|\d)\b/i;
/** Does a comment right above the function, the loop or the search name what it costs? Then its author has weighed it. */
export function isKnownToBeQuadratic(search, loop) {
  const places = [search, loop, enclosingFunction(search)].filter((each) => each !== null);
  return (
    places.some((place) => QUADRATIC.test(commentsAbove(place))) ||
    [statementOf(search), loop].some((place) => WEIGHED.test(commentsAbove(place))) ||
    commentsWithin(statementOf(search), search.start).some((comment) => WEIGHED.test(comment))
  );
}
