import type { Copy } from '../../../rust/cost/copies.js';
import { declaredFor, signatureOf } from '../../../rust/functions/signatures.js';
import { callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/**
 * `put(key, &rows.to_vec())` of a slice lends a `Vec`: where the callee takes a `&T`, or is not known, `T` may have to be the owner.
 * What is made for a String is made for a text as well.
 */
export function mayNeedOwner(copy: Copy, reference: Node, file: RustFile): boolean {
  const call = callOfArgument(reference);
  if (!call) return false;
  if (convertsItself(copy, file)) return true;
  const source = sourceOfOtherType(copy, file);
  if (!source) return false;
  const declared = signatureOf(call, file);
  if (!declared) return source !== 'str' && copy.method !== 'to_string' && methodOf(call) === null;
  const parameter = declaredFor(reference, call, file);
  // `to_owned` of something unknown makes another type of a view (`ArrayView`), and a copy only of a text or slice.
  if (source === '_' && copy.method === 'to_owned' && parameter && !OWNED_AS_WELL.test(parameter.name))
    return true;
  return parameter?.refs === '&' && /^(?:[A-Z]\d?|impl|dyn)$|::/.test(parameter.name);
}

const OWNERS: Readonly<Record<string, string>> = {
  to_vec: 'Vec',
  to_string: 'String',
  to_path_buf: 'PathBuf',
};
/** What lends itself as what a text, path or slice is. */
const OWNED_AS_WELL = /^(?:str|String|\[\]|Vec|Path|PathBuf|OsStr|OsString|CStr|CString)$/;
const UNSIZED = /^(?:str|\[\]|Path|OsStr|CStr|_|[A-Z]\d?)$/;

/** A ring that says itself how it is made a `Vec`: it is no slice that could be lent instead. */
function convertsItself({ method, source }: Copy, file: RustFile): boolean {
  const found = method === 'to_vec' ? file.typeOf(source) : null;
  return !!found && file.declarations.method(methodTarget(found).name, method) !== null;
}

/** Name of the type that was copied, where its copy is of another one: a slice whose copy is a `Vec`; null where it is the same. */
export function sourceOfOtherType({ method, source }: Copy, file: RustFile): string | null {
  if (method === 'clone') return null;
  const found = file.typeOf(source);
  const target = found ? methodTarget(found).name : '_';
  return (method in OWNERS ? target !== OWNERS[method] : UNSIZED.test(target)) ? target : null;
}
