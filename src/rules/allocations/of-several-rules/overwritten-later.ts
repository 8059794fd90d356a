import { isLoopExpression } from '../../../rust/order/loops.js';
import {
  isUsedBetween,
  mayFailBetween,
  mayGoOnBetween,
  mayLeaveBetween,
} from '../../../rust/ownership/between.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { firstPlace } from '../../../rust/syntax/in-order.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { KNOWN_OWNERS, methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/**
 * What overwrites or empties the place that is looked at in `at` later, in one block and without a way out between:
 * `let old = p.clone(); ..; p = new;`, `all.push(p.clone()); p.clear();`, `for x in &p { .. } p.clear();`.
 */
export function replacedLater(place: Node, at: Node, file: RustFile): Node | null {
  if (isHeld(place, at, statementOf(at))) return null;
  for (
    let statement = statementOf(at);
    statement.parent?.kind === 'block';
    statement = statementOf(statement.parent)
  ) {
    if (isApart(at, statement)) return null;
    const replaced = replacedAfter(statement, place, at, file);
    if (replaced) return replaced;
    if (statement === statementOf(statement.parent)) return null;
  }
  return null;
}

/** What the statement calls on the place or its holder while what `at` gives is handed over. */
export function isHeld(place: Node, at: Node, statement: Node): boolean {
  for (const around of at.ancestors()) {
    if (around === statement) return false;
    const receiver = around.kind === 'call_expression' ? around.child('function')?.child('value') : undefined;
    if (receiver && !receiver.contains(at) && spelling(place).startsWith(spelling(receiver))) return true;
  }
  return false;
}

export function isAssignmentTo(place: string, node: Node | undefined): boolean {
  return node?.kind === 'assignment_expression' && spelling(node.child('left')!) === place;
}

function replacedAfter(statement: Node, place: Node, at: Node, file: RustFile): Node | null {
  const block = statement.parent!;
  const path = spelling(place);
  const all = REPLACEMENTS.of(block, () => replacementsIn(block, file)).get(path) ?? [];
  const replaced = all[firstPlace(all.length, (at) => all[at]!.index > statement.index)];
  if (!replaced) return null;
  const by = replaced.children[0]!.child('right');
  const [from, to] = [at.end, (by ?? replaced).end];
  const before = isUsedBetween(path, block, from, replaced.start);
  const within = !!by && isUsedBetween(path, by, by.start, to);
  if (before || within) return null;
  const isLeft = isOwnLocal(place, file)
    ? mayGoOnBetween(block, from, to)
    : mayLeaveBetween(block, from, to) || mayFailBetween(block, from, to);
  return isLeft ? null : replaced.children[0]!;
}

/** Whoever leaves the function drops it anyway. */
function isOwnLocal(place: Node, file: RustFile): boolean {
  const binding = place.kind === 'identifier' ? file.bindingOf(place) : undefined;
  return !!binding && isOwned(binding, file) === true;
}

const REPLACEMENTS = new NodeMemo<ReadonlyMap<string, readonly Node[]>>();

/** The statements of a block that overwrite or empty something, by what it is: a block may hold thousands. */
function replacementsIn(block: Node, file: RustFile): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  for (const statement of block.children) {
    const place = placeReplaced(statement.children[0], file);
    if (place === null) continue;
    const known = found.get(place);
    if (known) known.push(statement);
    else found.set(place, [statement]);
  }
  return found;
}

/** In a closure or in the body of a loop of its own, `node` runs at another time or more than once. */
export function isApart(node: Node, statement: Node): boolean {
  for (const at of node.ancestors()) {
    if (at === statement) break;
    if (/^(?:closure_expression|async_block)$/.test(at.kind) || isInBody(node, at)) return true;
  }
  return isInBody(node, statement.children[0] ?? statement);
}

function isInBody(node: Node, loop: Node): boolean {
  return isLoopExpression(loop) && !(loop.kind === 'for_expression' && loop.child('value')?.contains(node));
}

/** `p = ..`, `p.clear()`, `p.truncate(0)`, `p.drain(..);`, `p.take();`, `mem::take(&mut p);`. */
export function isReplacement(place: string, node: Node | undefined, file: RustFile): boolean {
  return placeReplaced(node, file) === place;
}

function placeReplaced(node: Node | undefined, file: RustFile): string | null {
  if (node?.kind === 'assignment_expression') return spelling(node.child('left')!);
  if (node?.kind !== 'call_expression') return null;
  if (/(?:^|::)mem::take$/.test(calledPath(node) ?? '')) {
    const taken = argumentsOf(node)[0]?.child('value');
    return taken ? spelling(taken) : null;
  }
  const receiver = receiverOf(node);
  return receiver && isEmptied(node, receiver, file) ? spelling(receiver) : null;
}

function isEmptied(node: Node, receiver: Node, file: RustFile): boolean {
  const found = file.typeOf(receiver);
  switch (methodOf(node)) {
    case 'clear':
      return !found || KNOWN_OWNERS.has(methodTarget(found).name);
    case 'truncate':
      return argumentsOf(node)[0]?.text === '0';
    case 'drain':
      return argumentsOf(node)[0]?.text === '..';
    case 'take':
      return found?.name === 'Option' && argumentsOf(node).length === 0;
    default:
      return false;
  }
}
