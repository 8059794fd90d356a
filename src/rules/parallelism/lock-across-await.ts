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
  needs: /^(?=[\s\S]*\.(lock|read|write)(_arc)?\(\))[\s\S]*\.await\b/,
  check(node: Node, file: RustFile): Problem | null {
    return node.kind === 'let_declaration' ? boundGuard(node, file) : scrutinisedGuard(node, file);
  },
};

/** `let guard = m.lock().unwrap();` with an await before the guard's scope ends. */
function boundGuard(node: Node, file: RustFile): Problem | null {
  const value = node.child('value');
  const lock = value && guardOf(value, file);
  const pattern = node.child('pattern');
  if (!lock || pattern?.kind !== 'identifier' || node.parent?.kind !== 'block') return null;
  const name = pattern.text;
  const siblings = node.parent.children;
  for (const statement of siblings.slice(siblings.indexOf(node) + 1)) {
    const [first] = [...awaitsIn(statement)].sort((a, b) => a.start - b.start);
    const dropped = dropOf(name, statement);
    if (first && !(dropped && dropped.start < first.start)) return problem(lock, first, name);
    if (dropped?.parent === statement) return null;
  }
  return null;
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
  return isLockCall(value) &&
    file.imports.hasPrefix('parking_lot') &&
    !isAsyncLock(value, file) &&
    !isAwaited(value)
    ? value
    : null;
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
