import type { Declarations } from '../names/declarations.js';
import { methodTarget, type Type } from './types.js';

/**
 * The type that a method is found on: where `struct Basket(Vec<Fruit>)` points at its one part by a `Deref` and has no such method of
 * its own, the list. References, boxes and shared pointers are looked through.
 */
export function methodFoundOn(found: Type, method: string, declarations: Declarations): Type {
  const holder = methodTarget(found);
  if (declarations.derefs(holder.name) !== true || declarations.method(holder.name, method)) return holder;
  const [part, ...more] = declarations.fields(holder.name) ?? [];
  const target = part && more.length === 0 ? methodTarget(part) : null;
  return target && target.name !== holder.name && declarations.derefs(target.name) !== true ? target : holder;
}
