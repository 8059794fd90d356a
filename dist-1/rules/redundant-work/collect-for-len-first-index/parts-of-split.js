import { callsOfChain } from '../../../rust/order/collects.js';
import { withBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { methodOf } from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';

const SPLITS = /^r?split(?:n|_whitespace|_ascii_whitespace|_terminator|_inclusive)?$/;
/** What may stand behind the split: each part is still made when it is asked for. */
const ON_EACH = /^(?:map|filter|filter_map|skip|take|skip_while|take_while|copied|cloned)$/;
/** `line.split(':').map(str::trim)`: a text, or a slice, whose parts come one by one. */
export function isSplit(chain) {
  for (const call of callsOfChain(chain)) {
    const method = methodOf(call) ?? '';
    if (SPLITS.test(method)) return true;
    if (!ON_EACH.test(method)) return false;
  }
  return false;
}
/**
 * The number of parts that `match parts.as_slice() { [host, port] => .., _ => .. }`, `if let [a, b] = parts[..]` and their like
 * take from a list; null where it is not taken apart like that, or one of the patterns keeps the rest.
 */
export function partsTaken(list) {
  const view = viewOf(list);
  const holder = view.field === 'value' ? view.parent : null;
  if (!holder) return null;
  const written = patternsOf(holder);
  const patterns = written.map(sizeOf);
  const sizes = patterns.flatMap((size) => (size === null || size === 'any' ? [] : [size]));
  // `[host, port]` beside `[host]`: how many there are is asked, too.
  if (new Set(written.filter(bindsNames).map(sizeOf)).size > 1) return null;
  return patterns.includes(null) || sizes.length === 0 ? null : Math.max(...sizes);
}
/** Of `[""]` nothing is taken. */
function bindsNames(pattern) {
  return pattern?.kind !== '_' && pattern?.descendantsOfKind('identifier').next().done === false;
}
/** `&parts[..]`, `parts.as_slice()`, `&*parts`. */
function viewOf(list) {
  let at = list;
  const parent = at.parent;
  if (
    parent?.kind === 'field_expression' &&
    /^(?:as_slice|as_ref|deref)$/.test(methodOf(parent.parent) ?? '')
  )
    at = parent.parent;
  else if (
    parent?.kind === 'index_expression' &&
    at === parent.children[0] &&
    parent.children[1]?.text === '..'
  )
    at = parent;
  else if (parent?.kind === 'unary_expression' && parent.text.startsWith('*')) at = parent;
  return withBorrow(at);
}
function patternsOf(holder) {
  if (/^(?:let_condition|let_declaration)$/.test(holder.kind)) return [holder.child('pattern')];
  if (holder.kind !== 'match_expression') return [];
  const arms = armsOf(holder);
  return arms.map((arm) => arm.child('pattern')?.children[0]);
}
/** How many parts a pattern names; null where it wants the list, or a slice of it. */
function sizeOf(pattern) {
  switch (pattern?.kind) {
    case undefined:
    case '_':
      return 'any';
    case 'reference_pattern':
      return sizeOf(pattern.children[0]);
    case 'or_pattern': {
      const sizes = pattern.children.map(sizeOf);
      return sizes.every((size) => typeof size === 'number') ? Math.max(...sizes) : null;
    }
    case 'slice_pattern':
      return sizeOfSlice(pattern);
    default:
      return null;
  }
}
/** `[name, ..]` leaves the rest alone; `[name, rest @ ..]` and `[.., last]` need all of it. */
function sizeOfSlice({ children }) {
  const isOpen = children.at(-1)?.kind === 'remaining_field_pattern';
  const named = isOpen ? children.slice(0, -1) : children;
  return named.some((part) => part.text.includes('..') && !/^['"\d]/.test(part.text)) ? null : named.length;
}
