import { closest, distance } from 'fastest-levenshtein';

/** A third of the letters may differ: enough for a slip of the finger, too little to reach another word. */
const MAX_DIFFERENCE = 1 / 3;
/** The known word that was probably meant, or null when none is near. */
export function suggest(given, known) {
  if (known.length === 0 || given === '') return null;
  const normal = (word) => word.toLowerCase().replaceAll('_', '-');
  const wanted = normal(given);
  const best = closest(wanted, known.map(normal));
  const word = known.find((one) => normal(one) === best);
  const allowed = Math.ceil(Math.max(wanted.length, best.length) * MAX_DIFFERENCE);
  return distance(wanted, best) <= allowed ? word : null;
}
/** `a`, `a or b`, `a, b or c`. */
export function oneOf(words) {
  const quoted = words.map((word) => `"${word}"`);
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
