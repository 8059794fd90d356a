import { costOfType } from '../../../rust/cost/copies.js';
import { type Work, workIn } from '../../../rust/cost/work.js';
import { awaitsIn } from '../../../rust/functions/async-context.js';
import { isInClone } from '../../../rust/functions/shape.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isLoopExpression } from '../../../rust/order/loops.js';
import { copiesOutOfOption } from '../../../rust/ownership/guard-borrowers.js';
import { lockKey, locksTakenIn, type TakenLock } from '../../../rust/ownership/locks.js';
import { isReachedThroughOwned } from '../../../rust/ownership/unshared-locks.js';
import {
  argumentsOf,
  callOfArgument,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSet, KNOWN_OWNERS, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { builtWhereEmpty } from './built-where-empty.js';
import { reachesOutside } from './io-under-guard.js';
import { whoElse } from './who-else.js';

/** A loop by its place, everything else by its own words. */
export function named(work: Work): string {
  return isLoopExpression(work.node) ? namedLoop(work.node) : quoted(work.node);
}

export function namedLoop(loop: Node): string {
  return `the \`${loop.kind.replace('_expression', '')}\` loop on line ${loop.line}`;
}

/** One short-lived allocation holds nobody up for long. */
export function isSmall({ kind, node }: Work): boolean {
  return kind === 'allocates' && !/^Box::pin/.test(node.text);
}

export function builtForPool(
  lock: TakenLock,
  holder: Node,
  name: string,
  guard: Binding | null,
  file: RustFile,
): Problem | null {
  const call = methodCalledOn(holder);
  const pop = call && /^pop(?:_front|_back)?$/.test(methodOf(call) ?? '') ? call : null;
  const fallback = pop && methodCalledOn(pop);
  if (!fallback) return pop && builtWhereEmpty(lock, pop, name, guard);
  const method = methodOf(fallback) ?? '';
  const builds =
    method === 'unwrap_or_default'
      ? !isCheapDefault(fallback, file)
      : method === 'unwrap_or_else' && !!argumentsOf(fallback)[0] && !isPanic(argumentsOf(fallback)[0]!);
  if (!builds) return null;
  return {
    at: lock.call,
    until: fallback,
    message: `When ${name} is empty, \`${method}\` builds a new value while the lock is still held, and ${whoElse(lock)} waits for that.`,
    help: `take the \`Option\` out of the lock first, then call \`${method}\` on it`,
  };
}

/** A derived `Default` makes empty containers and zeros; one that somebody wrote may do anything. */
function isCheapDefault(call: Node, file: RustFile): boolean {
  const found = file.typeOf(call) ?? file.typeOf(receiverOf(call))?.args[0] ?? null;
  if (!found || found.name === '_') return false;
  if (KNOWN_OWNERS.has(found.name) || file.isCopy(found) === true) return true;
  return file.declarations.declares(found.name) && !file.declarations.method(found.name, 'default');
}

function isPanic(closure: Node): boolean {
  return /\b(?:panic|unreachable|todo|bail)!/.test(closure.text);
}

/** A guard without a name lives to the end of its statement, or of the `for` or `match` in whose head it stands. */
export function temporaryTooLong(lock: TakenLock, file: RustFile): Problem | null {
  const pooled = builtForPool(lock, lock.guard, quoted(lock.place), null, file);
  if (pooled) return pooled;
  const call = methodCalledOn(lock.guard);
  if (!call) return null;
  const argument = argumentsOf(call).find((each) => each.kind !== 'closure_expression' && isCostly(each));
  if (argument) {
    return {
      at: lock.call,
      message: `${quoted(lock.call)} is taken first, and ${named(workIn(argument, (work) => !isSmall(work), true)!)} runs while it is held: ${whoElse(lock)} waits for that too.`,
      help: 'compute the argument in a statement of its own before taking the lock',
    };
  }
  return (
    waitsForAnother(lock, call, file) ??
    copiedWhole(lock, call, file) ??
    heldThroughLoop(lock, file) ??
    heldThroughBody(lock, file)
  );
}

/** `self.marks.lock().push(self.batch.lock().len())`: the arguments are evaluated when the first lock is held already. A task that is spawned runs later. */
function waitsForAnother(lock: TakenLock, call: Node, file: RustFile): Problem | null {
  const [other] = argumentsOf(call)
    .filter((each) => !/^(?:closure_expression|async_block)$/.test(each.kind))
    .flatMap((each) => locksTakenIn(each, file));
  if (!other || lockKey(other) === lockKey(lock)) return null;
  return {
    at: lock.call,
    until: other.call,
    message: `${quoted(lock.call)} is taken first and held while ${quoted(other.call)} is waited for: whoever takes them the other way round waits forever.`,
    help: `ask ${quoted(other.place)} in a statement of its own before taking the first lock`,
    ...(isReachedThroughOwned(other.place, file) && { minor: true }),
  };
}

/** `self.paths.read().unwrap().clone()` of a whole collection. */
function copiedWhole(lock: TakenLock, call: Node, file: RustFile): Problem | null {
  if (methodOf(call) !== 'clone' || isInClone(call)) return null;
  const found = file.typeOf(call) ?? file.typeOf(lock.guard);
  const target = found && { ...found, refs: '' };
  if (!target || !(isMap(target) || isSet(target) || target.name === 'Vec' || target.name === 'VecDeque'))
    return null;
  return {
    at: lock.call,
    until: call,
    message: `All of ${quoted(lock.place)} is copied while the lock is held: ${whoElse(lock)} waits for as long as there are items.`,
    help: 'keep an `Arc` of it behind the lock and clone that, or look at it under the lock',
    ...(target.args.length > 0 &&
      target.args.every((part) => isCountedOrPlain(part, file)) && { minor: true }),
  };
}

/** Aliases, options and tuples are looked into so far. */
const MAX_PARTS = 4;

/** Numbers, and handles of which a copy counts one more: they are often copied so that the lock is free again soon. */
function isCountedOrPlain(part: Type, file: RustFile, depth = 0): boolean {
  const alias = file.declarations.alias(part.name);
  if (depth > MAX_PARTS) return false;
  if (alias) return isCountedOrPlain(alias, file, depth + 1);
  if (part.refs === '' && /^(?:Option|\(\)|\[;\])$/.test(part.name) && part.args.length > 0)
    return part.args.every((each) => isCountedOrPlain(each, file, depth + 1));
  return costOfType(part, file) === 'free';
}

function isCostly(argument: Node): boolean {
  return workIn(argument, (work) => !isSmall(work), true) !== null;
}

/** `for peer in peers.read().await.iter() { .. .await }`, and of a lock for threads `for peer in peers.read().iter() { ping(peer.addr) }` */
export function heldThroughLoop(lock: TakenLock, file: RustFile, guard: Node = lock.guard): Problem | null {
  for (let at: Node = guard; at.parent; at = at.parent) {
    if (callOfArgument(at) || /block|closure/.test(at.parent.kind)) return null;
    if (at.parent.kind !== 'for_expression') continue;
    const body = at.field === 'value' ? at.parent.child('body') : undefined;
    const first = body && (lock.isAsync ? awaitsIn(body).next().value : reachesOutside(body, file));
    return first
      ? {
          at: lock.call,
          ...(guard !== lock.guard && { until: at }),
          message: `The guard of ${quoted(lock.call)} lives as long as the loop, through ${quoted(first)} at each turn: whoever wants the lock waits for all of them.`,
          help: 'copy what the loop needs out of the lock before it (handles are cheap to clone)',
        }
      : null;
  }
  return null;
}

/** Gives a value of its own, so that nothing needs the lock afterwards. */
const TAKES_OUT =
  /^(?:pop|pop_front|pop_back|pop_first|pop_last|remove|swap_remove|take|next|cloned|copied|clone|to_vec|to_owned|try_recv|recv|len|is_empty|contains|contains_key|is_some|is_none)$/;

/** `while let Some(job) = queue.lock().unwrap().pop() { run(job) }`: the guard of the head lives as long as the body. */
function heldThroughBody(lock: TakenLock, file: RustFile): Problem | null {
  const { value, last } = chainOf(lock.guard, file);
  const holder = value.parent;
  const method = last && methodOf(last);
  if (!holder || value.field !== 'value' || !method) return null;
  if (!TAKES_OUT.test(method) && method !== 'map') return null;
  const body = bodyBehind(holder);
  if (!body) return null;
  const isLoop = body.parent?.kind === 'while_expression';
  const work = workIn(body, (each) => each.kind !== 'allocates', true);
  const called = isLoop ? firstCall(body) : null;
  if (!work && !called) return null;
  const what = work ? named(work) : quoted(called!);
  return {
    at: lock.call,
    until: value,
    message: `The guard of ${quoted(lock.call)} lives to the end of the \`${wordOf(holder)}\`, through ${what}, though the value was taken out already: ${whoElse(lock)} waits for that too.`,
    help: isLoop
      ? 'use `loop` with `let Some(..) = .. else { break }`, whose guard ends with the statement'
      : 'take the value out in a `let` of its own first',
  };
}

/** The chain of calls that starts with the guard, and the last of its methods; a closure may copy a part out of an Option. */
function chainOf(guard: Node, file: RustFile): { value: Node; last: Node | null } {
  let last: Node | null = null;
  let at = guard;
  for (;;) {
    const call = methodCalledOn(at);
    if (call && (takesNoClosure(call) || (methodOf(call) === 'map' && copiesOutOfOption(call, file)))) {
      if (!/^(?:as_ref|as_mut|unwrap|expect)$/.test(methodOf(call)!)) last = call;
      at = call;
    } else if (at.parent?.kind === 'try_expression') at = at.parent;
    else return { value: at, last };
  }
}

function takesNoClosure(call: Node): boolean {
  return argumentsOf(call).every((each) => each.kind !== 'closure_expression');
}

function bodyBehind(holder: Node): Node | null {
  if (holder.kind === 'match_expression') return holder.child('body') ?? null;
  if (holder.kind !== 'let_condition') return null;
  const branch = holder.parent;
  if (branch?.kind === 'if_expression') return branch.child('consequence') ?? null;
  return branch?.kind === 'while_expression' ? (branch.child('body') ?? null) : null;
}

function wordOf(holder: Node): string {
  if (holder.kind === 'match_expression') return 'match';
  return holder.parent?.kind === 'while_expression' ? 'while let' : 'if let';
}

function firstCall(body: Node): Node | null {
  for (const node of body.descendants()) if (node.kind === 'call_expression') return node;
  return null;
}
