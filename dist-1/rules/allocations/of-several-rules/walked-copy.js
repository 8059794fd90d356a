import { asCopy } from '../../../rust/cost/copies.js';
import { methodOf } from '../../../rust/syntax/call-syntax.js';
/** `x.clone()` of `for y in x.clone()` and `for y in x.clone().into_iter()`. */
export function copyWalkedBy(loop) {
  const value = loop.child('value');
  const walks = value && /^(into_iter|iter|drain|into_values|into_keys)$/.test(methodOf(value) ?? '');
  return asCopy(walks ? value.child('function')?.child('value') : value);
}
/** A walk of its own, which goes through a copy to start where the original stands. */
function isIteratorItself(name, file) {
  return /^[A-Z]\w*$/.test(name) && file.hasText(new RegExp(`\\bIterator\\s+for\\s+(?:\\w+::)*${name}\\b`));
}
/** Ranges and iterators are a few words. */
export function isCheapToIterate(copy, file) {
  const found = file.typeOf(copy.source);
  if (found && /^(Range\w*|Iterator|Chars|\w*Iter|impl|dyn)$/.test(found.name)) return true;
  if (found && isIteratorItself(found.name, file)) return true;
  return /(range|iter|chars|bytes|cursor|stream|rng|bits|tokens|lines)s?(\(\))?$|^it$/.test(copy.source.text);
}
