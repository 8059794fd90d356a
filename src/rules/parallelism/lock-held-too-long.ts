import { awaitsIn } from '../../rust/async-context.js';
import { argumentsOf, callOfArgument, methodOf, receiverOf } from '../../rust/flow.js';
import { borrowersOf, guardBinding, locksTakenIn, lockTaken, type TakenLock } from '../../rust/locks.js';
import type { Binding, Use } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import { isMap, isSet, KNOWN_OWNERS } from '../../rust/types.js';
import { isLoop, type Work, workIn } from '../../rust/work.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'lock-held-too-long',
  item: 'parallelism',
  summary: 'work under a lock that does not need it',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(lock|read|write|\w+_lock|lock_\w+)(_arc)?\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const lock = lockTaken(node, file);
    if (!lock) return null;
    const binding = guardBinding(lock, file);
    return binding ? boundTooLong(lock, binding, file) : temporaryTooLong(lock, file);
  },
};

/** A named guard is held from its `let` to the end of the block, whatever the last use of its name. */
function boundTooLong(lock: TakenLock, guard: Binding, file: RustFile): Problem | null {
  // A guard that is never read stands for the exclusion itself.
  if (guard.uses.every(isDrop) || guard.uses.some((use) => use.hidden === 'opaque')) return null;
  const declaration = guard.declaration;
  const statements = declaration.parent!.children;
  const borrowers = borrowersOf(guard, file);
  const after = statements.slice(statements.indexOf(declaration) + 1);
  const touching = after.filter((statement) => mentions(statement, borrowers));
  const [first] = touching;
  if (!first || isOneOfSeveral(declaration, statements, file)) return null;
  return (
    takenTooEarly(lock, guard, after.slice(0, after.indexOf(first)), first) ??
    releasedTooLate(lock, guard, after.slice(after.indexOf(touching.at(-1)!) + 1), touching) ??
    (first === after.at(-1) ? builtUnderGuard(lock, guard, first, file) : null)
  );
}

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

function mentions(statement: Node, borrowers: ReadonlySet<Binding>): boolean {
  for (const borrower of borrowers)
    for (const use of borrower.uses) if (statement.contains(use.node)) return true;
  return false;
}

/** Work between taking the lock and the first look at what it guards; arguments of that look count too. */
function takenTooEarly(
  lock: TakenLock,
  guard: Binding,
  before: readonly Node[],
  first: Node,
): Problem | null {
  for (const statement of before) {
    if (leaves(statement)) return null;
    const work = workIn(statement);
    if (work) return early(lock, guard, work);
  }
  const call = firstCallOn(guard, first);
  const argument =
    call && argumentsOf(call).find((each) => each.kind !== 'closure_expression' && workIn(each));
  return argument && !mentions(argument, new Set([guard])) ? early(lock, guard, workIn(argument)!) : null;
}

/** A loop by its place, everything else by its own words. */
function named(work: Work): string {
  if (!isLoop(work.node)) return quoted(work.node);
  return `the \`${work.node.kind.replace('_expression', '')}\` loop on line ${work.node.line}`;
}

function early(lock: TakenLock, guard: Binding, work: Work): Problem {
  return {
    at: lock.call,
    message: `${quoted(lock.call)} is taken before ${named(work)}, which does not need \`${guard.name}\`: everyone else waits for that work too.`,
    help: 'do that work first, then take the lock',
    ...(isSmall(work) && { minor: true }),
  };
}

/** One short-lived allocation holds nobody up for long. */
function isSmall({ kind, node }: Work): boolean {
  return kind === 'allocates' && !/^Box::pin/.test(node.text);
}

/** A check that may leave is often what the lock was taken for. */
function leaves(statement: Node): boolean {
  for (const node of statement.descendants())
    if (/^(?:return|break|continue)_expression$/.test(node.kind)) return true;
  return false;
}

function firstCallOn(guard: Binding, statement: Node): Node | null {
  const use = guard.uses.find((each) => statement.contains(each.node));
  const field = use?.node.parent;
  const call = field?.kind === 'field_expression' ? field.parent : null;
  return call?.kind === 'call_expression' && receiverOf(call) === use!.node ? call : null;
}

/** Work behind the last look at what the lock guards, in the same block. */
function releasedTooLate(
  lock: TakenLock,
  guard: Binding,
  rest: readonly Node[],
  touching: readonly Node[],
): Problem | null {
  if (touching.some((statement) => givesAway(guard, statement))) return null;
  for (const statement of rest) {
    const work = workIn(statement, (each) => each.kind !== 'allocates');
    if (!work) continue;
    return {
      at: lock.call,
      message: `\`${guard.name}\` is last used on line ${touching.at(-1)!.endLine}, but the lock is held on through ${named(work)}: everyone else waits for that too.`,
      help: `end the guard's life before: an inner block, or \`drop(${guard.name})\``,
    };
  }
  return null;
}

