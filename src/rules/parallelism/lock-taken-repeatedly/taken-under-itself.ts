import { functionCalledByName } from '../../../rust/functions/function-called.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { guardBinding, locksTakenIn, staysTheSame, type TakenLock } from '../../../rust/ownership/locks.js';
import { pathOf, rootOf } from '../../../rust/ownership/places.js';
import { methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { ITERATOR_METHODS, MAYBE_ITERATOR_METHODS } from '../../../rust/types/methods.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `rows.read().iter().max().map(|at| rows.read()[at])`: read through a second guard while the first one lives. Of an exclusive lock nobody could do that. */
export function takenUnderItself(lock: TakenLock, file: RustFile): Problem | null {
  if (!lock.isShared || !staysTheSame(lock, file) || file.hasText(REENTRANT)) return null;
  const held = heldAround(lock, file);
  if (!held) return null;
  return {
    at: lock.call,
    message: `${quoted(lock.call)} is taken while the guard of line ${held.call.endLine} still holds the same lock: it is counted twice, and a writer that comes in between makes all of them wait for ever.`,
    help: 'keep the first guard in a local, and read through that',
  };
}

/** `let lost = self.lost.read(); .. self.without_lost(filter)` of a method that takes `self.lost.read()` as well. */
export function takenByCallee(call: Node, file: RustFile): Problem | null {
  if (receiverOf(call)?.kind !== 'self') return null;
  const body = functionCalledByName(call)?.child('body');
  if (!body || file.hasText(REENTRANT)) return null;
  for (const taken of LOCKS_OF_SELF.of(body, () => locksOfSelf(body, file))) {
    const held = heldAround({ ...taken, call, guard: call }, file);
    if (!held || !isLock(held, file)) continue;
    return {
      at: call,
      message: `\`${methodOf(call)}\` takes ${quoted(taken.call)} on line ${taken.call.endLine} while the guard of line ${held.call.endLine} still holds the same lock: it is counted twice, and a writer that comes in between makes all of them wait for ever.`,
      help: `hand \`${methodOf(call)}\` what the first guard guards, or drop that guard before`,
    };
  }
  return null;
}

const LOCKS_OF_SELF = new NodeMemo<readonly TakenLock[]>();

function locksOfSelf(body: Node, file: RustFile): TakenLock[] {
  return locksTakenIn(body, file).filter(
    (each) => each.isShared && rootOf(each.place)?.kind === 'self' && staysTheSame(each, file),
  );
}

/** Locks that their holder may take once more. */
const REENTRANT = /[Rr](?:eentrant|ecursive)/;

function heldAround(lock: TakenLock, file: RustFile): TakenLock | null {
  for (let at = lock.call; at.parent; at = at.parent) {
    const around = at.parent;
    if (/^(?:function_item|async_block)$/.test(around.kind)) return null;
    const call = around.kind === 'closure_expression' ? callGiven(around) : null;
    if (around.kind === 'closure_expression' && !(call && runsInStatement(call))) return null;
    const head = call ? receiverOf(call) : headAround(at);
    const found = (head ? locksTakenIn(head, file) : []).find(
      (each) => isSame(each, lock, file) && !guardBinding(each, file),
    );
    if (found) return found;
    for (const [named, guard] of namedBefore(at, file))
      if (isSame(named, lock, file) && isLock(named, file) && !isGivenUp(guard, lock, file)) return named;
  }
  return null;
}

function isSame(held: TakenLock, lock: TakenLock, file: RustFile): boolean {
  if (!held.isShared || held.call.start >= lock.call.start || pathOf(held.place) !== pathOf(lock.place))
    return false;
  const [one, other] = [rootOf(held.place), rootOf(lock.place)];
  if (one?.kind === 'self' && other?.kind === 'self') return true;
  return !!one && !!other && file.bindingOf(one) === file.bindingOf(other);
}

/** What `read()` gives where nothing says that it is a lock may be anything. */
function isLock({ call, guard, place }: TakenLock, file: RustFile): boolean {
  return guard !== call || file.typeOf(place) !== null;
}

/** The call of an iterator or an Option that a closure is handed to. */
function callGiven(closure: Node): Node | null {
  const call = closure.parent?.kind === 'arguments' ? closure.parent.parent! : null;
  const method = call && methodOf(call);
  return method && (ITERATOR_METHODS.has(method) || MAYBE_ITERATOR_METHODS.has(method)) ? call : null;
}

/** Gives an item, or a sum of all: the work behind it is done. */
const ENDS_WALK =
  /^(?:for_each|try_for_each|max|min|find|find_map|position|last|first|next|get|nth|reduce|fold|try_fold|sum|product|count|any|all|collect\w*|partition|unzip|retain|peek|pop|sorted)(?:_\w+)?$/;

/** Does the closure run before the statement ends, and with it what the guards of the chain hold? */
function runsInStatement(call: Node): boolean {
  for (let at: Node | undefined = call; at; at = receiverOf(at))
    if (ENDS_WALK.test(methodOf(at) ?? '')) return true;
  for (let at: Node | null | undefined = methodCalledOn(call); at; at = methodCalledOn(at))
    if (ENDS_WALK.test(methodOf(at) ?? '')) return true;
  return false;
}

/** What is looked at by a `for`, a `match` or an `if let` lives as long as its body. */
function headAround(part: Node): Node | undefined {
  const around = part.parent!;
  if (around.kind === 'for_expression') return part.field === 'body' ? around.child('value') : undefined;
  if (around.kind === 'match_expression') return part.field === 'body' ? around.child('value') : undefined;
  if (!/^(?:consequence|body)$/.test(part.field)) return undefined;
  const condition = around.child('condition');
  return condition?.kind === 'let_condition' ? condition.child('value') : undefined;
}

/** Guards with a name, of the statements before this one in its block. */
function* namedBefore(statement: Node, file: RustFile): Generator<[TakenLock, Binding]> {
  const block = statement.parent?.kind === 'block' ? statement.parent : null;
  for (const each of block?.children ?? []) {
    if (each.start >= statement.start) return;
    if (each.kind !== 'let_declaration') continue;
    for (const lock of locksTakenIn(each, file)) {
      const name = guardBinding(lock, file);
      // `let nodes = { let held = rows.read(); held.copy() };` lets go of it in its block.
      if (name?.declaration === each) yield [lock, name];
    }
  }
}

/** Dropped, or given away, before the lock is taken once more; what a guard is taken for says no more than what it guards. */
function isGivenUp(guard: Binding, lock: TakenLock, file: RustFile): boolean {
  return file
    .usesOf(guard)
    .some(
      ({ use, place, effect }) =>
        use.node.start < lock.call.end &&
        (/^(?:move|assign|hidden)$/.test(effect) || place.parent?.kind === 'arguments'),
    );
}
