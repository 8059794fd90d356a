import { type Work, workIn } from '../../rust/cost/work.js';
import type { Binding, Use } from '../../rust/names/scopes.js';
import { borrowersOf } from '../../rust/ownership/guard-borrowers.js';
import { guardBinding, locksTakenIn, lockTaken, type TakenLock } from '../../rust/ownership/locks.js';
import { nobodyElseHas } from '../../rust/ownership/nobody-else-has.js';
import { statementOf } from '../../rust/ownership/places.js';
import { isReachedThroughOwned } from '../../rust/ownership/unshared-locks.js';
import { argumentsOf, calledPath, enclosingFunction, methodCalledOn } from '../../rust/syntax/call-syntax.js';
import { commentsBefore } from '../../rust/syntax/comments-around.js';
import { NodeMemo } from '../../rust/syntax/memo.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodTarget } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { copiedOutOfCache } from './lock-held-too-long/copied-out-of-cache.js';
import { copiedThenAwaited } from './lock-held-too-long/copied-then-awaited.js';
import {
  builtForPool,
  heldThroughLoop,
  isSmall,
  named,
  temporaryTooLong,
} from './lock-held-too-long/guard-of-statement.js';
import { outsideUnderGuard } from './lock-held-too-long/io-under-guard.js';
import { madeForGuard } from './lock-held-too-long/made-for-guard.js';
import { mentions, releasedTooLate } from './lock-held-too-long/released-too-late.js';
import { sharedWouldDo } from './lock-held-too-long/shared-would-do.js';
import { waitsForItself } from './lock-held-too-long/waits-for-itself.js';
import { whoElse } from './lock-held-too-long/who-else.js';
import { isShutToOthers } from './of-several-rules/exclusive-self.js';

export const rule: Rule = {
  id: 'lock-held-too-long',
  item: 'parallelism',
  summary: 'work under a lock that does not need it',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(lock|read|write|\w+_(?:lock|guard)|lock_\w+)(_arc)?\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const lock = lockTaken(node, file);
    if (!lock || enclosingFunction(node)?.child('return_type')?.kind === 'never_type') return null;
    const binding = guardBinding(lock, file);
    const problem =
      copiedOutOfCache(lock, binding, file) ??
      (binding
        ? boundTooLong(lock, binding, file)
        : (waitsForItself(lock, file) ?? temporaryTooLong(lock, file)));
    if (problem && nobodyElseHas(lock.place, endOfGuard(lock, binding), file)) return null;
    if (problem && isShutToOthers(lock.place, file)) return null;
    return problem && isReachedThroughOwned(lock.place, file) ? { ...problem, minor: true } : problem;
  },
};

/** A guard with a name may live to the end of its block. */
function endOfGuard(lock: TakenLock, guard: Binding | null): number {
  return guard ? guard.declaration.parent!.end : statementOf(lock.call).end;
}

/** A named guard is held from its `let` to the end of the block, whatever the last use of its name. */
function boundTooLong(lock: TakenLock, guard: Binding, file: RustFile): Problem | null {
  // A guard that is never read stands for the exclusion itself.
  if (guard.uses.every((use) => isDrop(use) || isHandedOn(use)) || guardsNothing(lock, file)) return null;
  if (guard.uses.some((use) => use.hidden === 'opaque')) return null;
  const declaration = guard.declaration;
  const statements = declaration.parent!.children;
  const after = statements.slice(declaration.position + 1);
  if (saysHowLong(declaration) || after.some(saysHowLongLocked)) return null;
  const borrowers = borrowersOf(guard, file);
  const touching = after.filter((statement) => mentions(statement, borrowers));
  const [first] = touching;
  if (!first || isOneOfSeveral(declaration, statements, file)) return null;
  return (
    takenTooEarly(lock, guard, after.slice(0, after.indexOf(first)), first, file) ??
    madeForGuard(lock, guard, first, borrowers, file) ??
    releasedTooLate(
      lock,
      guard,
      after.slice(after.indexOf(touching.at(-1)!) + 1),
      touching,
      borrowers,
      file,
    ) ??
    copiedThenAwaited(lock, guard, touching.at(-1)!, borrowers, file) ??
    (touching.length === 1 ? builtUnderGuard(lock, guard, first, file) : null) ??
    outsideUnderGuard(lock, guard, after.slice(0, after.indexOf(touching.at(-1)!) + 1), borrowers, file) ??
    walkedUnderGuard(lock, guard, file) ??
    sharedWouldDo(lock, guard, after, file)
  );
}

/** `let peers = self.peers.lock(); for peer in peers.values() { dial(peer.addr); }`: for nothing but what to go over. */
function walkedUnderGuard(lock: TakenLock, guard: Binding, file: RustFile): Problem | null {
  const [walk, ...more] = guard.uses.filter((use) => !isDrop(use));
  return walk && more.length === 0 && !walk.hidden && !guard.mutable
    ? heldThroughLoop(lock, file, walk.node)
    : null;
}

