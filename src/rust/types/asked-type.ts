import { givenOn } from '../order/given-value.js';
import { argumentsOf, calledPath, callOfArgument } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { type Type, typeFromNode } from './types.js';

export function typeOfLet(holder: Node | null): Type | null {
  return holder?.kind === 'let_declaration' ? typeFromNode(holder.child('type')) : null;
}

/**
 * What the signature says of what a function gives: what its ways end in, also by way of a name or within `Ok` or `Some`, or what stands
 * behind `return`.
 */
export function typeAsResult(value: Node): Type | null {
  let opened = 0;
  for (let at = value; ; ) {
    const holder = wrapperOf(at);
    if (holder) {
      opened++;
      at = holder;
      continue;
    }
    if (at.parent?.kind === 'return_expression') return returnedBy(leftBy(at.parent), opened);
    const end = givenOn(at);
    const next = end === at ? branchGivenBy(at) : end;
    if (next?.parent?.kind === 'function_item') return returnedBy(next.parent, opened);
    if (!next) return null;
    at = next;
  }
}

/** `Ok(value)`, `Some(value)`. */
function wrapperOf(value: Node): Node | null {
  const call = callOfArgument(value);
  return call && argumentsOf(call).length === 1 && /^(?:Ok|Some)$/.test(calledPath(call) ?? '') ? call : null;
}

/** The block, branch or choice that comes to what this part of it comes to. */
function branchGivenBy(at: Node): Node | null {
  const { parent } = at;
  switch (parent?.kind) {
    case 'block':
      return parent.children.at(-1) === at ? parent : null;
    case 'expression_statement':
      return parent.text.endsWith(';') ? null : parent;
    case 'if_expression':
      return at.field === 'condition' ? null : parent;
    case 'match_arm':
      return at.field === 'value' ? parent.parent!.parent! : null;
    case 'else_clause':
      return parent;
    default:
      return null;
  }
}

function leftBy(leaving: Node): Node | null {
  for (const at of leaving.ancestors())
    if (/^(?:function_item|closure_expression|async_block)$/.test(at.kind)) return at;
  return null;
}

/** `impl Trait` is for the body to say. */
function returnedBy(fn: Node | null, opened: number): Type | null {
  let found = fn?.kind === 'function_item' ? typeFromNode(fn.child('return_type')) : null;
  for (let i = 0; i < opened && found; i++)
    found = /^(?:\w*Result|Option)$/.test(found.name) ? (found.args[0] ?? null) : null;
  return found && !/^(?:impl|Self)/.test(found.name) ? found : null;
}
