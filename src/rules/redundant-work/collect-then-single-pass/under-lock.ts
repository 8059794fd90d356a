import type { Pass } from '../../../rust/order/single-pass.js';
import { guardBinding, locksTakenIn } from '../../../rust/ownership/locks.js';
import { statementOf } from '../../../rust/ownership/places.js';
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
  const walk = statementOf(pass.node);
  const block = declaration.parent!.children;
  const walked = block.findIndex((each) => each === walk || each.contains(walk));
  return block
    .slice(block.indexOf(declaration) + 1, walked)
    .flatMap((between) => locksTakenIn(between, file))
    .some((lock) => guardBinding(lock, file) !== null && lock.guard.parent!.parent === declaration.parent);
}
