import { isGetter } from '../cost/getters.js';
import { functionCalledByName } from '../functions/function-called.js';
import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { endOf } from '../order/given-value.js';
import { diverges } from '../order/run-order.js';
import {
  argumentsOf,
  calleeName,
  callOfArgument,
  methodOf,
  nextMethod,
  receiverOf,
} from '../syntax/call-syntax.js';
import { armsOf } from '../syntax/match-syntax.js';
import { OPENING_OR_FALLBACK, openingOf } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';
import { isLockGuardName } from '../types/guards.js';
import { isCopyType, methodTarget, type Type } from '../types/types.js';
import { pathOf, rootOf } from './places.js';

/** A lock that an expression takes. */
export interface TakenLock {
  /** The locking call, `self.peers.lock()`. */
  call: Node;
  /** The expression whose value is the guard: the call with its `unwrap`, `expect`, `?` or `.await`. */
  guard: Node;
  /** What is locked, `self.peers`. */
  place: Node;
  /** `lock`, `read`, `write`, or the name of a helper (`fork_choice_read_lock`). */
  method: string;
  isShared: boolean;
  /** Taken with `.await`: waiting for it costs no thread. */
  isAsync: boolean;
}

const LOCKS = /^(?:lock|lock_arc|blocking_lock)$/;
const ACCESSES = /^(?:read|write|read_arc|write_arc|upgradable_read|blocking_read|blocking_write)$/;
/** Helpers say in their name that they lock: `fork_choice_read_lock`, `lock_peers`. */
const HELPERS =
  /^(?!try_|is_|has_|un|release_|drop_|with_|new_|set_|get_or|start_|begin_|end_|emit_|parse_|build_)\w*_(?:read_|write_)?(?:lock|guard)$|^lock_\w+$/;
const LOCK_TYPES = /(?:Mutex|RwLock|Lock)$/;
/** Locks of the process's own streams and of files are not contended data. */
const STREAMS = /\b(?:stdin|stdout|stderr)\b/;
/** `let out = std::io::stdout();` */
const STREAM = /^(?:\w+::)*(?:stdin|stdout|stderr)\(\)$/;

/** The lock that a call takes, or null. Where the type is not known, `read` and `write` need a word that says it is a lock. */
export function lockTaken(call: Node, known: Known): TakenLock | null {
  const method = methodOf(call);
  if (!method || argumentsOf(call).length > 0) return null;
  const given = guardGiven(method, known);
  const named = LOCKS.test(method) || HELPERS.test(method) || given !== null || lendsContent(call, method);
  if (!named && !ACCESSES.test(method)) return null;
  if (HELPERS.test(method) && givesPlainValue(call, method, known)) return null;
  const place = receiverOf(call)!;
  const bound = place.kind === 'identifier' ? known.bindingOf(place)?.value : undefined;
  if (STREAMS.test(place.text) || (bound && STREAM.test(bound.text)) || /^macro_/.test(place.kind))
    return null;
  const guard = opened(call);
  const found = known.typeOf(place);
  if (found && (LOCKS.test(method) || ACCESSES.test(method))) {
    const held = methodTarget(found).name;
    const handsOut = known.declarations.method(held, method)?.returns;
    if (!LOCK_TYPES.test(held) && !isGuard(handsOut)) return null;
  } else if (
    !named &&
    guard === call &&
    !call.tree.hasText(/\bRwLock\b/) &&
    !isLookedThrough(call) &&
    !isHeldToChange(call, method)
  )
    return null;
  const isAsync =
    guard !== call && [...guardLayers(call, guard)].some((layer) => layer.kind === 'await_expression');
  return { call, guard, place, method, isShared: /read/i.test(given ?? method), isAsync };
}

/** The type of the guard that a helper hands out, whatever it is called: `fn write_entries(&self) -> RwLockWriteGuard<'_, Entries>`. */
function guardGiven(method: string, known: Known): string | null {
  if (LOCKS.test(method) || ACCESSES.test(method) || /^try_/.test(method)) return null;
  const returned = known.declarations.anyMethod(method)?.returns;
  return isGuard(returned) ? returned!.name : null;
}

function isGuard(returned: Type | null | undefined): boolean {
  return returned?.refs === '' && isLockGuardName(returned.name);
}

/** `header.time_for_lock()`, which gives a number: whatever it is called, that is no guard. */
function givesPlainValue(call: Node, method: string, known: Known): boolean {
  const returned = known.typeOf(call) ?? known.declarations.anyMethod(method)?.returns;
  return (
    !!returned &&
    returned.refs === '' &&
    isCopyType(returned, (name) => known.declarations.isCopy(name)) === true
  );
}

/** `globals.peers.read().is_banned(peer)`: what is read so of a field has methods of its own, as a guard has. */
function isLookedThrough(call: Node): boolean {
  const outer = call.parent?.parent;
  return (
    receiverOf(call)?.kind === 'field_expression' &&
    !!outer &&
    outer.kind === 'call_expression' &&
    receiverOf(outer) === call &&
    !NOT_OF_GUARDS.test(methodOf(outer) ?? '')
  );
}

/** `let mut peers = self.peers.write();`: a name that is changed through, of something that was asked without a word, is a guard. */
function isHeldToChange(call: Node, method: string): boolean {
  const declaration = call.parent?.kind === 'let_declaration' ? call.parent : null;
  return (
    method === 'write' &&
    receiverOf(call)?.kind === 'field_expression' &&
    !!declaration?.has('mutable_specifier') &&
    !declaration.child('type')
  );
}

