import { isLoopExpression } from '../../../rust/order/loops.js';
import { isUsedBetween, mayLeaveBetween } from '../../../rust/ownership/between.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
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

/** With `?` or a pause between, others would find the place empty. */
export function hasFailure(block: Node, from: number, to: number): boolean {
  for (const node of block.descendants()) {
    if (node.start >= from && node.end <= to && /^(try|await)_expression$/.test(node.kind)) return true;
  }
  return false;
}

function replacedAfter(statement: Node, place: Node, at: Node, file: RustFile): Node | null {
  const block = statement.parent!;
  const path = spelling(place);
  const later = block.children.slice(block.children.indexOf(statement) + 1);
  const replaced = later.find((each) => isReplacement(path, each.children[0], file));
  if (!replaced) return null;
  const by = replaced.children[0]!.child('right');
  const [from, to] = [at.end, (by ?? replaced).end];
  const before = isUsedBetween(path, block, from, replaced.start);
  const within = !!by && isUsedBetween(path, by, by.start, to);
  if (before || within) return null;
  const isLeft = isOwnLocal(place, file)
    ? mayGoOnBetween(block, from, to)
    : mayLeaveBetween(block, from, to) || hasFailure(block, from, to);
  return isLeft ? null : replaced.children[0]!;
}

/** Whoever leaves the function drops it anyway. */
function isOwnLocal(place: Node, file: RustFile): boolean {
  const binding = place.kind === 'identifier' ? file.bindingOf(place) : undefined;
  return !!binding && isOwned(binding, file) === true;
}

/** A `break` or `continue` of a loop may come by the place again. */
function mayGoOnBetween(block: Node, from: number, to: number): boolean {
  for (const node of block.descendantsOfKind('break_expression', 'continue_expression', 'await_expression'))
    if (node.start >= from && node.end <= to) return true;
  return false;
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
  if (isAssignmentTo(place, node)) return true;
  if (node?.kind !== 'call_expression') return false;
  if (/(?:^|::)mem::take$/.test(calledPath(node) ?? ''))
    return spelling(argumentsOf(node)[0]?.child('value') ?? node) === place;
  const receiver = receiverOf(node);
  if (!receiver || spelling(receiver) !== place) return false;
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
