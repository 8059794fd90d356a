import { type Work, workIn } from '../../rust/cost/work.js';
import { attributesOf } from '../../rust/functions/shape.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import {
  guardBinding,
  lockKey,
  locksTakenIn,
  lockTaken,
  staysTheSame,
  type TakenLock,
} from '../../rust/ownership/locks.js';
import { nobodyElseHas } from '../../rust/ownership/nobody-else-has.js';
import { pathOf, rootOf, statementOf } from '../../rust/ownership/places.js';
import { enclosingClosure } from '../../rust/ownership/uses.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { PANICKING } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { ITERATOR_METHODS, READING_METHODS } from '../../rust/types/methods.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { steppedThoughExclusive } from './lock-taken-repeatedly/atomic-though-exclusive.js';
import { borrowedThoughExclusive } from './lock-taken-repeatedly/borrowed-though-exclusive.js';
import { drainedOneByOne } from './lock-taken-repeatedly/drained-one-by-one.js';
import { exclusiveAnyway } from './lock-taken-repeatedly/exclusive-anyway.js';
import { takenPerItem } from './lock-taken-repeatedly/lock-per-item.js';
import { takenByCallee, takenUnderItself } from './lock-taken-repeatedly/taken-under-itself.js';
import { isShutToOthers } from './of-several-rules/exclusive-self.js';

