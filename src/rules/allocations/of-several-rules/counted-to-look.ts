import { standsBesideTask } from '../../../rust/cost/beside-io.js';
import type { Copy } from '../../../rust/cost/copies.js';
import { copyOf } from '../../../rust/cost/known-copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { comesFromGuard, isPlace } from '../../../rust/ownership/places.js';
import { lender } from '../../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { becomesObject } from '../../../rust/types/becomes-object.js';
import { methodTarget, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { withoutCopy } from './temporary-copy.js';

/** `x.clone()` or `Arc::clone(&x)` of a place; null for any other expression. */
export function countedCopy(call: Node, file: RustFile): Copy | null {
  const copy = copyOf(call, file);
  return copy?.method === 'clone' && isPlace(copy.source) ? copy : null;
}

/** Methods of cells, locks and atomics that need no more than a reference. */
const OF_CELLS = /^(?:lock|read|write|try_lock|borrow|borrow_mut|load|store|swap|fetch_\w+)$/;

/** `self.shared.clone().options`, `Arc::clone(&shared).count()`: a counter goes up and down for a look through the pointer. */
export function countedToLook(copy: Copy, file: RustFile): Problem | null {
  const found = file.typeOf(copy.source);
  if (!found || !/^&?$/.test(found.refs)) return null;
  if (!/^(?:Arc|Rc)$/.test(found.name)) return usedOnce(copy, found, file);
  const field =
    copy.call.parent?.kind === 'field_expression' && copy.call.field === 'value' ? copy.call.parent : null;
  if (!field || comesFromGuard(copy.source, file)) return null;
  const call = methodCalledOn(copy.call);
  const target = behindObject(methodTarget(found));
  const method = call && methodOf(call);
  const looks =
    !call || !method
      ? true
      : /^(?:Mutex|RwLock|RefCell|Atomic\w+)$/.test(target.name)
        ? OF_CELLS.test(method)
        : file.declarations.method(target.name, method)?.receiver === '&';
  if (!looks) return null;
  const name = field.child('field')?.text ?? '';
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is cloned only to look at \`${name}\` through the clone: its counter goes up and down again for nothing.`,
    help: `leave the clone out: the pointer that is there leads to \`${name}\` as well`,
    fix: withoutCopy(copy),
  };
}

/** What a trait object can do stands in its trait. */
function behindObject(target: Type): Type {
  return /^(?:dyn|impl)$/.test(target.name) && target.args[0] ? target.args[0] : target;
}

const OF_CHANNELS = /^(?:(?:std|tokio)::sync::|crossbeam|flume|async_channel|kanal)/;
const OF_SENDERS =
  /^(?:send|try_send|blocking_send|send_timeout|send_async|is_closed|closed|reserve|subscribe)$/;
const OF_CLIENTS = /^(?:get|post|put|patch|delete|head|request|execute)$/;

/** `self.sender.clone().send(x)`, `client.clone().get(url)` of types whose methods are known to need no more than a reference. */
function usedOnce(copy: Copy, found: Type, file: RustFile): Problem | null {
  const call = methodCalledOn(copy.call);
  const method = call && methodOf(call);
  if (!method || comesFromGuard(copy.source, file) || file.declarations.declares(found.name)) return null;
  const path = file.imports.resolve(found.name);
  const origin = path.includes('::') ? path : file.imports.resolve('mpsc');
  const looks = /^(?:Unbounded|Sync)?Sender$/.test(found.name)
    ? OF_SENDERS.test(method) && OF_CHANNELS.test(origin)
    : found.name === 'Client' && path.startsWith('reqwest::') && OF_CLIENTS.test(method);
  if (!looks) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is cloned only to call \`${method}\`, which takes a reference: its counter goes up and down again for nothing.`,
    help: `call \`${method}\` without the clone`,
    fix: withoutCopy(copy),
  };
}

/** Pointers and texts whose copies count, where nothing else is declared by their names. */
const COUNTED = /^(?:Arc|Rc|EcoString|SmolStr|ArcStr|FastStr|JsWord)$/;

/** `let shared = self.shared.clone();` that is only looked through while `self.shared` stays as it is. */
export function countedInLocal(
  copy: Copy,
  binding: Binding,
  declaration: Node,
  file: RustFile,
): Problem | null {
  const found = file.typeOf(copy.source);
  if (copy.method !== 'clone' || copy.call !== declaration.child('value') || binding.mutable) return null;
  if (
    !found ||
    !/^&?$/.test(found.refs) ||
    !COUNTED.test(found.name) ||
    file.declarations.declares(found.name)
  )
    return null;
  if (becomesObject(declaration, found)) return null;
  if (!isOnlyLookedAt(binding, file) || !staysWhileUsed(lender(copy.source), declaration.end, binding, file))
    return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is cloned into \`${binding.name}\`, which is only looked at while ${quoted(copy.source)} stays as it is: its counter goes up and down again for nothing.`,
    help: `borrow it: \`let ${binding.name} = &${copy.source.text.replace(/\s*\n\s*/g, '')}\``,
    ...(standsBesideTask(declaration) && { minor: true }),
  };
}
