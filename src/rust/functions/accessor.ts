import type { Node } from '../syntax/tree.js';
import { type Type, typeFromNode } from '../types/types.js';

const FUNCTION_TYPE = /\b(?:(?:Async)?Fn(?:Once|Mut)?|fn)\s*\(/;

/** `fn with_state<R>(&self, f: impl FnOnce(&mut State) -> R) -> R`: lends something to a closure, each time that somebody wants it; it makes no `Self`. */
export function lendsToClosure(fn: Node, owner: string): boolean {
  const asked = [fn.child('type_parameters'), fn.child('parameters'), fn.ofKind('where_clause')];
  if (!asked.some((part) => part && FUNCTION_TYPE.test(part.text))) return false;
  const returned = typeFromNode(fn.child('return_type'));
  return !returned || !holds(returned, new Set(['Self', owner]));
}

function holds(whole: Type, names: ReadonlySet<string>): boolean {
  return names.has(whole.name) || whole.args.some((part) => holds(part, names));
}
