import { asCopy, type Copy } from '../../../rust/cost/copies.js';
import { methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isParameterOfHolder, isTypeParameter } from '../../../rust/types/type-parameters.js';
import type { Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** `x.clone()` of `for y in x.clone()` and `for y in x.clone().into_iter()`. */
export function copyWalkedBy(loop: Node): Copy | null {
  const value = loop.child('value');
  const walks = value && /^(into_iter|iter|drain|into_values|into_keys)$/.test(methodOf(value) ?? '');
  return asCopy(walks ? value.child('function')?.child('value') : value);
}

/** A walk of its own, which goes through a copy to start where the original stands. */
function isIteratorItself(name: string, file: RustFile): boolean {
  return /^[A-Z]\w*$/.test(name) && file.hasText(new RegExp(`\\bIterator\\s+for\\s+(?:\\w+::)*${name}\\b`));
}

function isChosenByCaller(found: Type, place: Node, file: RustFile): boolean {
  const holder = place.kind === 'field_expression' ? file.typeOf(place.child('value')) : null;
  return isTypeParameter(found, place) || (!!holder && isParameterOfHolder(found, holder, place));
}

/** Ranges and iterators are a few words; of what a caller chooses nobody knows that it is more. */
export function isCheapToIterate(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  if (found && /^(Range\w*|Iterator|Chars|\w*Iter|impl|dyn)$/.test(found.name)) return true;
  if (found && (isChosenByCaller(found, copy.source, file) || isIteratorItself(found.name, file)))
    return true;
  return /(range|iter|chars|bytes|cursor|stream|rng|bits|tokens|lines)s?(\(\))?$|^it$/.test(copy.source.text);
}
