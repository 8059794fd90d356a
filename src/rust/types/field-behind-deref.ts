import type { Declarations } from '../names/declarations.js';
import { methodTarget, type Type } from './types.js';

/**
 * The type of `doc.state` where `struct Doc { inner: Arc<DocInner> }` points at its one part by a `Deref`, and that has the field; null where
 * it can't be told.
 */
export function fieldBehindDeref(holder: string, field: string, declarations: Declarations): Type | null {
  if (declarations.derefs(holder) !== true) return null;
  const [part, ...more] = declarations.fields(holder) ?? [];
  const target = part && more.length === 0 ? methodTarget(part) : null;
  return target && target.name !== holder && target.args.length === 0
    ? declarations.home(holder).field(target.name, field)
    : null;
}
