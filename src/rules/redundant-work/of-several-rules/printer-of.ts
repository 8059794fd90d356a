import type { Binding } from '../../../rust/names/scopes.js';
import { isInClosureApart, isRepeated } from '../../../rust/ownership/places.js';
import { placeOf } from '../../../rust/ownership/uses.js';
import { macroOfArgument } from '../../../rust/syntax/call-syntax.js';
import { isShownPlainlyOnce, isStringLiteral, placeholdersOf } from '../../../rust/syntax/format-strings.js';
import { FORMATTING_MACROS } from '../../../rust/syntax/macros.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** The macro that shows an immutable local as it is, where nothing else uses it. */
export function printerOf(binding: Binding): Node | null {
  const [use, second] = binding.uses;
  if (!binding.whole || binding.mutable || !use || second) return null;
  const macro = use.hidden === 'formatted' ? macroOf(use.node) : macroOf(placeOf(use.node));
  return macro &&
    !isRepeated(use.node, binding) &&
    !isInClosureApart(use.node, binding) &&
    isShownPlainly(macro, use.node, binding.name)
    ? macro
    : null;
}

function macroOf(shown: Node): Node | null {
  const macro = macroOfArgument(shown);
  return macro && FORMATTING_MACROS.has(macro.macro) ? macro : null;
}

function isShownPlainly(macro: Node, use: Node, name: string): boolean {
  if (!isStringLiteral(use)) return isShownPlainlyOnce(macro, use);
  const mine = placeholdersOf(use.text).filter((each) => each.argument === name);
  return mine.length === 1 && mine[0]!.spec === '';
}
