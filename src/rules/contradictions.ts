import { asCopy } from '../rust/cost/copies.js';
import type { Binding } from '../rust/names/scopes.js';
import { rootOf } from '../rust/ownership/places.js';
import { argumentsOf, receiverOf } from '../rust/syntax/call-syntax.js';
import type { Node } from '../rust/syntax/tree.js';
import type { RustFile } from './rust-file.js';

/** Advise to keep a reference instead of the copy that a `let` holds. */
const LENDS: ReadonlySet<string> = new Set(['clone-local-only-borrowed', 'option-clone-then-adapter']);

/** Advise to give away what a local owns instead of a copy of it. */
const MOVES: ReadonlySet<string> = new Set([
  'clone-last-use',
  'clone-out-of-owned',
  'iter-clone-of-owned-collection',
]);

/** Says of a copy at each turn what may have been said of all that a local holds. */
const EACH_TURN = 'clone-in-loop';

/** Advise to do without a list, or to leave it in the order it has: nothing can be taken out of it then. */
const UNMAKES: ReadonlySet<string> = new Set(['collect-for-len-first-index', 'sort-then-take']);

export function mayContradict(rule: string): boolean {
  return LENDS.has(rule) || MOVES.has(rule) || UNMAKES.has(rule) || rule === EACH_TURN;
}

interface Advice {
  rule: { id: string };
  problem: { at: Node };
}

/** Who takes one item out of a list needs a list that owns it. */
const TAKES_OUT = 'clone-out-of-owned';

/**
 * Of `let a = found.clone(); let b = a.clone();` one copy has to stay: who keeps a reference in `a` can't move it. To keep the reference
 * saves more, and is what is said.
 */
export function isContradicted(one: Advice, by: Advice, file: RustFile): boolean {
  if (one.rule.id === EACH_TURN) return isNextCopy(one, by, file);
  if (UNMAKES.has(by.rule.id)) return one.rule.id === TAKES_OUT && isTakenOutOf(listOf(by, file), one, file);
  const [lends, moves] = LENDS.has(one.rule.id) ? [one, by] : [by, one];
  if (!LENDS.has(lends.rule.id) || !MOVES.has(moves.rule.id)) return false;
  if ((moves.rule.id === TAKES_OUT) !== (one === lends)) return false;
  return isTakenOutOf(holderOf(lends, file), moves, file);
}

function isTakenOutOf(held: Binding | undefined, { problem }: Advice, file: RustFile): boolean {
  return !!held && comesOutOf(held, problem.at, file);
}

/** The list that is collected, or sorted where it stands. */
function listOf(advice: Advice, file: RustFile): Binding | undefined {
  const root = advice.rule.id === 'sort-then-take' ? rootOf(receiverOf(advice.problem.at)) : null;
  return root ? file.bindingOf(root) : holderOf(advice, file);
}

/** The local that holds the copy. */
function holderOf({ problem }: Advice, file: RustFile): Binding | undefined {
  const holder = [...problem.at.ancestors()].find(({ kind }) => kind === 'let_declaration');
  return holder && file.localsOf(holder)[0];
}

/** `let mut last = first.clone(); for item in items { last = item.clone(); }`: who keeps references in `last` copies none of them. */
function isNextCopy(step: Advice, lends: Advice, file: RustFile): boolean {
  const assignment = LENDS.has(lends.rule.id) ? step.problem.at.parent : null;
  const left = assignment?.kind === 'assignment_expression' ? assignment.child('left') : undefined;
  return left?.kind === 'identifier' && file.bindingOf(left) === holderOf(lends, file);
}

/** Is what is copied at `at` the local itself, a part of it, or an item that its statement takes out of it? */
function comesOutOf(held: Binding, at: Node, file: RustFile): boolean {
  const statement = [at, ...at.ancestors()].find(({ parent }) => parent === held.declaration.parent);
  if (!statement || !held.uses.some(({ node }) => statement.contains(node))) return false;
  const root = rootOf(asCopy(at)?.source ?? receiverOf(at) ?? argumentsOf(at)[0]);
  const copied = root && file.bindingOf(root);
  return !copied || copied === held || statement.contains(copied.node);
}
