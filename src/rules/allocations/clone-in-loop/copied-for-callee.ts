import type { Copy } from '../../../rust/cost/copies.js';
import { isOnlyReadByCallee, parameterOf } from '../../../rust/functions/callees.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { itemsNamed } from '../../../rust/names/items-by-name.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { KNOWN_OWNERS } from '../../../rust/types/types.js';
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
  const method = call?.kind === 'call_expression' && methodOf(call) ? calleeOutsideTraits(call, file) : null;
  const self = method?.child('parameters')?.children[0];
  return /^(?:mut\s+)?self\s*:\s*(?:\w+::)*(?:Arc|Rc)\b/.test(self?.text ?? '');
}

/** `unify(part.clone(), id)` with `fn unify(part: Arc<Type>, ..)`: what it is given is counted. */
export function isCountedByCallee(copy: Copy, file: RustFile): boolean {
  const call = callOfArgument(copy.call);
  const parameter = call && parameterOf(copy.call, call, file);
  return /^(?:\w+::)*(?:Arc|Rc|Weak|\w+Ref)\b/.test(parameter?.child('type')?.text ?? '');
}

/** `let mut rest = rest.clone(); rest.next()`: an iterator, whose copy is where it stands. */
export function isOfIterator(copy: Copy, file: RustFile): boolean {
  const declaration = copy.call.parent;
  const found = file.typeOf(copy.source);
  if (declaration?.kind !== 'let_declaration' || (found && KNOWN_OWNERS.has(found.name))) return false;
  return file
    .localsOf(declaration)
    .some((name) =>
      file.usesOf(name).some(({ method, place, use }) => method === 'next' && place === use.node),
    );
}

/** `let key: T::Key = ..`: mostly a number or a hash, and the trait's functions take it as they do. */
export function isOfAssociatedType(copy: Copy, file: RustFile): boolean {
  return /^[A-Z]\w?::/.test(file.typeOf(copy.source)?.name ?? '');
}

/** For a parameter that takes the value itself, of a function that the repository declares and that does more than look at it. */
export function isAskedForByValue(copy: Copy, file: RustFile): boolean {
  return isPlace(copy.source) && isWantedByValue(copy.call, file) && !isOnlyReadByCallee(copy.call, file);
}

/** `this.rules.clone().apply(this, row)`: a handle that is kept apart while its owner is lent for a change. */
export function isCalledWithItsOwner(copy: Copy, file: RustFile): boolean {
  const call = methodCalledOn(copy.call);
  const owner = isPlace(copy.source) ? rootOf(copy.source) : null;
  if (!call || !owner || file.typeOf(owner)?.refs.startsWith('&')) return false;
  return argumentsOf(call).some((each) => each.text.replace(/^&\s*mut\s+/, '') === owner.text);
}

/** A callback, a method of what nobody knows, and a function of another crate say for themselves whether they need a value of their own. */
export function isOfUnknownTaker(call: Node, file: RustFile): boolean {
  const callee = call.child('function');
  if (callee?.kind === 'identifier' && file.bindingOf(callee)) return true;
  const method = methodOf(call);
  return method === null ? isOfAnotherCrate(call, file) : !LOOKS.test(method);
}

/** By the root of its path; `measure::apart(..)` of a `mod measure` in the same file is none. */
function isOfAnotherCrate(call: Node, file: RustFile): boolean {
  const path = file.imports.resolve(calledPath(call) ?? '');
  const [root, ...rest] = path.split('::');
  return (
    rest.length > 0 &&
    itemsNamed(call.tree, 'mod_item', root!).length === 0 &&
    file.declarations.isOutside(path)
  );
}

/** Verbs of functions that need no more than a look at what they are given. */
export const LOOKS =
  /^(is|has|contains|exists|check|validate|verify|compare|get|find|lookup|delete|remove|seek|count|compute|calculate|estimate|measure|matches|print)(_|$)/;
