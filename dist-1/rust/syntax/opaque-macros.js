import { CUT_OFF } from './columns.js';
import { endOfBrackets } from './tokens.js';

/** A file with more of them is broken in another way, and looking around each would take long. */
const MAX_ERRORS = 1000;
/**
 * Macros, by the offset of their bracket, at whose calls the parser lost its way: each is a crate's own that only shares its name
 * with one that takes expressions (`matches!(name, "glob", "path")`, `join!(biased; a, b)`). Of macros in macros the innermost;
 * where no call holds an error, those that an error holds.
 */
export function macrosWithErrors(source, { macros }, columns) {
  if (macros.size === 0 || columns.errors.length > MAX_ERRORS) return new Set();
  const calls = [...macros].map(([open, name]) => ({ open, start: source.lastIndexOf(name, open) }));
  const around = callsAround(source, calls, columns.errors);
  return new Set((around.length > 0 ? around : callsWithin(calls, columns)).map(({ open }) => open));
}
function callsAround(source, calls, errors) {
  const ends = new Map();
  const endOf = ({ open }) => {
    const end = ends.get(open) ?? endOfBrackets(source, open);
    ends.set(open, end);
    return end;
  };
  const found = [];
  for (const error of errors) {
    const call = calls.findLast((each) => each.start <= error && (endOf(each) < 0 || error < endOf(each)));
    // Brackets that don't close: the file itself is broken, and each look for their end takes all of it.
    if (call && endOf(call) < 0) return [];
    if (call) found.push(call);
  }
  return found;
}
function callsWithin(calls, { kinds, starts, ends, count }) {
  const found = [];
  for (let node = 0; node < count; node++) {
    if (kinds[node] !== CUT_OFF) continue;
    found.push(...calls.filter(({ start }) => starts[node] <= start && start < ends[node]));
  }
  return found;
}
