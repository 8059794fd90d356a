import { awaitsIn } from '../../rust/functions/async-context.js';
import { argumentsOf, callOfArgument } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { guardBehind, guardInResult, guardOf, shardGuard } from './lock-across-await/guards-of-threads.js';

export const rule: Rule = {
  id: 'lock-across-await',
  item: 'parallelism',
  summary: 'a blocking lock that stays held while the task waits',
  severity: { ...ALWAYS_WARN, cold: 'note' },
  blocksWhenHot: true,
  clippy: ['await_holding_lock', 'await_holding_refcell_ref'],
  on: [
    'let_declaration',
    'match_expression',
    'if_expression',
    'while_expression',
    'for_expression',
    'await_expression',
  ],
  needs: /^(?=[\s\S]*(?:\.(lock|read|write)(_arc)?\(\)|\bDash(?:Map|Set)\b))[\s\S]*\.await\b/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'await_expression') return guardOfFuture(node, file);
    return node.kind === 'let_declaration' ? boundGuard(node, file) : scrutinisedGuard(node, file);
  },
};

/** `let guard = m.lock().unwrap();` with an await before the guard's scope ends. */
function boundGuard(node: Node, file: RustFile): Problem | null {
  const value = node.child('value');
  const pattern = node.child('pattern');
  const name = pattern && nameOfGuard(pattern);
  const lock = value && pattern && guardBoundTo(pattern, value, file);
  if (!lock || !name || node.parent?.kind !== 'block') return null;
  const siblings = node.parent.children;
  for (const statement of siblings.slice(siblings.indexOf(node) + 1)) {
    const [first] = [...awaitsIn(statement)].sort((a, b) => a.start - b.start);
    const dropped = dropOf(name, statement);
    if (first && !(dropped && dropped.start < first.start))
      return isGivenAwayBefore(first, node, file) ? null : problem(lock, first, name);
    if (dropped?.parent === statement) return null;
  }
  return null;
}

/** `if self.flush(guard) { self.retry().await }`: whoever took it by value, and gave back no more than an answer, has let go of it. */
function isGivenAwayBefore(awaited: Node, declaration: Node, file: RustFile): boolean {
  return file.localsOf(declaration).some((guard) =>
    file.usesOf(guard).some((use) => {
      const taker = use.effect === 'move' ? callOfArgument(use.place) : null;
      if (!taker || taker.start > awaited.start || awaited.contains(taker)) return false;
      const block = [...taker.ancestors()].find(({ kind }) =>
        /^(?:block|match_arm|closure_expression)$/.test(kind),
      );
      return !!block?.contains(awaited) && !isKeptByName(taker);
    }),
  );
}

/** `let rows = RowsOf::new(guard);` may hold it on. */
function isKeptByName(call: Node): boolean {
  for (const at of call.ancestors()) {
    if (/^(?:let_declaration|let_condition|assignment_expression|match_expression)$/.test(at.kind))
      return true;
    if (/^(?:block|if_expression)$/.test(at.kind)) return false;
  }
  return false;
}

function guardBoundTo(pattern: Node, value: Node, file: RustFile): Node | null {
  if (/^Ok\b/.test(pattern.text)) return guardInResult(value, file);
  return guardOf(value, file) ?? guardBehind(value, file) ?? shardGuard(value, file);
}

/** `entry` of `let mut entry = ..`, and of `let Some(entry) = .. else` and `let Ok(entry) = .. else`. */
function nameOfGuard(pattern: Node): string | null {
  if (pattern.kind === 'identifier') return pattern.text;
  const inside = /^(?:Some|Ok)\((?:mut )?(\w+)\)$/.exec(pattern.text);
  return inside ? inside[1]! : null;
}

/** `db.lock().unwrap().query(text).await`, `send(state.lock().unwrap().clone()).await`: a guard without a name lives to the end of the statement. */
function guardOfFuture(awaited: Node, file: RustFile): Problem | null {
  const stack = [...awaited.children];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (/^(?:closure_expression|async_block|block|await_expression)$/.test(at.kind)) continue;
    const lock = at.kind === 'call_expression' ? guardOf(at, file) : null;
    if (lock) return problem(lock, awaited, null);
    stack.push(...at.children);
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
  const isMatchedOk = /^Ok\b/.test(condition?.child('pattern')?.text ?? '');
  const whole = shardGuard(scrutinee, file) ?? (isMatchedOk ? guardInResult(scrutinee, file) : null);
  if (whole) {
    const held = [...awaitsIn(body)].find((each) => !isWithoutGuard(each, node));
    return held ? problem(whole, held, null) : null;
  }
  for (const inner of scrutinee.descendants()) {
    if (inner.kind === 'closure_expression') return null;
    const lock = inner.kind === 'call_expression' ? guardOf(inner, file) : null;
    if (lock) return problem(lock, first, null);
  }
  return null;
}

/** The arm for `None`, or for the rest behind a plain `Some(entry)`: where nothing was found, nothing is locked. */
function isWithoutGuard(awaited: Node, match: Node): boolean {
  const arms = match.kind === 'match_expression' ? (match.child('body')?.children ?? []) : [];
  const at = arms.findIndex((each) => each.contains(awaited));
  const pattern = arms[at]?.child('pattern')?.text.trim() ?? '';
  return (
    pattern === 'None' ||
    (pattern === '_' &&
      arms
        .slice(0, at)
        .some((each) => /^Some\((?:mut )?\w+\)$/.test(each.child('pattern')?.text.trim() ?? '')))
  );
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
