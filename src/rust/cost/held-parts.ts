import type { Known } from '../known.js';
import { isCopyType, type Type } from '../types/types.js';

/** What is asked of types alone. */
export type KnownTypes = Pick<Known, 'isCopy' | 'declarations'>;

/** A part of a type, and who knows what its name stands for. */
export type Part = readonly [part: Type, known: KnownTypes];

/** All that a struct, or the variants of an enum, hold; null when that is not known. */
export function partsOf(found: Type, known: KnownTypes): readonly Part[] | null {
  return located(known.declarations.parts(found.name), found, known);
}

/** The fields of a struct, as `partsOf`. */
export function fieldsOf(found: Type, known: KnownTypes): readonly Part[] | null {
  return located(known.declarations.fields(found.name), found, known);
}

/** `item: T` of a `Shelf<&Book>` is what the user of the shelf says; all else is what its file says. */
function located(parts: readonly Type[] | null, whole: Type, known: KnownTypes): readonly Part[] | null {
  if (!parts) return null;
  const home = atHome(whole.name, known);
  const [argument, more] = whole.args;
  return parts.map((part) =>
    argument && !more && PARAMETER.test(part.name)
      ? [{ ...argument, refs: part.refs + argument.refs }, known]
      : [part, home],
  );
}

const PARAMETER = /^[A-Z]\d?$/;

function atHome(name: string, known: KnownTypes): KnownTypes {
  const declarations = known.declarations.home(name);
  if (declarations === known.declarations) return known;
  return { declarations, isCopy: (found) => isCopyType(found, (each) => declarations.isCopy(each)) };
}