/** What a value that was read, a future, a Result or a builder is asked. */
const NOT_OF_GUARDS =
  /^(?:unwrap\w*|expect|map\w*|and_then|ok|err|bits?|is_set|is_ok|is_err|is_some|is_none|await|then|boxed|into\w*|instrument|from|with_\w+|modify|context|or_else|set_\w+|open|send|execute|create|append|truncate)$/;

/** `peers.read_entries().await.iter()`: what is awaited without an error to handle, and then only lent, is a guard. */
function lendsContent(call: Node, method: string): boolean {
  if (!/^(?:read|write)_\w+$/.test(method) || call.parent?.kind !== 'await_expression') return false;
  return /^(?:iter|iter_mut|values|keys)$/.test(nextMethod(call.parent));
}

/** The guard behind `unwrap`, `expect`, `?`, `.await` and parentheses. */
function opened(call: Node): Node {
  let at = call;
  for (;;) {
    const opening: Node | null = openingOf(at, OPENING_OR_FALLBACK);
    if (opening) at = opening;
    else if (isOpenedByArms(at)) at = at.parent!;
    else if (/^(?:await|parenthesized)_expression$/.test(at.parent?.kind ?? '')) at = at.parent!;
    else if (isWaitedFor(at)) at = at.parent!.parent!;
    else return at;
  }
}

/** `runtime.block_on(rows.write())` */
function isWaitedFor(future: Node): boolean {
  const waiter = callOfArgument(future);
  return !!waiter && calleeName(waiter) === 'block_on';
}

/** `match m.lock() { Ok(rows) => rows, Err(broken) => broken.into_inner() }`: each arm gives the guard, or leaves. */
function isOpenedByArms(value: Node): boolean {
  const match = value.field === 'value' && value.parent?.kind === 'match_expression' ? value.parent : null;
  const arms = match ? armsOf(match) : [];
  return (
    arms.length === 2 &&
    arms.some(givesWhatItOpens) &&
    arms.every((arm) => givesWhatItOpens(arm) || diverges(arm.child('value')))
  );
}

function givesWhatItOpens(arm: Node): boolean {
  const [name, more] = (arm.child('pattern')?.children[0]?.children ?? []).filter(
    ({ field }) => field !== 'type',
  );
  const value = arm.child('value');
  const given = value?.kind === 'block' ? endOf(value) : value;
  if (name?.kind !== 'identifier' || more || !given) return false;
  const opened = methodOf(given) === 'into_inner' ? receiverOf(given) : given;
  return opened?.kind === 'identifier' && opened.text === name.text;
}

function* guardLayers(call: Node, guard: Node): Generator<Node> {
  for (let at = call.parent; at; at = at.parent) {
    yield at;
    if (at === guard) return;
  }
}

/** Every lock that is taken below `node`, in source order; those of closures and async blocks run at another time. */
export function locksTakenIn(node: Node, known: Known): TakenLock[] {
  const locks: TakenLock[] = [];
  const visit = (at: Node): void => {
    if (at !== node && /^(?:closure_expression|async_block|function_item)$/.test(at.kind)) return;
    const lock = at.kind === 'call_expression' ? lockTaken(at, known) : null;
    for (const child of at.children) visit(child);
    if (lock) locks.push(lock);
  };
  visit(node);
  return locks;
}

/** Place and kind of access, so that two takings of one lock compare equal. */
export function lockKey(lock: TakenLock): string {
  return `${pathOf(lock.place)}.${lock.method}`;
}

/** `guard`, `Ok(mut guard)` of a `let` with an `else`. */
function isGuardName(pattern: Node | undefined): boolean {
  return pattern?.kind === 'identifier' || /^Ok\(\s*(?:mut\s+)?[a-z]\w*\s*\)$/.test(pattern?.text ?? '');
}

/** The name that holds the guard: `let guard = m.lock().unwrap();`. Null for a temporary. */
export function guardBinding(lock: TakenLock, known: Known): Binding | null {
  const declaration = lock.guard.parent;
  if (declaration?.kind !== 'let_declaration' || lock.guard.field !== 'value') return null;
  const pattern = declaration.child('pattern');
  if (!isGuardName(pattern) || declaration.parent?.kind !== 'block') return null;
  return known.localsOf(declaration)[0] ?? null;
}

/** `self.layers.read().current` of `self.layers.read().current.write()` */
const READ_ON_THE_WAY = /\.read\(\)(?:\.unwrap\(\))?(?=\.)/g;

/** A place without a call in it, but for locks that are read on the way, rooted in something that stays. */
export function staysTheSame(lock: TakenLock, known: Known): boolean {
  const root = rootOf(lock.place);
  if (!root) return false;
  if (/[([]/.test(pathOf(lock.place).replace(READ_ON_THE_WAY, '')) && !isHandedOut(lock.place)) return false;
  const binding = known.bindingOf(root);
  return (
    !binding || !known.usesOf(binding).some((use) => use.effect === 'assign' && use.place === use.use.node)
  );
}

/** `self.segment.get()`, `self.rows()` of a getter: the same lock each time it is asked for. */
function isHandedOut(place: Node): boolean {
  if (/^(?:identifier|self)$/.test(place.kind)) return true;
  if (place.kind === 'field_expression') return isHandedOut(place.child('value')!);
  const owner = place.kind === 'call_expression' ? receiverOf(place) : undefined;
  if (!owner || argumentsOf(place).length > 0) return false;
  const body = functionCalledByName(place)?.child('body');
  const isGiven = body
    ? isGetter(body)
    : /^(?:get|as_ref)$/.test(methodOf(place)!) && !LENDS_ANOTHER.test(owner.text);
  return isGiven && isHandedOut(owner);
}

/** A pool hands out whichever is free. */
const LENDS_ANOTHER = /pool|conn|cell$|next|queue|iter/i;
