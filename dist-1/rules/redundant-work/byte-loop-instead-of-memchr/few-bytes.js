import { itemsNamed } from '../../../rust/names/items-by-name.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, calledPath, methodOf } from '../../../rust/syntax/call-syntax.js';
import { integerOf } from '../../../rust/syntax/integer-literal.js';
import { methodTarget } from '../../../rust/types/types.js';

/** Two of the widest registers: what compares bytes in blocks has hardly a block to begin with. */
const FEW_BYTES = 64;
/** `a..a + N`, `..N` and `0..N`: the text of N. */
const OF_FIXED_LENGTH = /^(?:(.+)\.\.\1\+|0?\.\.)([\w:]+)$/;
/** An array, a piece of fixed length or a part of one, in which there is no more than a register or two to look through. */
export function isFewBytes(list, file) {
  const found = file.typeOf(list);
  const target = found && methodTarget(found);
  if (target?.name === '[;]') return (target.length ?? 0) <= FEW_BYTES;
  if (list.kind === 'reference_expression') return isFewBytes(list.child('value'), file);
  if (list.kind === 'index_expression') {
    const [whole, range] = list.children;
    const length = OF_FIXED_LENGTH.exec(spelling(range))?.[2];
    return (!!length && isShort(length, list)) || isFewBytes(whole, file);
  }
  if (/(?:^|::)from_raw_parts(?:_mut)?$/.test(calledPath(list) ?? ''))
    return isShort(argumentsOf(list)[1]?.text, list);
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!binding?.whole || !binding.value) return false;
  return binding.kind === 'for'
    ? isShort(lengthOfPieces(binding.value), list)
    : isFewBytes(binding.value, file);
}
/** `N` of `bytes.chunks_exact(N)`. */
function lengthOfPieces(walked) {
  return /^(?:r?chunks(?:_exact)?|windows)$/.test(methodOf(walked) ?? '')
    ? argumentsOf(walked)[0]?.text
    : undefined;
}
/** A number, or a constant that this file sets to one; what a constant of elsewhere comes to is not known, and mostly it is small. */
function isShort(length, near) {
  if (!length) return false;
  const written = integerOf(length);
  if (written !== null) return written <= FEW_BYTES;
  const name = /(?:^|::)([A-Z][A-Z0-9_]*)$/.exec(length)?.[1];
  if (!name) return false;
  const [declared] = itemsNamed(near.tree, 'const_item', name);
  return !declared || (integerOf(declared.child('value')?.text ?? '') ?? FEW_BYTES + 1) <= FEW_BYTES;
}
