import type { Known } from '../known.js';
import { valueOfSingleUse } from '../ownership/single-use.js';
import { receiverOf } from '../syntax/call-syntax.js';
import type { Loop } from './loops.js';

/** What splits its items among threads: of rayon and its like. */
const SPLITS = /\b(?:into_)?par_\w+\(|\bpar_bridge\(/;

/** Do threads share the closure of the loop, so that it can't change anything of its surroundings? */
export function runsSideBySide(loop: Loop, known: Known): boolean {
  const walked = receiverOf(loop.node);
  if (!walked) return false;
  return SPLITS.test(walked.text) || SPLITS.test(valueOfSingleUse(walked, known)?.text ?? '');
}
