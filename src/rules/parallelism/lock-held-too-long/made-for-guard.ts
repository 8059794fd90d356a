import { asCopy, costOf } from '../../../rust/cost/copies.js';
import { type Work, workIn } from '../../../rust/cost/work.js';
import type { Binding } from '../../../rust/names/scopes.js';
import type { TakenLock } from '../../../rust/ownership/locks.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isSmall, named } from './guard-of-statement.js';
import { mentions } from './released-too-late.js';
import { whoElse } from './who-else.js';

/** `let mut current = self.current.write(); *current = Arc::new(meta.clone());`: what is put there could be there before the lock is taken. */
export function madeForGuard(
  lock: TakenLock,
  guard: Binding,
  first: Node,
  borrowers: ReadonlySet<Binding>,
  file: RustFile,
): Problem | null {
  const put = first.kind === 'expression_statement' ? first.children[0] : undefined;
  const [place, value] = [put?.child('left'), put?.child('right')];
  if (put?.kind !== 'assignment_expression' || !place || !value) return null;
  if (!guard.isUsedIn(place) || mentions(value, borrowers) || isOfSelf(value)) return null;
  const work = copiedWhole(value, file) ?? workIn(value, (each) => !isSmall(each), true);
  if (!work) return null;
  return {
    at: lock.call,
    message: `${quoted(lock.call)} is taken before ${named(work)}, which does not need \`${guard.name}\`: ${whoElse(lock)} waits for that work too.`,
    help: 'make the value first, then take the lock and put it there',
  };
}

/** What `self` is asked may be what the lock is held for: that nobody else asks it meanwhile. */
function isOfSelf(value: Node): boolean {
  for (const node of value.descendants()) if (node.kind === 'self') return true;
  return value.kind === 'self';
}

/** A copy of a struct or a list; that of one text takes no longer than the lock itself. */
function copiedWhole(value: Node, file: RustFile): Work | null {
  for (const node of [value, ...value.descendantsOfKind('call_expression')]) {
    const copy = asCopy(node);
    if (copy?.method !== 'clone' || isApart(node, value)) continue;
    const found = file.typeOf(copy.source);
    if (found && found.name !== 'String' && costOf(copy, file) === 'costs')
      return { node, kind: 'many items' };
  }
  return null;
}

function isApart(node: Node, value: Node): boolean {
  for (const at of node.ancestors()) {
    if (at === value.parent) return false;
    if (/^(?:closure_expression|async_block)$/.test(at.kind)) return true;
  }
  return false;
}
