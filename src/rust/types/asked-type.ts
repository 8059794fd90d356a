import { givenOn } from '../order/given-value.js';
import type { Node } from '../syntax/tree.js';
import { type Type, typeFromNode } from './types.js';

export function typeOfLet(holder: Node | null): Type | null {
  return holder?.kind === 'let_declaration' ? typeFromNode(holder.child('type')) : null;
}

/** What the signature says of what a function gives: its last expression, also by way of a name, or what stands behind `return`. */
export function typeAsResult(value: Node): Type | null {
  if (value.parent?.kind === 'return_expression') return returnedBy(leftBy(value.parent));
  const end = givenOn(value);
  const block = end.parent;
  return block?.kind === 'block' && block.children.at(-1) === end ? returnedBy(block.parent) : null;
}

function leftBy(leaving: Node): Node | null {
  for (const at of leaving.ancestors())
    if (/^(?:function_item|closure_expression|async_block)$/.test(at.kind)) return at;
  return null;
}

/** `impl Trait` is for the body to say. */
function returnedBy(fn: Node | null): Type | null {
  const returned = fn?.kind === 'function_item' ? typeFromNode(fn.child('return_type')) : null;
  return returned && !/^(?:impl|Self)/.test(returned.name) ? returned : null;
}
