import { isPlace, pathOf } from '../../../rust/ownership/places.js';
import { nextMethod } from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** What was in it went elsewhere before: then there is no memory left to keep. */
export function isGivenAway(left: Node, assignment: Node, fn: Node): boolean {
  const first = FIRST.of(fn, () => firstGivenAway(fn)).get(nameOf(left));
  return first !== undefined && first < assignment.start;
}

const FIRST = new NodeMemo<ReadonlyMap<string, number>>();
const PARTS = ['field_expression', 'index_expression', 'parenthesized_expression', 'unary_expression'];

/** Where each place of a function that is no local goes elsewhere for the first time. */
function firstGivenAway(fn: Node): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const node of fn.descendantsOfKind(...PARTS)) {
    if (!isPlace(node) || !goesElsewhere(node)) continue;
    const name = nameOf(node);
    if (!first.has(name)) first.set(name, node.start);
  }
  return first;
}

function nameOf(place: Node): string {
  return `${place.kind} ${pathOf(place)}`;
}

function goesElsewhere(node: Node): boolean {
  const { parent } = node;
  const lent = parent?.kind === 'reference_expression' ? parent : node;
  if (
    /\b(?:take|replace|swap)$/.test(lent.parent?.parent?.child('function')?.text ?? '') &&
    lent.parent?.kind === 'arguments'
  )
    return true;
  if (
    parent &&
    /^(?:arguments|let_declaration|return_expression|field_initializer|tuple_expression)$/.test(parent.kind)
  )
    return true;
  return /^(?:into_\w+|freeze|split_off)$/.test(nextMethod(node));
}
