import type { Known } from '../known.js';
import { endOf } from '../order/given-value.js';
import type { Node } from '../syntax/tree.js';
import { typeFromNode } from '../types/types.js';

/** Does the function end in a text or in bytes that it built step by step, which could as well be the caller's? */
export function putsTogether(fn: Node, known: Known): boolean {
  const returns = typeFromNode(fn.child('return_type'));
  const isBytes = returns?.name === 'Vec' && returns.args[0]?.name === 'u8';
  if (returns?.refs !== '' || !(returns.name === 'String' || isBytes)) return false;
  const tail = endOf(fn.child('body'));
  const binding = tail?.kind === 'identifier' ? known.bindingOf(tail) : undefined;
  if (binding?.kind !== 'let' || !binding.mutable) return false;
  return known.usesOf(binding).every((use) => use.use.node === tail || isAppended(use.method, use.call));
}

const APPENDS = /^(?:push|push_str|write_str|write_char|extend|extend_from_slice|reserve|put_\w+|write_all)$/;

function isAppended(method: string | null, call: Node | null): boolean {
  if (method) return APPENDS.test(method);
  return call?.kind === 'macro_call' ? /^write(?:ln)?$/.test(call.macro) : call?.kind === 'call_expression';
}
