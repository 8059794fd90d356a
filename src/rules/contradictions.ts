import { asCopy } from '../rust/cost/copies.js';
import type { Binding } from '../rust/names/scopes.js';
import { rootOf } from '../rust/ownership/places.js';
import { argumentsOf, receiverOf } from '../rust/syntax/call-syntax.js';
import type { Node } from '../rust/syntax/tree.js';
import type { Problem } from './rule.js';
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
const UNMAKES: ReadonlySet<string> = new Set([
  'collect-for-len-first-index',
  'sort-then-take',
  'sort-in-loop',
]);

/** Advises to make room for a loop, which has none to need where one call does it all. */
const MAKES_ROOM = 'grow-loop-without-capacity';
const IN_ONE_CALL = 'bulk-op-instead-of-loop';

/** Advises to use the memory of a list again, which is for nothing where the list itself need not be made again. */
const KEEPS_MEMORY = 'alloc-in-loop';

export function mayContradict(rule: string): boolean {
  return (
    [EACH_TURN, KEEPS_MEMORY, MAKES_ROOM, IN_ONE_CALL].includes(rule) ||
    [LENDS, MOVES, UNMAKES].some((rules) => rules.has(rule))
  );
}

interface Advice {
  rule: { id: string };
  problem: Pick<Problem, 'at' | 'costAt' | 'minor'>;
}

/** Those of which one may contradict the other, each pair once: there may be thousands of each. */
export function* pairsOfAdvice<T extends Advice>(all: readonly T[], file: RustFile): Generator<[T, T]> {
  const [lends, unmakes] = [LENDS, UNMAKES].map((rules) => all.filter(({ rule }) => rules.has(rule.id)));
  const holders = [
    ...lends!.map((each) => [each, holderOf(each, file)] as const),
    ...unmakes!.map((each) => [each, listOf(each, file)] as const),
  ];
  const inOneCall = all.filter(({ rule }) => rule.id === IN_ONE_CALL);
  if (holders.length === 0 && inOneCall.length === 0) return;
  const [byBinding, byStatement, byLoop] = [
    new Groups<Binding, T>(),
    new Groups<Node, T>(),
    new Groups<Node, T>(),
  ];
  for (const advice of inOneCall) byLoop.add(advice.problem.at, advice);
  for (const [advice, held] of holders) {
    if (!held) continue;
    byBinding.add(held, advice);
    for (const { node } of held.uses) byStatement.add(statementBeside(held.declaration, node), advice);
  }
  for (const one of all) {
    const left = one.rule.id === EACH_TURN ? assignedBy(one) : undefined;
    for (const by of byBinding.of(left && file.bindingOf(left))) yield [one, by];
    if (one.rule.id === KEEPS_MEMORY) for (const by of byBinding.of(holderOf(one, file))) yield [one, by];
    if (one.rule.id === MAKES_ROOM) for (const by of byLoop.of(loopOf(one))) yield [one, by];
    if (!MOVES.has(one.rule.id)) continue;
    for (const at of [one.problem.at, ...one.problem.at.ancestors()])
      for (const by of byStatement.of(at)) yield [one, by];
  }
}

class Groups<K, T> {
  private readonly known = new Map<K, Set<T>>();

  add(key: K | undefined, member: T): void {
    if (key === undefined) return;
    const members = this.known.get(key);
    if (members) members.add(member);
    else this.known.set(key, new Set([member]));
  }

  of(key: K | undefined): Iterable<T> {
    return (key !== undefined && this.known.get(key)) || [];
  }
}

/** Who takes one item out of a list needs a list that owns it. */
const TAKES_OUT = 'clone-out-of-owned';

/**
 * Of `let a = found.clone(); let b = a.clone();` one copy has to stay: who keeps a reference in `a` can't move it. To keep the reference
 * saves more, and is what is said.
 */
export function isContradicted(one: Advice, by: Advice, file: RustFile): boolean {
  if (one.rule.id === EACH_TURN) return isNextCopy(one, by, file);
  if (one.rule.id === KEEPS_MEMORY)
    return by.rule.id === 'sort-in-loop' && listOf(by, file) === holderOf(one, file);
  if (one.rule.id === MAKES_ROOM) return by.rule.id === IN_ONE_CALL && loopOf(one) === by.problem.at;
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
  const root = advice.rule.id.startsWith('sort-') ? rootOf(receiverOf(advice.problem.at)) : null;
  return root ? file.bindingOf(root) : holderOf(advice, file);
}

/** The loop that fills what room is made for. */
function loopOf({ problem }: Advice): Node | undefined {
  return problem.costAt?.parent ?? undefined;
}

/** The local that holds the copy. */
function holderOf({ problem }: Advice, file: RustFile): Binding | undefined {
  const holder = [problem.at, ...problem.at.ancestors()].find(({ kind }) => kind === 'let_declaration');
  return holder && file.localsOf(holder)[0];
}

/** `let mut last = first.clone(); for item in items { last = item.clone(); }`: who keeps references in `last` copies none of them. */
function isNextCopy(step: Advice, lends: Advice, file: RustFile): boolean {
  const left = LENDS.has(lends.rule.id) ? assignedBy(step) : undefined;
  return left?.kind === 'identifier' && file.bindingOf(left) === holderOf(lends, file);
}

function assignedBy({ problem }: Advice): Node | undefined {
  const assignment = problem.at.parent;
  return assignment?.kind === 'assignment_expression' ? assignment.child('left') : undefined;
}

/** What stands in the block of a `let` and holds a node. */
function statementBeside(declaration: Node, node: Node): Node | undefined {
  return [node, ...node.ancestors()].find(({ parent }) => parent === declaration.parent);
}

/** Is what is copied at `at` the local itself, a part of it, or an item that its statement takes out of it? */
function comesOutOf(held: Binding, at: Node, file: RustFile): boolean {
  const statement = statementBeside(held.declaration, at);
  if (!statement || !held.isUsedIn(statement)) return false;
  const root = rootOf(asCopy(at)?.source ?? receiverOf(at) ?? argumentsOf(at)[0]);
  const copied = root && file.bindingOf(root);
  return !copied || copied === held || statement.contains(copied.node);
}
