import { workIn } from '../../../rust/cost/work.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isLoopExpression } from '../../../rust/order/loops.js';
import type { TakenLock } from '../../../rust/ownership/locks.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { named, namedLoop } from './guard-of-statement.js';
import { writesWhatWasRead } from './io-under-guard.js';
import { whoElse } from './who-else.js';

/** Work behind the last look at what the lock guards, in the same block. */
export function releasedTooLate(
  lock: TakenLock,
  guard: Binding,
  rest: readonly Node[],
  touching: readonly Node[],
  borrowers: ReadonlySet<Binding>,
  file: RustFile,
): Problem | null {
  if (touching.some((statement) => givesAway(guard, statement))) return null;
  if (empties(guard, touching.at(-1)!)) return null;
  for (const statement of rest) {
    const work = workIn(statement, (each) => each.kind !== 'allocates', true);
    if (!work) continue;
    if (isEndOfPartner(work.node, lock) || isUnchecked(work.node)) return null;
    if (!lock.isShared && writesWhatWasRead(work.node, touching, file)) return null;
    return {
      at: lock.call,
      message: `${whatIsUsed(guard, touching.at(-1)!)} is last used ${placeOfLastUse(touching.at(-1)!, borrowers)}, but the lock is held on through ${named(work)}: ${whoElse(lock)} waits for that too.`,
      help: `end the guard's life before: an inner block, or \`drop(${guard.name})\``,
    };
  }
  return null;
}

/** Used at each turn of a loop, it is in use until the last one. */
function placeOfLastUse(statement: Node, borrowers: ReadonlySet<Binding>): string {
  const uses = [...borrowers].flatMap(({ uses }) => uses.map(({ node }) => node));
  const last = uses.filter((node) => statement.contains(node)).reduce((a, b) => (a.start > b.start ? a : b));
  const loop = [...last.ancestors()].findLast((at) => isLoopExpression(at) && statement.contains(at));
  return loop ? `in ${namedLoop(loop)}` : `on line ${last.line}`;
}

/** Of a name that was made of it, it may not be known whether it borrows. */
function whatIsUsed(guard: Binding, statement: Node): string {
  const isItself = mentions(statement, new Set([guard]));
  return isItself ? `\`${guard.name}\`` : `\`${guard.name}\`, or what may borrow from it,`;
}

/** In an `unsafe` block: what is read there may be what the lock stands for, though the compiler can't see it. */
function isUnchecked(work: Node): boolean {
  for (const at of work.ancestors()) if (at.kind === 'unsafe_block') return true;
  return false;
}

/** `*writer = None;` before the file is moved: the lock keeps everyone from opening it again meanwhile. */
function empties(guard: Binding, statement: Node): boolean {
  return new RegExp(`^(?:\\*${guard.name}\\s*=\\s*None|(?:drop\\()?${guard.name}\\.take\\(\\)\\)?);$`).test(
    statement.text,
  );
}

/** `client.thread.take().unwrap().join()` under `client.state.lock()`: waited for is the very one that shares the lock. */
function isEndOfPartner(work: Node, lock: TakenLock): boolean {
  const joined = work.kind === 'call_expression' && methodOf(work) === 'join' ? rootOf(work) : null;
  const shared = rootOf(receiverOf(lock.call));
  return !!joined && joined.kind !== 'self' && joined.text === shared?.text;
}

/** Is the guard itself moved: dropped, returned, stored, handed to someone? */
function givesAway(guard: Binding, statement: Node): boolean {
  if (!guard.isUsedIn(statement)) return false;
  return guard.uses.some(({ node }) => {
    if (!statement.contains(node)) return false;
    const parent = node.parent!;
    if (parent.kind === 'arguments') return parent.parent?.kind !== 'macro_call';
    return !/^(?:field|reference|unary|index|binary|for|match|if|assignment)_expression$|^compound_assignment_expr$/.test(
      parent.kind,
    );
  });
}

export function mentions(statement: Node, borrowers: ReadonlySet<Binding>): boolean {
  for (const borrower of borrowers) if (borrower.isUsedIn(statement)) return true;
  return false;
}
