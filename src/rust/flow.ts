import { ITERATOR_METHODS, ITERATOR_SOURCES, MAYBE_ITERATOR_METHODS } from './methods.js';
import type { Node } from './tree.js';

export interface Loop {
  /** `for`, `while`, `loop`, or the adapter whose closure runs once per item (`map`, `for_each`). */
  word: string;
  node: Node;
  /** What runs again and again. */
  body: Node;
}

const LOOPS: Readonly<Record<string, string>> = {
  for_expression: 'for',
  while_expression: 'while',
  loop_expression: 'loop',
};
const FUNCTION_KINDS = new Set(['function_item', 'const_item', 'static_item', 'source_file']);

/** The nearest loop whose body holds `node`, inside the same function. */
export function enclosingLoop(node: Node): Loop | null {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    const loop = asLoop(parent);
    if (loop && (loop.body === child || loop.body.contains(child))) return loop;
    if (FUNCTION_KINDS.has(parent.kind)) return null;
  }
  return null;
}

/** All loops around `node` in its function, innermost first. */
export function enclosingLoops(node: Node): Loop[] {
  const loops: Loop[] = [];
  for (let loop = enclosingLoop(node); loop; loop = enclosingLoop(loop.node)) loops.push(loop);
  return loops;
}

export function asLoop(node: Node): Loop | null {
  const word = LOOPS[node.kind];
  if (word) {
    const body = node.child('body');
    // The condition of `while` runs at each turn too.
    return body ? { word, node, body: word === 'while' ? node : body } : null;
  }
  if (node.kind !== 'closure_expression') return null;
  const call = callOfArgument(node);
  const method = call && methodOf(call);
  const body = node.child('body');
  if (!method || !body || !runsPerItem(method, call)) return null;
  return { word: method, node: call, body };
}

/** Line of the word that makes it a loop. */
export function lineOfLoop(loop: Loop): number {
  return lineOfName(loop.node);
}

/** Line of the name of the method that is called: its chain may start lines above. */
export function lineOfName(call: Node): number {
  return (calledTarget(call)?.child('field') ?? call).line;
}

/** The call that `node` is a direct argument of. */
export function callOfArgument(node: Node): Node | null {
  const call = node.parent?.kind === 'arguments' ? node.parent.parent : null;
  return call?.kind === 'call_expression' ? call : null;
}

/** Name of the method that a call expression calls, or null for a call of a function. */
export function methodOf(call: Node): string | null {
  const target = calledTarget(call);
  return target?.kind === 'field_expression' ? (target.child('field')?.text ?? null) : null;
}

/** The call of a method on a value, `x.len()` for `x`; null for any other use of it. */
export function methodCalledOn(value: Node): Node | null {
  const field = value.parent?.kind === 'field_expression' && value.field === 'value' ? value.parent : null;
  const holder = field?.parent?.kind === 'generic_function' ? field.parent : field;
  return holder?.field === 'function' && holder.parent?.kind === 'call_expression' ? holder.parent : null;
}

/** Receiver of a method call. */
export function receiverOf(call: Node): Node | undefined {
  const target = calledTarget(call);
  return target?.kind === 'field_expression' ? target.child('value') : undefined;
}

/** What is called, without turbofish. */
export function calledTarget(call: Node): Node | undefined {
  if (call.kind !== 'call_expression') return undefined;
  const target = call.child('function');
  return target?.kind === 'generic_function' ? target.child('function') : target;
}

/** Path of the function called, `String::from` or `foo`; null for a method call. */
export function calledPath(call: Node): string | null {
  const target = calledTarget(call);
  if (target?.kind === 'identifier') return target.text;
  return target?.kind === 'scoped_identifier' ? target.text.replace(/\s+/g, '') : null;
}

export function argumentsOf(call: Node): readonly Node[] {
  const given = call.child('arguments');
  if (!given?.has('attribute_item')) return given?.children ?? [];
  return given.children.filter((child) => child.kind !== 'attribute_item');
}

function runsPerItem(method: string, call: Node): boolean {
  if (ITERATOR_METHODS.has(method)) return true;
  return MAYBE_ITERATOR_METHODS.has(method) && isIteratorChain(receiverOf(call));
}

/** Does a chain of method calls start from an iterator, as far as its words say? */
export function isIteratorChain(node: Node | undefined): boolean {
  for (let at = node; at; ) {
    if (at.kind === 'range_expression') return true;
    if (at.kind === 'parenthesized_expression') {
      at = at.children[0];
      continue;
    }
    if (at.kind !== 'call_expression') return false;
    const method = methodOf(at);
    if (!method) return false;
    if (ITERATOR_SOURCES.has(method)) return !(isOptionMethod(method) && !isIteratorChain(receiverOf(at)));
    // What `find` returns is one item or none.
    if (!MAYBE_ITERATOR_METHODS.has(method) || method === 'find') return false;
    at = receiverOf(at);
  }
  return false;
}

function isOptionMethod(method: string): boolean {
  return (
    method === 'cloned' ||
    method === 'copied' ||
    method === 'flatten' ||
    method === 'zip' ||
    method === 'take' ||
    method === 'iter_mut'
  );
}

