import { callsInFile, parameterOf } from '../../../rust/functions/callees.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/**
 * `plain(&named(row))`: where each caller makes the text only to lend it, a `Cow` would borrow from what is gone at the end of the statement,
 * and the text itself can go in and come back. Null where anybody lends one that stays.
 */
export function handedOverInstead(
  fn: Node,
  sources: readonly (Node | undefined)[],
  file: RustFile,
): string | null {
  const roots = sources.map((source) => rootOf(source));
  const bindings = new Set(roots.map((root) => root && file.bindingOf(root)));
  const [binding, ...others] = bindings;
  if (binding?.kind !== 'parameter' || others.length > 0 || fn.has('visibility_modifier')) return null;
  const calls = callsInFile(fn, file).filter((call) => !file.isInTest(call));
  const lent = calls.flatMap((call) =>
    argumentsOf(call).filter((given) => parameterOf(given, call, file) === binding.declaration),
  );
  if (lent.length === 0 || lent.length < calls.length || !lent.every((given) => isMadeToLend(given, file)))
    return null;
  const name = fn.child('name')!.text;
  return `let \`${name}\` take \`${binding.name}\` as a \`String\`, which its callers make only to lend it, and give it back where it stays as it is`;
}

function isMadeToLend(given: Node, file: RustFile): boolean {
  const made = given.kind === 'reference_expression' ? given.child('value') : undefined;
  if (made?.kind === 'macro_call') return made.macro === 'format';
  const found = made?.kind === 'call_expression' ? file.typeOf(made) : null;
  return found?.name === 'String' && found.refs === '';
}
