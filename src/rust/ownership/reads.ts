import type { Known } from '../known.js';
import { boundTo } from '../names/bound-to.js';
import type { Binding } from '../names/scopes.js';
import { methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import type { Type } from '../types/types.js';
import { actsWithin } from './acts-within.js';
import { mayChangeWithin } from './may-change.js';
import { isPlace, overlaps, pathOf, rootOf } from './places.js';
import { placeOf } from './uses.js';

/** Names are followed this far back to what they borrow from. */
const MAX_STEPS_BACK = 4;

/** The places outside an expression that it reads while it runs, and those that their names borrow from. */
export function readBy(expression: Node, known: Known, steps = 0): Node[] {
  const places: Node[] = [];
  for (const node of expression.descendants()) {
    if (!isPlace(node) || node.field === 'function' || isPartOfPlace(node)) continue;
    const root = rootOf(node);
    const binding = root && known.bindingOf(root);
    if (!binding || (expression.contains(binding.node) && binding.node !== expression)) continue;
    places.push(node);
    const lender = boundTo(binding);
    if (lender && steps < MAX_STEPS_BACK && mayBorrow(binding, known))
      places.push(...readBy(lender, known, steps + 1));
  }
  return places;
}

/** What other tasks and the clock change while nobody here does. */
const CHANGED_BY_OTHERS =
  /\.(?:is_closed|is_full|is_terminated|is_cancelled|is_finished|is_alive|elapsed|load|strong_count|try_\w+)\(/;

export function isChangedByOthers(expression: Node): boolean {
  return CHANGED_BY_OTHERS.test(expression.text);
}

/** Would the expression give the same at `to` as at `from`, and could it be evaluated there? */
export function givesTheSameLater(expression: Node, from: number, to: number, known: Known): boolean {
  if (isChangedByOthers(expression)) return false;
  return readBy(expression, known).every(
    (place) => !mayChangeWithin(place, from, to, known, false) && !actsOnAsked(place, from, to, known),
  );
}

/** `self.first()`: the answer of a method may be another one once something was done, where a field read as it is stays. */
function actsOnAsked(place: Node, from: number, to: number, known: Known): boolean {
  const binding = known.bindingOf(rootOf(place)!);
  return !!binding && place.parent?.field === 'function' && actsWithin(place, binding, from, to, known);
}

/** Is what an expression reads still there at `to`, perhaps changed or under another name, and not used up by a call? */
export function readsWhatIsLeft(expression: Node, from: number, to: number, known: Known): boolean {
  return readBy(expression, known).every((place) => {
    const binding = known.bindingOf(rootOf(place)!);
    return !known
      .usesOf(binding!)
      .some(
        ({ effect, use, place: other, call }) =>
          effect === 'move' &&
          call !== null &&
          use.node.start >= from &&
          use.node.end <= to &&
          overlaps(pathOf(other), pathOf(place)),
      );
  });
}

/** The same of an iterator, which runs while the calls around `to` do what they do with their other arguments. */
export function yieldsTheSameLater(expression: Node, from: number, to: number, known: Known): boolean {
  return (
    !isLentToTakeOut(expression, from, to, known) &&
    readBy(expression, known).every(
      (place) => !mayChangeWithin(place, from, to, known) && !actsOnAsked(place, from, to, known),
    )
  );
}

/** `for task in self.due.drain(..) { self.start(task) }`: what items are taken out of, or changed in, is lent to the iterator alone. */
function isLentToTakeOut(expression: Node, from: number, to: number, known: Known): boolean {
  for (const call of expression.descendants()) {
    if (!/^(?:drain|iter_mut|extract_if|values_mut|chunks\w*_mut)$/.test(methodOf(call) ?? '')) continue;
    const place = receiverOf(call)!;
    const binding = isPlace(place) ? known.bindingOf(rootOf(place)!) : undefined;
    const path = binding && pathOf(place);
    if (
      binding?.uses.some(
        ({ node }) => node.start >= from && node.end <= to && overlaps(pathOf(placeOf(node)), path!),
      )
    )
      return true;
  }
  return false;
}

/** `rows` of `rows[i]`, but not `i`. */
function isPartOfPlace(node: Node): boolean {
  const { parent } = node;
  return !!parent && parent.field !== 'function' && isPlace(parent) && parent.children[0] === node;
}

/** `let prunes = topics.into_iter().map(|topic| self.prune(topic));`: what the closure names is read when the items are asked for. */
const RUNS_LATER =
  /^(?:map|filter|filter_map|flat_map|inspect|map_while|take_while|skip_while|scan|chain|zip|enumerate|peekable)$/;

function mayBorrow(binding: Binding, known: Known): boolean {
  if (binding.whole && RUNS_LATER.test((binding.value && methodOf(binding.value)) ?? '')) return true;
  const found = known.typeOf(binding.uses[0]?.node);
  return !found || holdsLent(found, known);
}

/** Types in types are looked into so far. */
const MAX_PARTS = 3;

/** A reference, something of references, or a struct with one in a field: `Accessor<'a>` with `page: &'a [u8]`. */
function holdsLent(found: Type, known: Known, depth = 0): boolean {
  if (found.refs !== '') return true;
  if (depth > MAX_PARTS) return false;
  const parts = [...found.args, ...(known.declarations.parts(found.name) ?? [])];
  return parts.some((part) => holdsLent(part, known, depth + 1));
}
