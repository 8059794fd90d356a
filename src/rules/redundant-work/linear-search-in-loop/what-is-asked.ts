import { enclosingImpl } from '../../../rust/functions/shape.js';
import { boundsOf } from '../../../rust/syntax/bounds.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isTypeParameter } from '../../../rust/types/type-parameters.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import { asksForWholeItem, mayBeHashed } from './unhashed-items.js';

/** How a list could be asked otherwise: by a hash, by the bound that it takes, by order, or by a part alone. */
export type Asked = { by: 'hash' | 'order' | 'part' } | { by: 'bound'; type: string };

export function askedBy(search: Node, list: Node, file: RustFile): Asked {
  if (comparesFloats(search, file)) return { by: 'order' };
  const found = file.typeOf(list);
  const item = found && methodTarget(found).args[0];
  if (!item || !asksForWholeItem(search)) return { by: 'hash' };
  if (isFloat(item.name)) return { by: 'order' };
  if (mayBeHashed(item, file) === false) return { by: 'part' };
  return isTypeParameter(item, search) && !isPromisedHash(search)
    ? { by: 'bound', type: item.name }
    : { by: 'hash' };
}

/** `a.x == b.x` of numbers with a point, which have neither `Eq` nor `Hash`, and nothing else that could be a key. */
export function comparesFloats(condition: Node, file: RustFile): boolean {
  let floats = false;
  for (const each of condition.descendantsOfKind('binary_expression')) {
    if (!/^[=!]=$/.test(each.child('operator')?.text ?? '')) continue;
    const sides = [each.child('left'), each.child('right')];
    if (!sides.some((side) => isFloat(file.typeOf(side)?.name ?? ''))) return false;
    floats = true;
  }
  return floats;
}

function isFloat(name: string): boolean {
  return name === 'f32' || name === 'f64';
}

function isPromisedHash(at: Node): boolean {
  const fn = enclosingFunction(at);
  return !!fn && [fn, enclosingImpl(fn)].some((holder) => holder && /\bHash\b/.test(boundsOf(holder)));
}
