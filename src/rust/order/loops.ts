import { boundsOf } from '../syntax/bounds.js';
import {
  callOfArgument,
  enclosingFunction,
  lineOfName,
  methodOf,
  receiverOf,
} from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { ITERATOR_METHODS, ITERATOR_SOURCES, MAYBE_ITERATOR_METHODS } from '../types/methods.js';
import { isStored } from './stored-closures.js';

export interface Loop {
  /** `for`, `while`, `loop`, or the adapter whose closure runs once per item (`map`, `for_each`). */
  word: string;
  node: Node;
  /** What runs again and again. */
  body: Node;
  /** What it goes over, where the node alone does not tell. */
  source?: Node;
}

const LOOPS: Readonly<Record<string, string>> = {
  for_expression: 'for',
  while_expression: 'while',
  loop_expression: 'loop',
};
const FUNCTION_KINDS = new Set(['function_item', 'const_item', 'static_item', 'source_file']);

/** The nearest loop that runs `node` at its turns, inside the same function: of a closure that is only stored there somebody else decides. */
export function enclosingLoop(node: Node): Loop | null {
  return nearestLoop(node, RUN);
}

/** All loops that run `node` at their turns, innermost first. */
export function enclosingLoops(node: Node): Loop[] {
  return loopsFrom(node, enclosingLoop);
}

/** All loops around `node` as it is written, innermost first: what is stored at one turn is kept from the next one. */
export function writtenLoops(node: Node): Loop[] {
  return loopsFrom(node, (at) => nearestLoop(at, WRITTEN));
}

function loopsFrom(node: Node, next: (at: Node) => Loop | null): Loop[] {
  const loops: Loop[] = [];
  for (let loop = next(node); loop; loop = next(loop.node)) loops.push(loop);
  return loops;
}

interface Way {
  isApart(closure: Node): boolean;
  /** By block: what stands in one is asked about one after the other. */
  known: NodeMemo<Loop | null>;
}

const RUN: Way = { isApart: isStored, known: new NodeMemo() };
const WRITTEN: Way = { isApart: () => false, known: new NodeMemo() };

function nearestLoop(node: Node, way: Way): Loop | null {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (child !== node && child.kind === 'block') return way.known.of(child, () => nearestLoop(child, way));
    const loop = asLoop(parent);
    if (loop && (loop.body === child || loop.body.contains(child))) return loop;
    if (FUNCTION_KINDS.has(parent.kind)) return null;
    if (parent.kind === 'closure_expression' && way.isApart(parent)) return null;
  }
  return null;
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

/** What a loop goes over: the list of a `for`, or what the adapter is called on; undefined for `while` and `loop`. */
export function walkedBy(loop: Loop): Node | undefined {
  if (loop.source) return loop.source;
  return loop.node.kind === 'for_expression' ? loop.node.child('value') : receiverOf(loop.node);
}

/** Line of the word that makes it a loop. */
export function lineOfLoop(loop: Loop): number {
  return lineOfName(loop.node);
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
    if (at.kind !== 'call_expression') return isParameterThatIterates(at);
    const method = methodOf(at);
    if (!method) return false;
    if (ITERATOR_SOURCES.has(method)) return !(isOptionMethod(method) && !isIteratorChain(receiverOf(at)));
    // What `find` returns is one item or none.
    if (!MAYBE_ITERATOR_METHODS.has(method) || method === 'find') return false;
    at = receiverOf(at);
  }
  return false;
}

/** `ids: impl Iterator<Item = Id>`, `ids: I` where `I: Iterator`, and no other `ids` in the function. */
function isParameterThatIterates(place: Node): boolean {
  const fn = place.kind === 'identifier' ? enclosingFunction(place) : null;
  const parameter = fn?.child('parameters')?.children.find((each) => nameOf(each) === place.text);
  const type = parameter?.child('type');
  if (!fn || !type) return false;
  const isSaid =
    type.kind === 'abstract_type'
      ? ITERATES.test(type.text)
      : type.kind === 'type_identifier' &&
        new RegExp(`\\b${type.text}\\s*:[^,;{]*${ITERATES.source}`).test(boundsOf(fn));
  return isSaid && !new RegExp(`\\blet\\s+(?:mut\\s+)?${place.text}\\b`).test(fn.child('body')?.text ?? '');
}

/** An async `Stream` is none, and `IntoIterator` has no closures of its own. */
const ITERATES = /\b(?:Double\w*|ExactSize)?Iterator\b/;

function nameOf(parameter: Node): string | undefined {
  const pattern = parameter.child('pattern');
  return (pattern?.kind === 'mut_pattern' ? pattern.children.at(-1) : pattern)?.text;
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
