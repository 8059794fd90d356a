import type { Known } from '../known.js';
import type { Type } from '../types/types.js';
import { costOfType } from './copies.js';

/** Is a field all that costs something to copy of a struct: the rest are numbers, flags and kinds? False where the struct is not known. */
export function isAllThatCosts(struct: Type, field: string, known: Known): boolean {
  const fields = known.declarations.fields(struct.name);
  const kept = known.declarations.field(struct.name, field);
  if (!fields || !kept) return false;
  const others = [...fields];
  others.splice(
    others.findIndex((each) => JSON.stringify(each) === JSON.stringify(kept)),
    1,
  );
  return others.every((each) => isPlain(each, known));
}

/** A type of another crate that is called a kind or a type is an enum. */
function isPlain(found: Type, known: Known): boolean {
  return costOfType(found, known) === 'free' || /(?:Kind|Type|Mode|Flags?)$/.test(found.name);
}

/** Is a member known to own memory, other than the one that is kept? */
export function isCopiedForNothing(members: readonly Type[], kept: number | null, known: Known): boolean {
  return members.some((member, at) => at !== kept && costOfType(member, known) === 'costs');
}
