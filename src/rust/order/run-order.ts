import { calledPath } from '../syntax/call-syntax.js';
import { armsOf } from '../syntax/match-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { enclosingLoop, isLoopExpression, type Loop } from './loops.js';

const LEAVING = new Set(['return_expression', 'break_expression', 'continue_expression']);
const PANICS = new Set(['panic', 'unreachable', 'todo', 'unimplemented', 'bail']);

/** Does control never pass the end of this block or expression? `leaves` says which jumps count. */
export function diverges(node: Node | undefined, leaves?: (jump: Node) => boolean): boolean {
  if (!node) return false;
  if (leaves || !FORKING.has(node.kind)) return neverPasses(node, leaves);
  return DIVERGING.of(node, () => neverPasses(node));
}

const DIVERGING = new NodeMemo<boolean>();
const FORKING: ReadonlySet<string> = new Set(['block', 'if_expression', 'match_expression']);

function neverPasses(node: Node, leaves?: (jump: Node) => boolean): boolean {
  if (LEAVING.has(node.kind)) return leaves ? leaves(node) : true;
  if (isGivenUp(node) || isFailure(node)) return true;
  if (node.kind === 'block') return node.children.some((child) => diverges(child, leaves));
  if (node.kind === 'expression_statement') return diverges(node.children[0], leaves);
  if (node.kind === 'if_expression') {
    const alternative = node.child('alternative');
    return (
      !!alternative &&
      diverges(node.child('consequence'), leaves) &&
      diverges(alternative.children[0], leaves)
    );
  }
  if (node.kind === 'match_expression') {
    const arms = armsOf(node);
    return arms.length > 0 && arms.every((arm) => diverges(arm.child('value'), leaves));
  }
  return false;
}

/** `bail!(..)`, `process::exit(2)`: what stands in it has run before. */
function isGivenUp(node: Node): boolean {
  if (node.kind === 'macro_call' || node.kind === 'macro_invocation')
    return PANICS.has(node.macro || (node.child('macro')?.text ?? ''));
  return node.kind === 'call_expression' && /(?:^|::)process::(?:exit|abort)$/.test(calledPath(node) ?? '');
}

/** `Err(why)?`, of which the compiler takes it that it may go on: what is moved into it is gone behind it. */
function isFailure(node: Node): boolean {
  return node.kind === 'try_expression' && calledPath(node.children[0]!) === 'Err';
}

export function commonAncestor(a: Node, b: Node): Node | null {
  for (let at: Node | null = a; at; at = at.parent) if (at.contains(b)) return at;
  return null;
}

/** Does one of two nodes below a fork run only where the other does not? */
export function areExclusive(fork: Node, a: Node, b: Node): boolean {
  if (fork.kind === 'match_block') return true;
  if (fork.kind !== 'if_expression') return false;
  const alternative = fork.child('alternative');
  const consequence = fork.child('consequence');
  if (!alternative || !consequence) return false;
  return (
    (alternative.contains(a) && consequence.contains(b)) ||
    (alternative.contains(b) && consequence.contains(a))
  );
}

/** Does every way on from `node` jump away before reaching the end of `fork`? With a loop only jumps out of it count. */
export function leavesBefore(node: Node, fork: Node, loop: Loop | null = null): boolean {
  for (let at: Node | null = node; at && at !== fork; at = at.parent) {
    if (LEAVING.has(at.kind) && (!loop || leavesLoop(loop, at))) return true;
    if (isGivenUp(at)) return true;
    const parent: Node | null = at.parent;
    if (parent?.kind === 'block' && parent !== fork && lastLeaving(parent, loop) > at.start) return true;
  }
  return false;
}

const LAST_LEAVING = new NodeMemo<Map<Node | null, number>>();

/** Where the last statement of a block starts that control never passes; -1 for none. */
function lastLeaving(block: Node, loop: Loop | null): number {
  let known = LAST_LEAVING.get(block);
  if (!known) {
    known = new Map();
    LAST_LEAVING.set(block, known);
  }
  const key = loop?.node ?? null;
  let last = known.get(key);
  if (last === undefined) {
    const leaves = loop ? (jump: Node) => leavesLoop(loop, jump) : undefined;
    last = block.children.findLast((statement) => diverges(statement, leaves))?.start ?? -1;
    known.set(key, last);
  }
  return last;
}

/** Is the loop over, or the function left, once `node` has run? Then it runs once, however many turns there are. */
export function endsLoop(node: Node, loop: Loop): boolean {
  if (isLoopExpression(loop.node) && isPartOfJump(node, loop)) return true;
  const start = outermostClosure(node, loop);
  return isLoopExpression(loop.node) && leavesBefore(start, loop.node, loop) && !mayGoOn(start, loop);
}

/** `break State { members: members.clone() }`: nothing comes between. */
function isPartOfJump(node: Node, loop: Loop): boolean {
  for (let at: Node | null = node; at && at !== loop.node; at = at.parent) {
    if (/^(?:closure_expression|async_block)$/.test(at.kind)) return false;
    if (LEAVING.has(at.kind)) return leavesLoop(loop, at);
  }
  return false;
}

/** `if isTooShort { continue; }` somewhere between `node` and the `return` at the end. */
function mayGoOn(node: Node, loop: Loop): boolean {
  for (const jump of continuesOf(loop)) {
    if (jump.start < node.end) continue;
    const fork = commonAncestor(jump, node);
    if (fork && !areExclusive(fork, jump, node)) return true;
  }
  return false;
}

const CONTINUES = new NodeMemo<Node[]>();

/** The `continue`s that may start the next turn of a loop. */
function continuesOf(loop: Loop): Node[] {
  let known = CONTINUES.get(loop.body);
  if (!known) {
    const jumps = [...loop.body.descendantsOfKind('continue_expression')];
    known = jumps.filter((jump) => jump.has('label') || enclosingLoop(jump)?.node === loop.node);
    CONTINUES.set(loop.body, known);
  }
  return known;
}

/** A jump in a closure leaves no more than the closure. */
function outermostClosure(node: Node, loop: Loop): Node {
  let outermost = node;
  for (let at: Node | null = node; at && at !== loop.node; at = at.parent)
    if (at.kind === 'closure_expression' || at.kind === 'async_block') outermost = at;
  return outermost;
}

/** Does a jump leave this loop for good? `continue` and the `break` of an inner loop don't. */
function leavesLoop(loop: Loop, jump: Node): boolean {
  if (jump.kind === 'return_expression') return true;
  if (jump.kind !== 'break_expression') return false;
  return jump.has('label') ? isLabelAround(jump, loop) : enclosingLoop(jump)?.node === loop.node;
}

/** Is it the loop itself that has the label, or something around it? */
function isLabelAround(jump: Node, loop: Loop): boolean {
  const label = jump.ofKind('label')?.text;
  for (let at: Node | null = jump; at && at !== loop.node; at = at.parent)
    if (label && at !== jump && at.ofKind('label')?.text === label) return false;
  return true;
}
