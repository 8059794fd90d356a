import { enclosingImpl } from '../functions/shape.js';
import { itemsNamed } from '../names/items-by-name.js';
import { boundsOf } from '../syntax/bounds.js';
import { enclosingFunction } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import type { Type } from './types.js';

/** Is the type what the caller chooses? Nobody can say what copying it costs: of a slice, an index or a number nothing. */
export function isTypeParameter(found: Type | null, at: Node): boolean {
  const fn = found && enclosingFunction(at);
  if (!fn) return false;
  return [fn, enclosingImpl(fn)].some((holder) => namesOf(holder).includes(found.name));
}

/** `marks: M` of `struct Painter<M>`: the same of a field, as long as nobody knows what stands for the parameter. */
export function isParameterOfHolder(found: Type, holder: Type, near: Node): boolean {
  const [declared] = itemsNamed(near.tree, 'struct_item', holder.name);
  return namesOf(declared ?? null).includes(found.name);
}

/** Does a caller choose types here that nobody promised can be hashed? */
export function hasUnhashableParameter(at: Node): boolean {
  const fn = enclosingFunction(at);
  if (!fn) return false;
  return [fn, enclosingImpl(fn)].some(
    (holder) => namesOf(holder).length > 0 && !/\bHash\b/.test(boundsOf(holder!)),
  );
}

function namesOf(holder: Node | null): string[] {
  const declared = holder?.child('type_parameters')?.children ?? [];
  return declared.map((parameter) => (parameter.child('name') ?? parameter).text);
}
