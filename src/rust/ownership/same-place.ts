import { isMutableBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { CLONING_METHODS, MUTATING_METHODS, READING_METHODS } from '../types/methods.js';
import { isPlace } from './places.js';

/** Text without layout, so that the same place written twice compares equal. */
export function spelling(node: Node): string {
  return node.text.replace(/\s+/g, '');
}

/** What a key is about, however it is handed over: `&id`, `id.clone()` and `id` are one key. */
export function keySpelling(node: Node): string {
  return spelling(keySource(node));
}

/** `id` of `&id.clone()`. */
export function keySource(node: Node): Node {
  let at = node;
  for (;;) {
    const method = methodOf(at);
    if (at.kind === 'reference_expression') at = at.child('value')!;
    else if (
      at.kind === 'parenthesized_expression' ||
      (at.kind === 'unary_expression' && at.text.startsWith('*'))
    )
      at = at.children[0]!;
    else if (
      method &&
      argumentsOf(at).length === 0 &&
      (CLONING_METHODS.has(method) || /^(?:as_ref|as_str|into|borrow)$/.test(method))
    ) {
      at = receiverOf(at)!;
    } else return at;
  }
}

/** Is an owned key made on the spot, which a lookup by reference would have spared? */
export function isKeyBuilt(node: Node): boolean {
  const method = methodOf(node);
  return (
    (!!method && (CLONING_METHODS.has(method) || method === 'into')) ||
    node.kind === 'macro_call' ||
    /::from$/.test(node.child('function')?.text ?? '')
  );
}

/**
 * May the value of `place` change, or may other tasks get at it, between two points of one function? Looks at every node of
 * `within` that lies between them; a method that is not known to read is taken to write.
 */
export function mayChangeBetween(place: string, within: Node, from: number, to: number): boolean {
  for (const node of within.descendants()) {
    if (node.start < from || node.end > to) continue;
    if (node.kind === 'await_expression' || node.kind === 'macro_invocation') return true;
    if (changes(node, place)) return true;
  }
  return false;
}

/** Does this one node assign, lend mutably or call something that may write to `place`? */
function changes(node: Node, place: string): boolean {
  if (isMutableBorrow(node)) return touches(node.child('value'), place);
  if (node.kind === 'assignment_expression' || node.kind === 'compound_assignment_expr')
    return touches(node.child('left'), place);
  const method = methodOf(node);
  const receiver = method ? receiverOf(node) : undefined;
  if (!method || !receiver || !isPlace(receiver)) return false;
  const written = spelling(receiver);
  if (written === place || written.startsWith(`${place}.`)) return MUTATING_METHODS.has(method);
  return place.startsWith(`${written}.`) && !READING_METHODS.has(method);
}

/** Is one of the two places part of the other? */
function touches(node: Node | undefined, place: string): boolean {
  if (!node || !isPlace(node)) return false;
  const written = spelling(node);
  return (
    written === place ||
    written.startsWith(`${place}.`) ||
    place.startsWith(`${written}.`) ||
    written.startsWith(`${place}[`) ||
    place.startsWith(`${written}[`)
  );
}

/** Is `place`, or something that holds it, mentioned between two points of one function? Sibling fields don't count. */
export function isUsedBetween(place: string, within: Node, from: number, to: number): boolean {
  for (const node of within.descendants()) {
    if (node.start < from || node.end > to || !isPlace(node) || node.parent?.kind === 'field_expression') {
      if (node.start >= from && node.end <= to && isCallOnHolder(node, place)) return true;
      continue;
    }
    if (touches(node, place)) return true;
  }
  return false;
}

function isCallOnHolder(node: Node, place: string): boolean {
  const receiver = methodOf(node) ? receiverOf(node) : undefined;
  return !!receiver && isPlace(receiver) && touches(receiver, place);
}

function givesOption(fn: Node): boolean {
  return /^Option\b/.test(fn.child('return_type')?.text ?? '');
}

/** Is there a way out of the block (`return`, `break`, `continue`) between two points? */
export function mayLeaveBetween(within: Node, from: number, to: number): boolean {
  for (const node of within.descendants()) {
    if (node.start >= from && node.end <= to && /^(?:return|break|continue)_expression$/.test(node.kind)) {
      if (!/^return\s+Err\b/.test(node.text)) return true;
    }
    // Of an `Option` the `?` is a way out like any other.
    if (node.start >= from && node.end <= to && node.kind === 'try_expression' && givesOption(within))
      return true;
  }
  return false;
}
