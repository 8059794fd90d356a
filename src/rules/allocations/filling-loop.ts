import { mayBreak, runsEveryTurn, runsInMostArms } from '../../rust/every-turn.js';
import { argumentsOf, enclosingLoop, enclosingLoops } from '../../rust/flow.js';
import { overlaps, pathOf } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import type { UseFacts } from '../../rust/uses.js';
import type { RustFile } from '../rust-file.js';

export interface Filling {
  /** The `for` that adds the elements. */
  loop: Node;
  /** Does every turn add one, or nearly every? */
  every: boolean;
  /** Were single elements added ahead of the loop? */
  addedBefore: boolean;
}

/** Methods that add exactly one element. */
const GROWS_BY_ONE = new Set(['push', 'push_back', 'push_front', 'insert', 'insert_unique']);
const MAKES_ROOM = new Set(['clear', 'pop', 'truncate', 'take', 'drain', 'reserve', 'reserve_exact']);

/** The first `for` that adds to a container: to the local itself, or to the named field of a local struct. */
export function fillingLoop(binding: Binding, field: string | null, file: RustFile): Filling | null {
  const path = field ? `${binding.name}.${field}` : binding.name;
  const uses = file.usesOf(binding).filter((use) => use.use.hidden || overlaps(pathOf(use.place), path));
  const at = uses.findIndex((use) => loopsAround(use, binding) > 0 || !addsOne(use, path));
  const first = uses[at];
  if (!first?.call || loopsAround(first, binding) !== 1) return null;
  const loop = enclosingLoop(first.place);
  if (loop?.word !== 'for' || mayBreak(loop.body)) return null;
  const inside = uses.filter((use) => loop.body.contains(use.place));
  const growing = new Set(inside.filter((use) => addsOne(use, path)).map((use) => use.call!));
  if (growing.size === 0 || inside.some(isInTheWay)) return null;
  const every = runsEveryTurn(loop.body, growing) || runsInMostArms(loop.body, growing);
  return every || isGuardedOnce(growing, loop.body) ? { loop: loop.node, every, addedBefore: at > 0 } : null;
}

function loopsAround(use: UseFacts, binding: Binding): number {
  return enclosingLoops(use.place).filter((loop) => !loop.node.contains(binding.node)).length;
}

function addsOne(use: UseFacts, path: string): boolean {
  if (use.use.hidden || !use.call || !use.method || !GROWS_BY_ONE.has(use.method)) return false;
  return pathOf(use.place) === path && argumentsOf(use.call).length > 0;
}

function isInTheWay(use: UseFacts): boolean {
  return use.effect === 'hidden' || use.effect === 'assign' || MAKES_ROOM.has(use.method ?? '');
}

/** `if keeps(x) { kept.push(x) }`: one condition, and no loop of its own. */
function isGuardedOnce(growing: ReadonlySet<Node>, body: Node): boolean {
  return [...growing].some((call) => {
    const condition = call.parent?.parent?.parent;
    return condition?.kind === 'if_expression' && enclosingLoop(call)?.body === body;
  });
}
