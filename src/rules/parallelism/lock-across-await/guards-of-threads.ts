import { functionCalled } from '../../../rust/functions/function-called.js';
import { waysOf } from '../../../rust/order/ways.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { openedByWays } from '../../../rust/syntax/opened-by-ways.js';
import { OPENING_OR_FALLBACK, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isLockGuardName } from '../../../rust/types/guards.js';
import { methodTarget, typeFromNode } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

const LOCKS = /^(lock|read|write|lock_arc|upgradable_read)$/;

/** The lock call whose blocking guard this very expression is, or null. */
export function guardOf(value: Node, file: RustFile): Node | null {
  const method = methodOf(value);
  if (!method) return null;
  if (OPENING_OR_FALLBACK.test(method)) {
    const inner = receiverOf(value)!;
    return isLockCall(inner) && !isAsyncLock(inner, file) ? inner : null;
  }
  return isLockCall(value) && isOfParkingLot(file) && !isAsyncLock(value, file) && !isAwaited(value)
    ? value
    : null;
}

/** `map.get(&key)` of a `DashMap`, opened or not, lends its entry under the lock of a shard. */
export function shardGuard(value: Node, file: RustFile): Node | null {
  const call = withoutOpenings(value, OPENING_OR_FALLBACK);
  if (!/^(?:get|get_mut|iter|iter_mut|or_insert\w*|or_default)$/.test(methodOf(call) ?? '')) return null;
  const entry = receiverOf(call)!;
  const map = methodOf(entry) === 'entry' ? receiverOf(entry) : entry;
  const found = file.typeOf(map);
  return found && /^Dash(?:Map|Set)$/.test(methodTarget(found).name) ? call : null;
}

/** Imported, or written out where it is declared. */
function isOfParkingLot(file: RustFile): boolean {
  return file.imports.hasPrefix('parking_lot') || file.hasText(/\bparking_lot::(?:\w+::)*(?:Mutex|RwLock)\b/);
}

function isAwaited(node: Node): boolean {
  return node.parent?.kind === 'await_expression';
}

function isLockCall(node: Node): boolean {
  const method = methodOf(node);
  return !!method && LOCKS.test(method) && argumentsOf(node).length === 0;
}

/** A lock of tokio or async-std may be held across awaits; its `lock()` has no `unwrap` unless it is `blocking_`. */
function isAsyncLock(lock: Node, file: RustFile): boolean {
  const receiver = receiverOf(lock);
  const found = file.typeOf(receiver);
  const name = found ? methodTarget(found).name : '';
  const path = file.imports.resolve(name || 'Mutex');
  return /^(tokio|async_std|async_lock|futures)::/.test(path);
}

/** The lock behind other ways to open a result: `m.lock().map_err(..)?`, `match m.lock() { Ok(guard) => guard, .. }`, or a function that returns its guard. */
export function guardBehind(value: Node, file: RustFile): Node | null {
  const ways = openedByWays(value);
  if (ways) return guardInResult(ways.opened, file);
  if (value.kind === 'match_expression') {
    const hasName = waysOf(value).some((way) => way.kind === 'identifier');
    return hasName ? guardInResult(value.child('value'), file) : null;
  }
  if (value.kind === 'try_expression') {
    const inner = value.children[0]!;
    return guardInResult(methodOf(inner) === 'map_err' ? receiverOf(inner) : inner, file);
  }
  const returned =
    value.kind === 'call_expression' ? typeFromNode(functionCalled(value, file)?.child('return_type')) : null;
  return returned && isLockGuardName(returned.name) && isOfThreads(returned.name, file) ? value : null;
}

/** `m.lock()` of a lock of the standard library, whose guard comes in a `Result`. */
export function guardInResult(value: Node | undefined, file: RustFile): Node | null {
  if (!value || !isLockCall(value) || isAwaited(value) || isAsyncLock(value, file)) return null;
  const found = file.typeOf(receiverOf(value));
  return found && /^(?:Mutex|RwLock)$/.test(methodTarget(found).name) ? value : null;
}

function isOfThreads(guard: string, file: RustFile): boolean {
  return /^(?:std::sync|parking_lot)::/.test(file.imports.resolve(guard));
}
