import type { Binding } from '../../../rust/names/scopes.js';
import { following } from '../../../rust/order/branches.js';
import { endOf } from '../../../rust/order/given-value.js';
import { diverges } from '../../../rust/order/run-order.js';
import type { TakenLock } from '../../../rust/ownership/locks.js';
import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { KNOWN_OWNERS } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import { quoted } from '../../wording.js';
import { whoElse } from './who-else.js';

/** `match idle.pop() { Some(conn) => conn, None => Conn::open(&addr) }`, as an `if let` with its `else` and as `let .. else`, too. */
export function builtWhereEmpty(
  lock: TakenLock,
  pop: Node,
  name: string,
  guard: Binding | null,
): Problem | null {
  const built = valueWhereEmpty(pop, guard !== null);
  if (!built || !isWorthMoving(built) || guard?.isUsedIn(built)) return null;
  return {
    at: lock.call,
    until: pop,
    message: `When ${name} is empty, ${quoted(built)} builds a new value while the lock is still held, and ${whoElse(lock)} waits for that.`,
    help: 'take the `Option` out of the lock in a statement of its own, then look at it',
  };
}

/** What is given where nothing was there. A temporary guard surely lives that long in a `match` alone: of `if let` the edition decides. */
function valueWhereEmpty(pop: Node, isNamed: boolean): Node | null {
  const holder = pop.parent;
  if (!holder || pop.field !== 'value') return null;
  if (holder.kind === 'match_expression') {
    const absent = armsOf(holder).find((arm) => /^(?:None|_)$/.test(arm.child('pattern')?.text.trim() ?? ''));
    return given(absent?.child('value'));
  }
  if (!isNamed) return null;
  if (holder.kind === 'let_declaration') return given(holder.child('alternative'));
  const fork = holder.kind === 'let_condition' ? holder.parent : null;
  if (fork?.kind !== 'if_expression' || !/^Some\b/.test(holder.child('pattern')?.text ?? '')) return null;
  const other = fork.child('alternative')?.children[0];
  if (other) return given(other);
  const [next, ...more] = diverges(fork.child('consequence')) ? following(fork) : [];
  return next && more.length === 0 ? given(next) : null;
}

/** The value at the end of a branch, past `return`, `?` and what only wraps it. */
function given(branch: Node | null | undefined): Node | null {
  for (let at = branch ?? null; at; ) {
    if (at.kind === 'block') at = endOf(at) ?? null;
    else if (/^(?:try|await|return|parenthesized)_expression$|^expression_statement$/.test(at.kind))
      at = at.children[0] ?? null;
    else if (/^(?:Ok|Some)$/.test(calledPath(at) ?? '')) at = argumentsOf(at)[0] ?? null;
    else return at;
  }
  return null;
}

/** `Conn::open(&addr)`, `vec![0; size]`: neither an error nor an empty list. */
function isWorthMoving(built: Node): boolean {
  if (built.macro === 'vec') return built.children.length > 0;
  const [, owner, maker] =
    /(?:^|::)([A-Z]\w*)(?:::<[^>]*>)?::([a-z]\w*)$/.exec(calledPath(built) ?? '') ?? [];
  if (!maker || /Err(?:or)?$/.test(owner!)) return false;
  return !(KNOWN_OWNERS.has(owner!) && argumentsOf(built).length === 0);
}
