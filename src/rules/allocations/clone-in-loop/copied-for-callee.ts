import type { Copy } from '../../../rust/cost/copies.js';
import { calleeInFile, isOnlyReadByCallee, parameterOf } from '../../../rust/functions/callees.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
import { isWantedByValue } from '../../../rust/types/wanted-type.js';
import type { RustFile } from '../../rust-file.js';

/** `parts: &[Box<dyn Source>]`: a boxed object copies itself as it sees fit, and whoever takes one wants a box. */
export function isSharedObject(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  return found?.name === 'Box' && found.args[0]?.name === 'dyn';
}

/** `server.clone().send(request)` with `fn send(self: Arc<Self>, ..)`: only a counter is copied. */
export function isSharedByMethod(copy: Copy, file: RustFile): boolean {
  const call = copy.call.parent?.parent;
  const method = call?.kind === 'call_expression' && methodOf(call) ? calleeInFile(call, file) : null;
  const self = method?.child('parameters')?.children[0];
  return /^(?:mut\s+)?self\s*:\s*(?:\w+::)*(?:Arc|Rc)\b/.test(self?.text ?? '');
}

/** `let key: T::Key = ..`: mostly a number or a hash, and the trait's functions take it as they do. */
export function isOfAssociatedType(copy: Copy, file: RustFile): boolean {
  return /^[A-Z]\w?::/.test(file.typeOf(copy.source)?.name ?? '');
}

/** Of what is only lent, to a function of this file that does use up what it takes. */
export function isNeededWhole(copy: Copy, file: RustFile): boolean {
  const root = isPlace(copy.source) ? rootOf(copy.source) : null;
  const binding = root && file.bindingOf(root);
  const call = callOfArgument(copy.call);
  if (!binding || !call || isOwned(binding, file) === true) return false;
  const taken = parameterOf(copy.call, call, file)?.child('type');
  if (!taken || /^(reference_type|abstract_type)$/.test(taken.kind)) return false;
  return !isOnlyReadByCallee(copy.call, file);
}

/** For a parameter that takes the value itself, of a function that the repository declares and that does more than look at it. */
export function isAskedForByValue(copy: Copy, file: RustFile): boolean {
  return isPlace(copy.source) && isWantedByValue(copy.call, file) && !isOnlyReadByCallee(copy.call, file);
}
