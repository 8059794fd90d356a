import type { Binding, Use } from '../../../rust/names/scopes.js';
import { diverges } from '../../../rust/order/run-order.js';
import { borrowersOf } from '../../../rust/ownership/guard-borrowers.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/**
 * `let out = if let Some(to) = to { Some(to.begin(&columns)) } else { None };`: may what is lent in the branch be in use behind it?
 * Made in the branch, the value would not live long enough.
 */
export function isLentBeyondBranch(declaration: Node, uses: readonly Node[], file: RustFile): boolean {
  const branch = branchAround(declaration, uses);
  return (
    !!branch &&
    file
      .localsOf(declaration)
      .some((name) =>
        [...borrowersOf(name, file, (use) => lends(use, file))].some(
          (borrower) => borrower !== name && livesBeyond(borrower, branch, declaration, file),
        ),
      )
  );
}

/** The outermost block, or arm, below the one of the `let` that holds all uses and goes on; null in a closure, which has no name to give the value to. */
function branchAround(declaration: Node, uses: readonly Node[]): Node | null {
  if (enclosingClosure(uses[0]!) !== enclosingClosure(declaration)) return null;
  let branch: Node | null = null;
  for (let at = uses[0]!; at.parent && at !== declaration.parent; at = at.parent)
    if (isScope(at) && uses.every((use) => at.contains(use))) branch = at;
  return branch && diverges(branch) ? null : branch;
}

function isScope(at: Node): boolean {
  return at.kind === 'block' || (at.field === 'value' && at.parent!.kind === 'match_arm');
}

/** What is moved goes along, wherever it was made. */
function lends(use: Use, file: RustFile): boolean {
  return !use.hidden && file.useFacts(use)?.effect !== 'move';
}

/** Declared around the branch, before the value, or to be given one in the branch; other names of it that stand between would move along. */
function livesBeyond(borrower: Binding, branch: Node, declaration: Node, file: RustFile): boolean {
  if (branch.contains(borrower.node)) return false;
  if (borrower.declaration.contains(branch) || borrower.node.start < declaration.start) return true;
  return file.usesOf(borrower).some(({ effect, place }) => effect === 'assign' && branch.contains(place));
}
