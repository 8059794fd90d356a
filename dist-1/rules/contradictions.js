import { asCopy } from '../rust/cost/copies.js';
import { rootOf } from '../rust/ownership/places.js';
import { argumentsOf, receiverOf } from '../rust/syntax/call-syntax.js';

/** Advise to keep a reference instead of the copy that a `let` holds. */
const LENDS = new Set(['clone-local-only-borrowed', 'option-clone-then-adapter']);
/** Advise to give away what a local owns instead of a copy of it. */
const MOVES = new Set(['clone-last-use', 'clone-out-of-owned', 'iter-clone-of-owned-collection']);
export function mayContradict(rule) {
  return LENDS.has(rule) || MOVES.has(rule);
}
/** Who takes one item out of a list needs a list that owns it. */
const TAKES_OUT = 'clone-out-of-owned';
/**
 * Of `let a = found.clone(); let b = a.clone();` one copy has to stay: who keeps a reference in `a` can't move it. To keep the reference
 * saves more, and is what is said.
 */
export function isContradicted(one, by, file) {
  const [lends, moves] = LENDS.has(one.rule.id) ? [one, by] : [by, one];
  if (!LENDS.has(lends.rule.id) || !MOVES.has(moves.rule.id)) return false;
  if ((moves.rule.id === TAKES_OUT) !== (one === lends)) return false;
  const holder = [...lends.problem.at.ancestors()].find(({ kind }) => kind === 'let_declaration');
  const [held] = holder ? file.localsOf(holder) : [];
  return !!held && comesOutOf(held, moves.problem.at, file);
}
/** Is what is copied at `at` the local itself, a part of it, or an item that its statement takes out of it? */
function comesOutOf(held, at, file) {
  const statement = [at, ...at.ancestors()].find(({ parent }) => parent === held.declaration.parent);
  if (!statement || !held.uses.some(({ node }) => statement.contains(node))) return false;
  const root = rootOf(asCopy(at)?.source ?? receiverOf(at) ?? argumentsOf(at)[0]);
  const copied = root && file.bindingOf(root);
  return !copied || copied === held || statement.contains(copied.node);
}