/** `Permit::new(guard)`, `Held { guard, rows }`: kept as it is, for whoever lets go of it. */
function isHandedOn({ node, hidden }: Use): boolean {
  if (hidden) return false;
  const parent = node.parent!;
  return (
    /^(?:shorthand_field_initializer|field_initializer|return_expression)$/.test(parent.kind) ||
    (parent.kind === 'arguments' && /(?:^|::)[A-Z]\w*(?:::\w+)?$/.test(calledPath(parent.parent!) ?? ''))
  );
}

/** A `Mutex<()>` stands for the exclusion itself. */
function guardsNothing(lock: TakenLock, file: RustFile): boolean {
  const found = file.typeOf(lock.place);
  const [content] = found ? methodTarget(found).args : [];
  return content?.name === '()' && content.args.length === 0 && content.refs === '';
}

function saysHowLong(statement: Node): boolean {
  return SAYS_HOW_LONG.test(commentsBefore(statement).reverse().join(' '));
}

const SAID = new NodeMemo<boolean>();

function saysHowLongLocked(statement: Node): boolean {
  return SAID.of(statement, () => speaksOfLock(statement) && saysHowLong(statement));
}

function speaksOfLock(statement: Node): boolean {
  return /\b(?:lock|guard|mutex)/i.test(commentsBefore(statement).join(' '));
}

/** `// Hold the lock so that no work comes in while the indices are rewritten.` */
const SAYS_HOW_LONG =
  /\b(?:h[eo]ld(?:s|ing)?|kee?p(?:s|ing)?|kept)\b.{0,200}\b(?:lock|guard|mutex|it)\b|\b(?:prevents?|so that (?:no|nobody|nothing)|atomic(?:ally|ity)?|races?|racing|serializ\w+|mutual\w*|at the same time|(?:under|within) (?:the|this|one|a) (?:\w+ )?lock|lock(?:ed)? (?:until|for the|during|across|throughout|while|before))\b/is;

function isDrop(use: Use): boolean {
  return /^(?:(?:std::)?mem::)?drop$/.test(use.node.parent?.parent?.child('function')?.text ?? '');
}

/** Locks that are taken one right after the other guard one step between them. */
function isOneOfSeveral(declaration: Node, statements: readonly Node[], file: RustFile): boolean {
  const at = statements.indexOf(declaration);
  return [statements[at - 1], statements[at + 1]].some(
    (beside) =>
      beside?.kind === 'let_declaration' &&
      locksTakenIn(beside, file).some((lock) => guardBinding(lock, file)),
  );
}

/** Work between taking the lock and the first look at what it guards; arguments of that look count too. */
function takenTooEarly(
  lock: TakenLock,
  guard: Binding,
  before: readonly Node[],
  first: Node,
  file: RustFile,
): Problem | null {
  for (const statement of before) {
    if (locksTakenIn(statement, file).length > 0) return null;
    const work = workIn(statement, undefined, true);
    // A check that may leave is often what the lock was taken for; what is made of many items is not.
    if (leaves(statement) && !(work?.kind === 'many items' && statement.kind === 'let_declaration'))
      return null;
    if (work) return early(lock, guard, work);
  }
  const call = firstCallOn(guard, first);
  const argument =
    call &&
    argumentsOf(call).find((each) => each.kind !== 'closure_expression' && workIn(each, undefined, true));
  return argument && !mentions(argument, new Set([guard]))
    ? early(lock, guard, workIn(argument, undefined, true)!)
    : null;
}

function early(lock: TakenLock, guard: Binding, work: Work): Problem {
  return {
    at: lock.call,
    message: `${quoted(lock.call)} is taken before ${named(work)}, which does not need \`${guard.name}\`: ${whoElse(lock)} waits for that work too.`,
    help: 'do that work first, then take the lock',
    // Readers do not wait for each other, of one call no more is known than its name, and a single value is made in no time.
    ...((((isSmall(work) || work.kind === 'by name') && lock.isShared) || isOneValue(work.node)) && {
      minor: true,
    }),
  };
}

/** `vec![first]` */
function isOneValue(work: Node): boolean {
  return work.macro === 'vec' && argumentsOf(work).length === 1 && !work.text.includes(';');
}

function leaves(statement: Node): boolean {
  for (const node of statement.descendants())
    if (/^(?:return|break|continue)_expression$/.test(node.kind)) return true;
  return false;
}

function firstCallOn(guard: Binding, statement: Node): Node | null {
  const use = guard.uses.find((each) => statement.contains(each.node));
  return use ? methodCalledOn(use.node) : null;
}

/** `guard.pop().unwrap_or_default()` as the last thing: what was not there is built while the lock is held. */
function builtUnderGuard(lock: TakenLock, guard: Binding, last: Node, file: RustFile): Problem | null {
  const use = guard.uses.find((each) => last.contains(each.node));
  return use ? builtForPool(lock, use.node, guard.name, guard, file) : null;
}
