import { firstPlace } from '../syntax/in-order.js';
import { TreeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { writtenLoops } from './loops.js';
import { areExclusive, commonAncestor, endsLoop, leavesBefore } from './run-order.js';

/**
 * May `later` run after `earlier` has run, within one function and without `declaration` binding anew? Branches that
 * exclude each other don't follow each other; a shared loop that does not bind the value brings the earlier back.
 */
export function mayRunAfter(later: Node, earlier: Node, declaration: Node): boolean {
  if (broughtBack(earlier, declaration)?.contains(later)) return true;
  if (later.start < earlier.end) return false;
  const fork = commonAncestor(later, earlier);
  if (!fork) return true;
  if (areExclusive(fork, later, earlier)) return false;
  return !leavesBefore(earlier, fork);
}

/** May one of many, in source order, run after `earlier` has run? */
export function someMayRunAfter(many: readonly { node: Node }[], earlier: Node, declaration: Node): boolean {
  const since = (offset: number) => firstPlace(many.length, (at) => many[at]!.node.start >= offset);
  const loop = broughtBack(earlier, declaration);
  if (loop && since(loop.start) < since(loop.end)) return true;
  let next = since(earlier.end);
  for (const fork of earlier.ancestors()) {
    const later = many[next]?.node;
    if (!later) return false;
    if (!fork.contains(later)) continue;
    if (leavesBefore(earlier, fork)) return false;
    if (!areExclusive(fork, later, earlier)) return true;
    next = since(fork.end);
  }
  return next < many.length;
}

/** Does control come back to `node` while a value declared at `declaration` still lives? */
export function comesBack(node: Node, declaration: Node): boolean {
  return broughtBack(node, declaration) !== null;
}

interface BroughtBack {
  node: Node;
  declaration: Node;
  by: Node | null;
}

/** The last answer: what runs after one node is asked of one name after the other. */
const LAST_ASKED = new TreeMemo<BroughtBack>();

/** All that runs again with a node, by loops around it that don't hold the declaration: the value outlives one turn. */
function broughtBack(node: Node, declaration: Node): Node | null {
  const last = LAST_ASKED.get(node.tree);
  if (last?.node === node && last.declaration === declaration) return last.by;
  let by: Node | null = null;
  for (const loop of writtenLoops(node)) {
    if (loop.node.contains(declaration)) break;
    if (!endsLoop(node, loop)) by = loop.body;
  }
  LAST_ASKED.set(node.tree, { node, declaration, by });
  return by;
}
