import type { Known } from '../known.js';
import { isMutableBorrow, isSharedBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath } from '../syntax/call-syntax.js';
import { OPENING, withoutAwaitsAndOpenings } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';
import type { Type } from '../types/types.js';

/** `Walker::new(text, &mut found)` of a struct that is declared elsewhere: any of its fields may be the reference that it was given. */
export function mayKeepLent(value: Node | undefined, made: Type | null, known: Known): boolean {
  const call = value && withoutAwaitsAndOpenings(value, OPENING);
  if (!call || !MAKES_STRUCT.test(calledPath(call) ?? '')) return false;
  if (made && known.declarations.declares(made.name)) return false;
  return argumentsOf(call).some((argument) => isLent(argument, known));
}

const MAKES_STRUCT = /(?:^|::)[A-Z]\w*::(?:new|from|with|of|open|build|create)(?:_\w+)?$/;

function isLent(argument: Node, known: Known): boolean {
  if (isMutableBorrow(argument) || isSharedBorrow(argument)) return true;
  return !!known.typeOf(argument)?.refs;
}
