import { enclosingImpl } from '../../../rust/functions/shape.js';
import { isPointer } from '../../../rust/ownership/ownership.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { fieldNamed } from '../../../rust/types/sharing.js';
import { type Type, typeFromNode } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** Types of which many hold the same value: `&mut` of one of them shuts nobody out. */
const SHARED = /^(?:Arc|Rc|Weak|Ref|Gc|dyn)$/;

/** Does the function around a node take `&mut self` of something that is not itself a handle to what others hold as well? */
export function hasSelfAlone(node: Node, file: RustFile): boolean {
  const fn = enclosingFunction(node);
  const self = fn?.child('parameters')?.ofKind('self_parameter');
  if (!fn || !self || !/^&\s*(?:'\w+\s+)?mut\b/.test(self.text)) return false;
  const holder = enclosingImpl(fn);
  const owner = holder?.kind === 'impl_item' ? typeFromNode(holder.child('type')) : null;
  const meant = owner && (file.declarations.alias(owner.name) ?? owner);
  if (owner && isReachedPastCompiler(owner.name, file)) return false;
  return !owner || (owner.refs === '' && meant!.refs === '' && !SHARED.test(meant!.name));
}

/** A lock that is a field of `&mut self`, held by value all the way: as long as the function runs nobody can wait for it. */
export function isShutToOthers(place: Node, file: RustFile): boolean {
  const root = rootOf(place);
  if (root?.kind !== 'self' || !hasSelfAlone(place, file)) return false;
  for (let part: Node | undefined = place; part && part !== root; part = part.child('value')) {
    const found = file.typeOf(part);
    if (part.kind !== 'field_expression' || !found || isPointer(found, file)) return false;
  }
  return true;
}

/** `static mut CHILD: Child`, `UnsafeCell<Node>`: signal handlers and threads get their `&mut` past the compiler. */
function isReachedPastCompiler(owner: string, file: RustFile): boolean {
  return file.hasText(
    new RegExp(
      `\\bstatic\\s+mut\\s+\\w+\\s*:[^=;]*\\b${owner}\\b|\\b(?:UnsafeCell|NonNull)\\s*<\\s*${owner}\\b|\\*mut\\s+${owner}\\b`,
    ),
  );
}

/** Crates whose locks have `get_mut`. */
const WITH_GET_MUT =
  /^(?:std|core|parking_lot|lock_api|tokio|async_lock|async_std|smol|futures\w*|spin|loom|embassy_sync|maitake\w*|tracing_mutex|crate|super|self)::/;

/** Can what a field locks with be reached through `&mut` without the lock? A lock that somebody wrapped may have no way around it. */
export function hasGetMut(lock: Type, place: Node, field: string, file: RustFile): boolean {
  if (file.declarations.declares(lock.name))
    return file.declarations.method(lock.name, 'get_mut')?.receiver === 'm';
  const owner = file.typeOf(rootOf(place) ?? undefined);
  const declared = owner && fieldNamed(file.tree, owner.name, field)?.child('type');
  const written = declared ? /(?:\w+::)*(?:Mutex|RwLock)\b/.exec(declared.text)?.[0] : lock.name;
  // An alias of another file may stand for any lock.
  if (!written) return false;
  const path = file.imports.resolve(written);
  return path === lock.name || WITH_GET_MUT.test(path);
}