export const rule: Rule = {
  id: 'lock-taken-repeatedly',
  item: 'parallelism',
  summary: 'a lock that is taken again and again, or that nobody contends for',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs:
    /\.(lock|read|write|try_lock|try_read|try_write|\w+_(?:lock|guard)|lock_\w+|(?:read|write)_\w+)(_arc)?\(\)|\.(?:fetch_\w+|swap|compare_exchange\w*|borrow(?:_mut)?)\(/,
  check(node: Node, file: RustFile): Problem | null {
    const lock = lockTaken(node, file);
    if (!lock)
      return (
        uncontended(node, file) ??
        steppedThoughExclusive(node, file) ??
        borrowedThoughExclusive(node, file) ??
        takenByCallee(node, file)
      );
    // Nobody changes it in between, and nobody waits: there no lock is needed at all.
    const exclusive = isShutToOthers(lock.place, file) ? exclusiveAnyway(lock, file) : null;
    if (exclusive) return exclusive;
    const again =
      takenUnderItself(lock, file) ??
      takenAgainAtOnce(lock, file) ??
      takenPerItem(lock, file) ??
      drainedOneByOne(lock, file);
    // Free as it is, a lock of one's own costs its atomic operations and keeps nobody waiting.
    if (again) return nobodyElseHas(lock.place, lock.call.end, file) ? { ...again, minor: true } : again;
    return exclusiveAnyway(lock, file);
  },
};

/** `m.try_lock().unwrap()` says that nobody else ever holds it: then a lock is not what is needed. */
function uncontended(call: Node, file: RustFile): Problem | null {
  if (!/^try_(?:lock|read|write)$/.test(methodOf(call) ?? '')) return null;
  const outer = methodCalledOn(call);
  if (!outer || !PANICKING.test(methodOf(outer)!)) return null;
  const place = receiverOf(call)!;
  if (isStaticName(place)) return null;
  const found = file.typeOf(place);
  if (found && !/Mutex|RwLock|^(?:Arc|Rc|_)$/.test(`${found.name} ${found.args[0]?.name}`)) return null;
  return {
    at: call,
    until: outer,
    message: `\`${methodOf(call)}().${methodOf(outer)}()\` panics as soon as anyone else holds ${quoted(place)}: if nobody ever does, the lock only costs its atomic operations.`,
    help: `where no other thread needs it, pass ${quoted(place)} by value or as \`&mut\`, without the lock`,
    // What others lend, and what is changed behind a shared reference, needs a lock, contended or not.
    ...(!isGivenAway(place, file) && { minor: true }),
  };
}

/** Handed over or made here, and used in no closure that others may call: whoever made the lock could have handed on the value. */
function isGivenAway(place: Node, file: RustFile): boolean {
  const binding = place.kind === 'identifier' ? file.bindingOf(place) : undefined;
  const isOwn = binding?.kind === 'parameter' || MAKES_LOCK.test(binding?.value?.text ?? '');
  return !!binding && isOwn && enclosingClosure(place) === enclosingClosure(binding.node);
}

const MAKES_LOCK = /^(?:(?:\w+::)*(?:Arc|Rc)::new\(\s*)?(?:\w+::)*(?:Mutex|RwLock)::new\(/;

function isStaticName(place: Node): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(rootOf(place)?.text ?? '');
}

/** The same lock twice in one statement, or in one statement and the next, with nothing to wait for between. */
function takenAgainAtOnce(lock: TakenLock, file: RustFile): Problem | null {
  if (guardBinding(lock, file) || isKept(lock)) return null;
  const statement = statementOf(lock.call);
  const [before] = [...previousLocks(statement, lock, file)].filter(
    (other) =>
      other.call.start < lock.call.start &&
      isSameLock(other, lock) &&
      !guardBinding(other, file) &&
      !isKept(other),
  );
  if (!before || !staysTheSame(lock, file) || areExclusive(before.call, lock.call)) return null;
  if (isOnlyTraced(lock.call)) return null;
  if (enclosingLoop(lock.call)?.body !== enclosingLoop(before.call)?.body) return null;
  return {
    at: lock.call,
    message: `${quoted(lock.call)} was released on line ${before.call.endLine} and is taken again at once: twice the atomic operations, and someone may change what it guards in between.`,
    help: 'take the lock once, keep the guard in a local, and drop it after the second use',
  };
}

/** `trace!("{} left", rows.read().len())`, of which releases do nothing. */
function isOnlyTraced(call: Node): boolean {
  for (const at of call.ancestors()) {
    if (/(?:statement|block)$/.test(at.kind)) return false;
    if (at.kind === 'macro_call') return /^(?:trace|debug)$/.test(at.macro);
  }
  return false;
}

/** What was written under a lock is read through it again; the other way round, readers may not want to wait for each other. */
function isSameLock(before: TakenLock, lock: TakenLock): boolean {
  if (lockKey(before) === lockKey(lock)) return true;
  return before.method === 'write' && lock.method === 'read' && pathOf(before.place) === pathOf(lock.place);
}

/** `Sender { wake: self.clock.wake_guard() }`, `spawn(lock.write())`: what a struct or a callee holds may not be released. */
function isKept(lock: TakenLock): boolean {
  return /^(?:field_initializer|shorthand_field_initializer|arguments)$/.test(lock.guard.parent?.kind ?? '');
}

/** Statements further back are another thought. */
const NEAR = 3;

/** Locks of the statement itself, of those right before it in the same block, and of the condition that led into the block. */
function* previousLocks(statement: Node, lock: TakenLock, file: RustFile): Generator<TakenLock> {
  yield* locksTakenIn(statement, file);
  yield* locksBefore(statement, lock, file);
}

function* locksBefore(statement: Node, lock: TakenLock, file: RustFile): Generator<TakenLock> {
  const block = statement.parent?.kind === 'block' ? statement.parent : null;
  const siblings = block?.children ?? [];
  const at = siblings.indexOf(statement);
  for (const before of siblings.slice(Math.max(0, at - NEAR), Math.max(0, at)).reverse()) {
    if (/_item$/.test(before.kind) || /#\[cfg/.test(attributesOf(before))) return;
    const locks = locksTakenIn(before, file);
    if (workIn(before, (work) => isMoreThanAsking(work, locks, lock))) return;
    yield* locksTakenIn(headOf(before), file);
    if (isSideStep(before) || isMadeBetween(before)) return;
  }
  const fork = at === 0 ? forkOf(block) : null;
  if (!fork) return;
  const condition = fork.child('condition')!;
  if (block?.field === 'consequence') yield* locksTakenIn(condition, file);
  if (!condition.descendantsOfKind('call_expression', 'macro_call', 'macro_invocation').next().done) return;
  yield* locksBefore(statementOf(fork), lock, file);
}

/** `rows.read().await.len()` waits for nothing but the lock itself. */
function isMoreThanAsking({ kind, node }: Work, locks: readonly TakenLock[], lock: TakenLock): boolean {
  if (kind === 'allocates' || node.contains(lock.call)) return false;
  const same = locks.filter((each) => isSameLock(each, lock));
  // What was gone over was held all the time.
  if (kind === 'many items' && same.some(({ guard }) => node.contains(guard))) return false;
  return !(kind === 'waits' && same.some(({ guard, call }) => guard.contains(node) && node.contains(call)));
}

/** The `if` of which a block is one way. */
function forkOf(block: Node | null): Node | null {
  const around = block?.parent?.kind === 'else_clause' ? block.parent.parent : block?.parent;
  return around?.kind === 'if_expression' ? around : null;
}

/** Between two looks only values may be named: a call of its own may want the lock itself. */
function isSideStep(statement: Node): boolean {
  return statement.kind !== 'let_declaration';
}

/** What a cache lacks is made while nobody waits for it, and what somebody else is asked for may want the lock itself. */
function isMadeBetween(statement: Node): boolean {
  const value = statement.child('value');
  return !!value && [value, ...value.descendantsOfKind('call_expression')].some(isGivenSomething);
}

function isGivenSomething(call: Node): boolean {
  if (call.kind !== 'call_expression' || argumentsOf(call).length === 0) return false;
  const method = methodOf(call);
  return !method || !(READING_METHODS.has(method) || ITERATOR_METHODS.has(method) || OPENS.test(method));
}

/** Methods of what may be missing, and of errors. */
const OPENS = /^(?:expect|ok_or\w*|map_err|unwrap_or\w*|and_then|or_else|context|with_context)$/;

/** What surely runs of a statement: of `if cond { return .. }` the condition. */
function headOf(statement: Node): Node {
  const inner = statement.kind === 'expression_statement' ? statement.children[0]! : statement;
  return inner.kind === 'if_expression' ? (inner.child('condition') ?? inner) : inner;
}

function areExclusive(a: Node, b: Node): boolean {
  for (const fork of a.ancestors()) {
    if (!fork.contains(b)) continue;
    if (fork.kind === 'match_block') return true;
    return fork.kind === 'if_expression' && !fork.child('condition')?.contains(a);
  }
  return false;
}
