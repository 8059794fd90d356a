import { enclosingFunction } from './flow.js';
import { enclosingImpl } from './shape.js';
import type { Node } from './tree.js';
import type { Type } from './types.js';

/** Is the type what the caller chooses? Nobody can say what copying it costs: of a slice, an index or a number nothing. */
export function isTypeParameter(found: Type | null, at: Node): boolean {
  const fn = found && enclosingFunction(at);
  if (!fn) return false;
  return [fn, enclosingImpl(fn)].some((holder) => namesOf(holder).includes(found.name));
}

function namesOf(holder: Node | null): string[] {
  const declared = holder?.child('type_parameters')?.children ?? [];
  return declared.map((parameter) => (parameter.child('name') ?? parameter).text);
}
