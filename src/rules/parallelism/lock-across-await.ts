import { awaitsIn } from '../../rust/async-context.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import { methodTarget } from '../../rust/types.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

const LOCKS = /^(lock|read|write|lock_arc|upgradable_read)$/;
const UNWRAPS = /^(unwrap|expect|unwrap_or_else)$/;

export const rule: Rule = {
  id: 'lock-across-await',
  item: 'parallelism',
  summary: 'a blocking lock that stays held while the task waits',
  severity: { ...ALWAYS_WARN, cold: 'note' },
  blocksWhenHot: true,
  on: ['let_declaration', 'match_expression', 'if_expression', 'while_expression', 'for_expression'],
  needs: /^(?=[\s\S]*(?:\.(lock|read|write)(_arc)?\(\)|\bDash(?:Map|Set)\b))[\s\S]*\.await\b/,
  check(node: Node, file: RustFile): Problem | null {
    return node.kind === 'let_declaration' ? boundGuard(node, file) : scrutinisedGuard(node, file);
  },
};

/** `let guard = m.lock().unwrap();` with an await before the guard's scope ends. */
function boundGuard(node: Node, file: RustFile): Problem | null {
  const value = node.child('value');
  const lock = value && (guardOf(value, file) ?? shardGuard(opened(value), file));
  const pattern = node.child('pattern');
  const name = pattern && nameOfGuard(pattern);
  if (!lock || !name || node.parent?.kind !== 'block') return null;
  const siblings = node.parent.children;
  for (const statement of siblings.slice(siblings.indexOf(node) + 1)) {
    const [first] = [...awaitsIn(statement)].sort((a, b) => a.start - b.start);
    const dropped = dropOf(name, statement);
    if (first && !(dropped && dropped.start < first.start)) return problem(lock, first, name);
    if (dropped?.parent === statement) return null;
  }
  return null;
}

/** `entry` of `let mut entry = ..` and of `let Some(entry) = .. else`. */
function nameOfGuard(pattern: Node): string | null {
  if (pattern.kind === 'identifier') return pattern.text;
  const inside = /^Some\((?:mut )?(\w+)\)$/.exec(pattern.text);
  return inside ? inside[1]! : null;
}

/** The guard of `match m.lock().unwrap().next() { .. }` lives to the end of the `match`. */
function scrutinisedGuard(node: Node, file: RustFile): Problem | null {
  const condition = node.child('condition');
  const scrutinee =
    node.child('value') ?? (condition?.kind === 'let_condition' ? condition.child('value') : undefined);
  const body = node.child('body') ?? node.child('consequence');
  if (!scrutinee || !body) return null;
  const first = awaitsIn(body).next().value;
  if (!first) return null;
  const shard = shardGuard(scrutinee, file);
  if (shard) return problem(shard, first, null);
  for (const inner of scrutinee.descendants()) {
    if (inner.kind === 'closure_expression') return null;
    const lock = inner.kind === 'call_expression' ? guardOf(inner, file) : null;
    if (lock) return problem(lock, first, null);
  }
  return null;
}

function problem(lock: Node, first: Node, name: string | null): Problem {
  const waited = first.children[0]?.text.replace(/\s+/g, ' ') ?? '';
  const what = waited.length > 40 ? `${waited.slice(0, 40)}…` : waited;
  return {
    at: lock,
    message: `${name ? `\`${name}\`` : 'The guard'} of \`${lock.text.replace(/\s+/g, '')}\` is still held at \`${what}.await\`: every thread that wants the lock blocks until this task runs again, and may deadlock.`,
    help: name
      ? `take what is needed out of \`${name}\` and drop it before the await`
      : 'take the value out of the lock in a statement of its own first',
  };
}

/** The lock call whose blocking guard this very expression is, or null. */
function guardOf(value: Node, file: RustFile): Node | null {
  const method = methodOf(value);
  if (!method) return null;
  if (UNWRAPS.test(method)) {
    const inner = receiverOf(value)!;
    return isLockCall(inner) && !isAsyncLock(inner, file) ? inner : null;
  }
  return isLockCall(value) && isOfParkingLot(file) && !isAsyncLock(value, file) && !isAwaited(value)
    ? value
    : null;
}

/** `map.get(&key)` of a `DashMap` lends its entry under the lock of a shard. */
function shardGuard(call: Node, file: RustFile): Node | null {
  if (!/^(?:get|get_mut|iter|iter_mut|or_insert\w*|or_default)$/.test(methodOf(call) ?? '')) return null;
  const entry = receiverOf(call)!;
  const map = methodOf(entry) === 'entry' ? receiverOf(entry) : entry;
  const found = file.typeOf(map);
  return found && /^Dash(?:Map|Set)$/.test(methodTarget(found).name) ? call : null;
}

/** `map.get(&key)` of `map.get(&key)?` and `map.get(&key).unwrap()`. */
function opened(value: Node): Node {
  if (value.kind === 'try_expression') return value.children[0]!;
  return UNWRAPS.test(methodOf(value) ?? '') ? receiverOf(value)! : value;
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

function dropOf(name: string, statement: Node): Node | null {
  for (const node of statement.descendants()) {
    if (
      node.kind !== 'call_expression' ||
      !/^(std::mem::|mem::)?drop$/.test(node.child('function')?.text ?? '')
    )
      continue;
    if (argumentsOf(node)[0]?.text === name) return node;
  }
  return null;
}
