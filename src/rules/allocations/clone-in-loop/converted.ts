import type { Copy } from '../../../rust/cost/copies.js';
import { signatureOrAgreed } from '../../../rust/functions/agreed-signatures.js';
import { isOnlyReadByMethod } from '../../../rust/functions/callees.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { isNeededAfter, isPlace, rootOf } from '../../../rust/ownership/places.js';
import { usedAt } from '../../../rust/ownership/used-at.js';
import { methodCalledOn, nextMethod } from '../../../rust/syntax/call-syntax.js';
import { KNOWN_OWNERS, methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** `path.clone().into_os_string()` of what is lent: the standard library has no other way, which a type of one's own could have. */
export function isConvertedForNothing(copy: Copy, file: RustFile): boolean {
  if (!isConverted(copy, file) || isUsedUp(copy, file)) return false;
  if (OF_STANDARD_LIBRARY.test(nextMethod(usedAt(copy, file)))) return false;
  const found = file.typeOf(copy.source);
  if (!/^(?:try_)?into_(?!keys$|values$)/.test(nextMethod(usedAt(copy, file))) || !found) return true;
  const root = rootOf(copy.source);
  const binding = root && file.bindingOf(root);
  return !KNOWN_OWNERS.has(methodTarget(found).name) || (!!binding && isOwned(binding, file) === true);
}

const OF_STANDARD_LIBRARY = /^into_(?:os_string|string|bytes|vec|inner|path_buf|boxed_\w+)$/;

/** `rule.clone().resolved(base)`: a method that takes `self` needs a value of its own, and what is lent, or needed later, has to be copied for it. */
function isUsedUp(copy: Copy, file: RustFile): boolean {
  const root = isPlace(copy.source) ? rootOf(copy.source) : null;
  const binding = root && file.bindingOf(root);
  if (!binding) return false;
  if (isOwned(binding, file) === true) return isNeededAfter(copy.source, copy.call, binding, file);
  return isAskedByValue(copy, file);
}

/** Does the method that is called on the copy only look at it, as far as it is known? */
export function isReadByMethod(copy: Copy, file: RustFile): boolean {
  const call = methodCalledOn(copy.call);
  if (!call) return false;
  return signatureOrAgreed(call, file)?.receiver === '&' || isOnlyReadByMethod(copy.call, call, file);
}

/** Does the method that is called on the copy take `self`? */
export function isAskedByValue(copy: Copy, file: RustFile): boolean {
  const call = methodCalledOn(copy.call);
  return !!call && signatureOrAgreed(call, file)?.receiver === 'v';
}

/** `tx.clone().into_recovered()`, `parts.clone().to_plain()`: what comes out is another thing, which takes little or all of the original to make. */
export function isConverted(copy: Copy, file: RustFile): boolean {
  return (
    (isPlace(copy.source) || copy.source.kind === 'field_expression') &&
    /^(?:try_)?(?:into|to)_(?!iter|owned|boxed|vec$|bytes$|string$)/.test(nextMethod(usedAt(copy, file)))
  );
}
