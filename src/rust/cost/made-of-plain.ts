import type { Known } from '../known.js';
import { withoutParentheses } from '../ownership/places.js';
import { argumentsOf, calledPath } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

/**
 * Is it one of several variants, made here of nothing but plain values (`Setting::Switch { on }`, `Setting::Off`)? Whatever the other
 * variants own, a copy of this one allocates nothing.
 */
export function isMadeOfPlainParts(source: Node, known: Known): boolean {
  const binding = source.kind === 'identifier' ? known.bindingOf(source) : undefined;
  if (binding && (binding.kind !== 'let' || !binding.whole || binding.mutable)) return false;
  const made = binding ? binding.value : source;
  const parts = made && partsOfVariant(withoutParentheses(made));
  return !!parts?.every((part) => isPlain(part, known));
}

/** `Kind::Empty`; an associated constant is written in capitals. */
const VARIANT = /^(?:\w+::)+[A-Z]\w*[a-z]\w*$/;

function partsOfVariant(made: Node): readonly Node[] | null {
  if (made.kind === 'scoped_identifier') return VARIANT.test(made.text) ? [] : null;
  if (made.kind === 'call_expression') return VARIANT.test(calledPath(made) ?? '') ? argumentsOf(made) : null;
  const fields = made.kind === 'struct_expression' ? made.child('body')?.children : undefined;
  if (!fields || !VARIANT.test(made.child('name')?.text ?? '')) return null;
  return fields.map((field) => field.child('value') ?? field.children[0] ?? field);
}

function isPlain(part: Node, known: Known): boolean {
  if (/^(?:integer|float|boolean|char)_literal$/.test(part.kind)) return true;
  const found = known.typeOf(part);
  return !!found && known.isCopy(found) === true;
}
