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

/** `for`, `while` or `loop`, no closure of an adapter. */
export function isLoopExpression(node: Node): boolean {
  return node.kind in LOOPS;
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
