import type { Copy } from '../../rust/copies.js';
import { asCopy } from '../../rust/copies.js';
import { argumentsOf, calledPath, methodOf } from '../../rust/flow.js';
import { comesFromGuard, isPlace } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { methodTarget } from '../../rust/types.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { withoutCopy } from './temporary-copy.js';

/** `x.clone()` or `Arc::clone(&x)` of a place; null for any other expression. */
export function countedCopy(call: Node): Copy | null {
  const copy = asCopy(call);
  if (copy) return copy.method === 'clone' && isPlace(copy.source) ? copy : null;
  if (!/^(?:\w+::)*(?:Arc|Rc)::clone$/.test(calledPath(call) ?? '')) return null;
  const [lent] = argumentsOf(call);
  const source = lent?.kind === 'reference_expression' ? lent.child('value') : undefined;
  return source && isPlace(source) ? { call, source, method: 'clone' } : null;
}

/** Methods of cells, locks and atomics that need no more than a reference. */
const OF_CELLS = /^(?:lock|read|write|try_lock|borrow|borrow_mut|load|store|swap|fetch_\w+)$/;

/** `self.shared.clone().options`, `Arc::clone(&shared).count()`: a counter goes up and down for a look through the pointer. */
export function countedToLook(copy: Copy, file: RustFile): Problem | null {
  const found = file.typeOf(copy.source);
  if (!found || !/^(?:Arc|Rc)$/.test(found.name) || !/^&?$/.test(found.refs)) return null;
  const field =
    copy.call.parent?.kind === 'field_expression' && copy.call.field === 'value' ? copy.call.parent : null;
  if (!field || comesFromGuard(copy.source)) return null;
  const holder = field.parent?.kind === 'generic_function' ? field.parent : field;
  const call =
    holder.field === 'function' && holder.parent?.kind === 'call_expression' ? holder.parent : null;
  const target = methodTarget(found);
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
    ...(asCopy(copy.call) && { fix: withoutCopy(copy) }),
  };
}