/** Is the guard itself moved: dropped, returned, stored, handed to someone? */
function givesAway(guard: Binding, statement: Node): boolean {
  return guard.uses.some(({ node }) => {
    if (!statement.contains(node)) return false;
    const parent = node.parent!;
    if (parent.kind === 'arguments') return parent.parent?.kind !== 'macro_call';
    return !/^(?:field|reference|unary|index|binary|for|match|if|assignment)_expression$|^compound_assignment_expr$/.test(
      parent.kind,
    );
  });
}

/** `guard.pop().unwrap_or_default()` as the last thing: what was not there is built while the lock is held. */
function builtUnderGuard(lock: TakenLock, guard: Binding, last: Node, file: RustFile): Problem | null {
  const use = guard.uses.find((each) => last.contains(each.node));
  return use ? builtForPool(lock, use.node, guard.name, file) : null;
}

function builtForPool(lock: TakenLock, holder: Node, name: string, file: RustFile): Problem | null {
  const pop = callOn(holder);
  const fallback = pop && /^pop(?:_front|_back)?$/.test(methodOf(pop) ?? '') ? callOn(pop) : null;
  if (!fallback) return null;
  const method = methodOf(fallback) ?? '';
  const builds =
    method === 'unwrap_or_default'
      ? !isCheapDefault(fallback, file)
      : method === 'unwrap_or_else' && !!argumentsOf(fallback)[0] && !isPanic(argumentsOf(fallback)[0]!);
  if (!builds) return null;
  return {
    at: lock.call,
    until: fallback,
    message: `When ${name} is empty, \`${method}\` builds a new value while the lock is still held, and everyone else waits for that.`,
    help: `take the \`Option\` out of the lock first, then call \`${method}\` on it`,
  };
}

function isCheapDefault(call: Node, file: RustFile): boolean {
  const found = file.typeOf(call) ?? file.typeOf(receiverOf(call))?.args[0] ?? null;
  return !!found && found.name !== '_' && (KNOWN_OWNERS.has(found.name) || file.isCopy(found) === true);
}

function isPanic(closure: Node): boolean {
  return /\b(?:panic|unreachable|todo|bail)!/.test(closure.text);
}

/** The method call whose receiver is `node`. */
function callOn(node: Node): Node | null {
  const field = node.parent;
  const call = field?.kind === 'field_expression' ? field.parent : null;
  return call?.kind === 'call_expression' && receiverOf(call) === node ? call : null;
}

/** A guard without a name lives to the end of its statement, or of the `for` or `match` in whose head it stands. */
function temporaryTooLong(lock: TakenLock, file: RustFile): Problem | null {
  const pooled = builtForPool(lock, lock.guard, quoted(lock.place), file);
  if (pooled) return pooled;
  const call = callOn(lock.guard);
  if (!call) return null;
  const argument = argumentsOf(call).find((each) => each.kind !== 'closure_expression' && isCostly(each));
  if (argument) {
    return {
      at: lock.call,
      message: `${quoted(lock.call)} is taken first, and ${named(workIn(argument, (work) => !isSmall(work))!)} runs while it is held: everyone else waits for that too.`,
      help: 'compute the argument in a statement of its own before taking the lock',
    };
  }
  return copiedWhole(lock, call, file) ?? awaitedInLoop(lock);
}

/** `self.paths.read().unwrap().clone()` of a whole collection. */
function copiedWhole(lock: TakenLock, call: Node, file: RustFile): Problem | null {
  if (methodOf(call) !== 'clone') return null;
  const found = file.typeOf(call) ?? file.typeOf(lock.guard);
  const target = found && { ...found, refs: '' };
  if (!target || !(isMap(target) || isSet(target) || target.name === 'Vec' || target.name === 'VecDeque'))
    return null;
  return {
    at: lock.call,
    until: call,
    message: `All of ${quoted(lock.place)} is copied while the lock is held: everyone else waits for as long as there are items.`,
    help: 'keep an `Arc` of it behind the lock and clone that, or look at it under the lock',
  };
}

function isCostly(argument: Node): boolean {
  return workIn(argument, (work) => !isSmall(work)) !== null;
}

/** `for peer in peers.read().await.iter() { .. .await }` */
function awaitedInLoop(lock: TakenLock): Problem | null {
  if (!lock.isAsync) return null;
  for (let at: Node = lock.guard; at.parent; at = at.parent) {
    if (callOfArgument(at) || /block|closure/.test(at.parent.kind)) return null;
    if (at.parent.kind !== 'for_expression') continue;
    const first = at.field === 'value' ? awaitsIn(at.parent.child('body')!).next().value : null;
    return first
      ? {
          at: lock.call,
          message: `The guard of ${quoted(lock.call)} lives as long as the loop, through ${quoted(first)} at each turn: whoever wants the lock waits for all of them.`,
          help: 'copy what the loop needs out of the lock before it (handles are cheap to clone)',
        }
      : null;
  }
  return null;
}
