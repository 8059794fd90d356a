import { lockKey, locksTakenIn, staysTheSame, type TakenLock } from '../../../rust/ownership/locks.js';
import { pathOf } from '../../../rust/ownership/places.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `match self.rows.read().find(key) { None => self.rows.write().insert(key), .. }`: the guard of the head lives as long as the arms. */
export function waitsForItself(lock: TakenLock, file: RustFile): Problem | null {
  const holder =
    lock.guard.field === 'value' && lock.guard.parent?.kind === 'field_expression'
      ? headAround(lock.guard)
      : null;
  if (!holder || !staysTheSame(lock, file) || isReentrant(lock, file)) return null;
  const again = bodyOf(holder).flatMap((body) => locksTakenIn(body, file));
  const inner = again.find((each) => excludes(each, lock));
  if (!inner) return null;
  return {
    at: lock.call,
    message: `The guard of ${quoted(lock.call)} lives to the end of the \`${wordOf(holder)}\`, and ${quoted(inner.call)} on line ${inner.call.line} waits for it: the thread waits for itself forever.`,
    help: 'take the answer in a `let` of its own first, whose guard ends with the statement',
  };
}

/** The same lock, and one of the two wants it alone. */
function excludes(inner: TakenLock, outer: TakenLock): boolean {
  if (pathOf(inner.place) !== pathOf(outer.place)) return false;
  return lockKey(inner) !== lockKey(outer) || !outer.isShared;
}

function isReentrant(lock: TakenLock, file: RustFile): boolean {
  const found = file.typeOf(lock.place);
  return !!found && /Reentrant/.test(methodTarget(found).name);
}

/** The `match`, `if let` or `while let` in whose head a guard without a name stands: what a block or a closure takes is released with it. */
function headAround(guard: Node): Node | null {
  for (let at: Node = guard; at.parent; at = at.parent) {
    const holder = at.parent;
    if (/^(?:match_expression|let_condition)$/.test(holder.kind)) return at.field === 'value' ? holder : null;
    if (
      /block|closure|statement|declaration|^arguments$|_expression$/.test(holder.kind) &&
      !PASSES.test(holder.kind)
    )
      return null;
  }
  return null;
}

const PASSES =
  /^(?:call_expression|field_expression|reference_expression|try_expression|await_expression|parenthesized_expression)$/;

function bodyOf(holder: Node): Node[] {
  if (holder.kind === 'match_expression') return [holder.child('body')].filter((each) => !!each);
  const branch = holder.parent;
  return [
    branch?.child('consequence'),
    branch?.kind === 'while_expression' ? branch.child('body') : undefined,
  ].filter((each) => !!each);
}

function wordOf(holder: Node): string {
  if (holder.kind === 'match_expression') return 'match';
  return holder.parent?.kind === 'while_expression' ? 'while let' : 'if let';
}
