import type { Pass } from '../../../rust/order/single-pass.js';
import { guardBinding, locksTakenIn } from '../../../rust/ownership/locks.js';
import { receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/**
 * `let rows: Vec<_> = ..collect(); self.table.write().add(rows);`: is the list made before a lock is taken, and walked while it is
 * held? Without the list the items would be made under the lock.
 */
export function isWalkedUnderLock(declaration: Node, pass: Pass, file: RustFile): boolean {
  const receiver = pass.kind === 'argument' ? receiverOf(pass.node) : undefined;
  if (receiver && locksTakenIn(receiver, file).length > 0) return true;
  for (let at = pass.node; at.parent && at.parent !== declaration.parent?.parent; at = at.parent)
    if (isHeldBeside(at, declaration, file)) return true;
  return false;
}

/** Behind a `let guard = m.lock();` of the same block, or in a branch of a `match m.lock()` or an `if let Ok(guard) = m.lock()`. */
function isHeldBeside(step: Node, declaration: Node, file: RustFile): boolean {
  const around = step.parent!;
  if (around.kind === 'block')
    return around.children
      .filter((each) => each.start >= declaration.end && each.end <= step.start)
      .flatMap((between) => locksTakenIn(between, file))
      .some((lock) => guardBinding(lock, file) !== null && lock.guard.parent!.parent === around);
  if (step.field === 'value' || step.field === 'condition') return false;
  const asked = /^(?:match|if|while)_expression$/.test(around.kind)
    ? (around.child('value') ?? letCondition(around.child('condition')))
    : undefined;
  return !!asked && locksTakenIn(asked, file).length > 0;
}

/** A plain question lets go of what it locked before the branch is entered. */
function letCondition(condition: Node | undefined): Node | undefined {
  return /^let_/.test(condition?.kind ?? '') ? condition : undefined;
}
