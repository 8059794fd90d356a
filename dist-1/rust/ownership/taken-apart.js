import { openingOf } from '../syntax/openings.js';
/**
 * The names that take a value, or parts of it: of `let y = value`, `for part in value`, `if let Some(part) = value`, `match value`,
 * also where `unwrap()` opened it before. Null where no pattern takes it.
 */
export function namesOfParts(place, known) {
  const value = opened(place, known);
  const holder = value.parent;
  if (value.field !== 'value' || !holder) return null;
  if (/^(?:let_declaration|let_condition|for_expression)$/.test(holder.kind)) return known.localsOf(holder);
  if (holder.kind !== 'match_expression') return null;
  return (holder.child('body')?.children ?? []).flatMap((arm) => [...known.localsOf(arm)]);
}
/** `value.unwrap()` of an Option. */
function opened(place, known) {
  const opening = openingOf(place);
  return opening && known.typeOf(place)?.name === 'Option' ? opening : place;
}