/** The function, or the constant's initialiser, that holds `node`. */
export function enclosingFunction(node: Node): Node | null {
  for (let at: Node | null = node; at; at = at.parent) if (at.kind === 'function_item') return at;
  return null;
}

const LEAVING = new Set(['return_expression', 'break_expression', 'continue_expression']);
const PANICS = new Set(['panic', 'unreachable', 'todo', 'unimplemented', 'bail']);

/** Does control never pass the end of this block or expression? `leaves` says which jumps count. */
export function diverges(node: Node | undefined, leaves: (jump: Node) => boolean = () => true): boolean {
  if (!node) return false;
  if (LEAVING.has(node.kind)) return leaves(node);
  if (node.kind === 'macro_call' || node.kind === 'macro_invocation') {
    return PANICS.has(node.macro || (node.child('macro')?.text ?? ''));
  }
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
    const arms = node.child('body')?.children.filter((arm) => arm.kind === 'match_arm') ?? [];
    return arms.length > 0 && arms.every((arm) => diverges(arm.child('value'), leaves));
  }
  return false;
}

/**
 * May `later` run after `earlier` has run, within one function and without `outside` being bound anew? Branches that
 * exclude each other don't follow each other; a shared loop that does not bind the value brings the earlier back.
 */
export function mayRunAfter(later: Node, earlier: Node, declaration: Node): boolean {
  const shared = sharedLoop(later, earlier, declaration);
  if (shared) return true;
  if (later.start < earlier.end) return false;
  const fork = commonAncestor(later, earlier);
  if (!fork) return true;
  if (areExclusive(fork, later, earlier)) return false;
  return !leavesBefore(earlier, fork);
}

/** Does control come back to `node` while a value declared at `declaration` still lives? */
export function comesBack(node: Node, declaration: Node): boolean {
  return sharedLoop(node, node, declaration) !== null;
}

function commonAncestor(a: Node, b: Node): Node | null {
  for (let at: Node | null = a; at; at = at.parent) if (at.contains(b)) return at;
  return null;
}

function areExclusive(fork: Node, a: Node, b: Node): boolean {
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

/** Does every way on from `node` jump away before reaching the end of `fork`? */
function leavesBefore(node: Node, fork: Node, leaves?: (jump: Node) => boolean): boolean {
  for (let at: Node | null = node; at && at !== fork; at = at.parent) {
    if (LEAVING.has(at.kind) && (leaves?.(at) ?? true)) return true;
    const parent: Node | null = at.parent;
    if (parent?.kind === 'block' && parent !== fork) {
      const from = parent.children.indexOf(at);
      if (parent.children.slice(from + 1).some((statement) => diverges(statement, leaves))) return true;
    }
  }
  return false;
}

/** Is the loop over, or the function left, once `node` has run? Then it runs once, however many turns there are. */
export function endsLoop(node: Node, loop: Loop): boolean {
  const start = outermostClosure(node, loop);
  return loop.node.kind in LOOPS && leavesBefore(start, loop.node, leavesLoop(loop)) && !mayGoOn(start, loop);
}

/** `if isTooShort { continue; }` somewhere between `node` and the `return` at the end. */
function mayGoOn(node: Node, loop: Loop): boolean {
  for (const jump of loop.body.descendantsOfKind('continue_expression')) {
    if (jump.start < node.end || !(jump.has('label') || enclosingLoop(jump)?.node === loop.node)) continue;
    const fork = commonAncestor(jump, node);
    if (fork && !areExclusive(fork, jump, node)) return true;
  }
  return false;
}

/** A jump in a closure leaves no more than the closure. */
function outermostClosure(node: Node, loop: Loop): Node {
  let outermost = node;
  for (let at: Node | null = node; at && at !== loop.node; at = at.parent)
    if (at.kind === 'closure_expression' || at.kind === 'async_block') outermost = at;
  return outermost;
}

/** Does a jump leave this loop for good? `continue` and the `break` of an inner loop don't. */
function leavesLoop(loop: Loop): (jump: Node) => boolean {
  return (jump) => {
    if (jump.kind === 'return_expression') return true;
    if (jump.kind !== 'break_expression') return false;
    return jump.has('label') ? isLabelAround(jump, loop) : enclosingLoop(jump)?.node === loop.node;
  };
}

/** Is it the loop itself that has the label, or something around it? */
function isLabelAround(jump: Node, loop: Loop): boolean {
  const label = jump.ofKind('label')?.text;
  for (let at: Node | null = jump; at && at !== loop.node; at = at.parent)
    if (label && at !== jump && at.ofKind('label')?.text === label) return false;
  return true;
}

/** A loop around both that does not hold the declaration: the value outlives one turn. */
function sharedLoop(a: Node, b: Node, declaration: Node): Loop | null {
  for (const loop of enclosingLoops(a)) {
    if (!loop.body.contains(b)) continue;
    if (loop.node.contains(declaration)) return null;
    if (!endsLoop(b, loop)) return loop;
  }
  return null;
}
