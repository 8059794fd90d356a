import type { TakenLock } from '../../../rust/ownership/locks.js';
import { pathOf, rootOf } from '../../../rust/ownership/places.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { fieldNamed, isNeverShared } from '../../../rust/types/sharing.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { hasGetMut, hasSelfAlone } from '../of-several-rules/exclusive-self.js';
import { isLentMeanwhile } from './borrowed-though-exclusive.js';

/** `self.field.lock()` where `self` is `&mut`: nobody else can be there, unless the field is shared behind an Arc. */
export function exclusiveAnyway(lock: TakenLock, file: RustFile): Problem | null {
  const fn = enclosingFunction(lock.call);
  if (!fn || !hasSelfAlone(lock.call, file) || isInClosure(lock.call, fn)) return null;
  const field = /^self\.(\w+)$/.exec(pathOf(lock.place))?.[1];
  if (!field || !isOwnLock(lock.place, field, file)) return null;
  const owner = file.bindingOf(rootOf(lock.place)!);
  if (!owner || isLentMeanwhile(lock.call, lock.place, owner, file)) return null;
  const isBehindArc = file.typeOf(lock.place)?.name === 'Arc';
  const withoutPointer = isBehindArc ? 'take the `Arc`, of which there is one, from around it, and ' : '';
  return {
    at: lock.call,
    message: `\`&mut self\` already shuts everyone else out, yet \`self.${field}\` is locked as if it were shared.`,
    help: `${withoutPointer}use \`self.${field}.get_mut()\`, which takes no lock, or keep the value without a lock`,
  };
}

/** A lock of one's own: a plain field, or one behind an `Arc` that nobody else was ever given. */
function isOwnLock(place: Node, field: string, file: RustFile): boolean {
  const found = file.typeOf(place);
  if (found?.refs !== '') return false;
  const lock = found.name === 'Arc' ? found.args[0] : found;
  if (!lock || !/^(?:Mutex|RwLock)$/.test(lock.name) || !hasGetMut(lock, place, field, file)) return false;
  const owner = file.typeOf(rootOf(place) ?? undefined);
  if (lock === found || !owner) return lock === found;
  const declared = fieldNamed(file.tree, owner.name, field);
  return !!declared && isNeverShared(declared);
}

function isInClosure(node: Node, fn: Node): boolean {
  for (const at of node.ancestors()) {
    if (at === fn) return false;
    if (at.kind === 'closure_expression' || at.kind === 'async_block') return true;
  }
  return false;
}
