import { hasEffects } from '../../../rust/cost/effects.js';
import type { Binding } from '../../../rust/names/scopes.js';
import type { TakenLock } from '../../../rust/ownership/locks.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { calledPath, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

const SHUTS_READERS_OUT: Readonly<Record<string, string>> = {
  write: 'read',
  write_arc: 'read_arc',
  blocking_write: 'blocking_read',
};

/** `let rows = self.rows.write().unwrap(); rows.get(key)`: through a name without `mut` nothing that is guarded can be changed. */
export function sharedWouldDo(
  lock: TakenLock,
  guard: Binding,
  after: readonly Node[],
  file: RustFile,
): Problem | null {
  const instead = SHUTS_READERS_OUT[lock.method];
  if (!instead || guard.mutable || !isOfReaders(lock, file)) return null;
  if (!isOnlyLookedAt(guard, file, ({ call }) => !!call && isDrop(call))) return null;
  const end = guard.uses.find(({ node }) => isDrop(node.parent!.parent!))?.node.start;
  const held = after.filter(({ start }) => end === undefined || start < end);
  if (held.some(({ text }) => SAYS_ALONE.test(text))) return null;
  return {
    at: lock.call,
    message: `\`${guard.name}\` is only read, yet ${quoted(lock.call)} keeps all other readers out as well.`,
    help: `take the lock with \`${instead}()\`: readers don't wait for each other`,
    // Whoever does something that others see may mean to be alone meanwhile.
    ...(held.some((statement) => actsOnOthers(statement, file)) && { minor: true }),
  };
}

/** `debug_assert!(.., "nobody else writes: we hold the write lock")` */
const SAYS_ALONE = /\b(?:write[- ]lock|exclusive|lock(?:ed)? for writing)/i;

/** What has a `write()` without arguments and a Result may be many things, a lock with readers only by its type or its file's word. */
function isOfReaders(lock: TakenLock, file: RustFile): boolean {
  const found = file.typeOf(lock.place);
  if (!found) return lock.call.tree.hasText(/\bRwLock\b/);
  const held = methodTarget(found).name;
  return (
    /RwLock$/.test(held) ||
    /RwLockWriteGuard$/.test(file.declarations.method(held, lock.method)?.returns?.name ?? '')
  );
}

function isDrop(call: Node): boolean {
  return call.kind === 'call_expression' && /^(?:(?:std::)?mem::)?drop$/.test(calledPath(call) ?? '');
}

function actsOnOthers(statement: Node, file: RustFile): boolean {
  for (const node of statement.descendants()) {
    if (/^(?:await_expression|async_block|macro_invocation|unsafe_block)$/.test(node.kind)) return true;
    if (/^(?:assignment_expression|compound_assignment_expr)$/.test(node.kind)) {
      if (!isOfOwnLocal(node.child('left')!, file)) return true;
    } else if (node.kind === 'call_expression' && !isDrop(node) && acts(node)) {
      const receiver = receiverOf(node);
      if (!receiver || !isOfOwnLocal(receiver, file)) return true;
    }
  }
  return false;
}

/** What nobody takes a value from was called for what it does. */
function acts(call: Node): boolean {
  return hasEffects(call) || call.parent?.kind === 'expression_statement';
}

/** What only lends from others is no local of its own. */
function isOfOwnLocal(place: Node, file: RustFile): boolean {
  const root = rootOf(place);
  const binding = root ? file.bindingOf(root) : undefined;
  return binding?.kind === 'let' && file.typeOf(root!)?.refs === '';
}
