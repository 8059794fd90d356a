import { argumentsOf, methodOf } from '../syntax/call-syntax.js';
import { CLONING_METHODS, READING_METHODS } from '../types/methods.js';
import { KNOWN_OWNERS, methodTarget } from '../types/types.js';

/** Take `&self` on collections and strings, but consume or mean something else on iterators, builders and handles. */
const AMBIGUOUS = new Set(
  (
    'find rfind last first cmp partial_cmp eq ne lt le gt ge position join load borrow range display metadata extension capacity ' +
    'parent replace matches split iter_mut concat union hash length repeat with_extension with_file_name components fmt get peek_ref ' +
    'lines bytes elapsed min max chunks windows chars keys values'
  ).split(' '),
);
const PLAIN_TARGETS = new Set([
  'str',
  '[]',
  '[;]',
  'Option',
  'Result',
  'Path',
  'OsStr',
  'Cow',
  'Uuid',
  'Bytes',
]);
/** Naming convention (Rust API guidelines, C-CONV and C-ITER): these borrow. */
const BORROWING_NAME = /^(as|is|has|to|iter|contains)_\w/;
/** Does a method only look at its receiver, as far as declarations, the standard library and names tell? */
export function onlyReads(call, receiver, declarations) {
  const method = methodOf(call);
  if (!method || CLONING_METHODS.has(method)) return false;
  const target = receiver && methodTarget(receiver);
  const declared = target && declarations.method(target.name, method);
  if (declared) return declared.receiver === '&';
  if (target && isStandard(target) && !isHeldUnsized(receiver)) return READING_METHODS.has(method);
  // A method of that name elsewhere in the repository may belong to another type: it can only raise doubt.
  const any = declarations.anyMethod(method);
  if (any && any.receiver !== '&') return false;
  if (READING_METHODS.has(method)) return !AMBIGUOUS.has(method);
  return BORROWING_NAME.test(method) && argumentsOf(call).length <= 1 && !/_mut$/.test(method);
}
/** The standard library's `Path` is never held by value: one that is, is another crate's. */
function isHeldUnsized({ name, refs }) {
  return refs === '' && /^(?:Path|OsStr)$/.test(name);
}
function isStandard(target) {
  return KNOWN_OWNERS.has(target.name) || PLAIN_TARGETS.has(target.name);
}
