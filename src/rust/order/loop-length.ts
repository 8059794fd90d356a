import type { Known } from '../known.js';
import { receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { methodTarget } from '../types/types.js';
import type { Loop } from './loops.js';
import { walkedBy } from './loops.js';

/** Is a loop as short as it was written: over a literal, a constant, an array, or between literal bounds? */
export function isShortLoop(loop: Loop, known: Pick<Known, 'typeOf'>): boolean {
  const source = walkedBy(loop);
  if (!source) return false;
  const base = baseOf(source);
  if (isConfigured(base)) return true;
  if (base.kind === 'array_expression' || /^(?:\w+::)*[A-Z][A-Z0-9_]*$/.test(base.text)) return true;
  if (base.kind === 'range_expression')
    return (
      base.children.length > 1 &&
      base.children.every((bound) => /^(?:\d\w*|[A-Z][A-Z0-9_]*)$/.test(bound.text))
    );
  const found = known.typeOf(base);
  return !!found && ['[;]', 'Option'].includes(methodTarget(found).name);
}

/** How many elements stand in the array literal that a loop goes over, directly or by name; null where none is seen. */
export function turnsWritten(loop: Loop, known: Known): number | null {
  const source = walkedBy(loop);
  const base = source && baseOf(source);
  const list = base?.kind === 'identifier' ? known.bindingOf(base)?.value : base;
  if (list?.kind !== 'array_expression' || list.child('length')) return null;
  return list.children.length;
}

/** Parts of what a person wrote on a command line or into a configuration: there are a few of each. */
export const CONFIGURED =
  /(?:^|\.)(?:(?:\w+_)?(?:config|cfg|opts?|options|settings|args|cli|matches)|(?:cli|build)_\w+)\.\w+(?:\(\))?$/;

function isConfigured(list: Node): boolean {
  return list.kind === 'field_expression' && CONFIGURED.test(list.text);
}

/** What a chain of calls, borrows and brackets starts from. */
export function baseOf(source: Node): Node {
  for (let at = source; ; ) {
    const inner =
      at.kind === 'call_expression'
        ? receiverOf(at)
        : at.kind === 'reference_expression'
          ? at.child('value')
          : at.kind === 'parenthesized_expression'
            ? at.children[0]
            : undefined;
    if (!inner) return at;
    at = inner;
  }
}
