import type { Known } from '../known.js';
import { boundTo } from '../names/bound-to.js';
import type { Binding } from '../names/scopes.js';
import { methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { hasDrop } from './dropped-at-end.js';
import { isBoundByReference, isOwned, lendsNothing } from './owned.js';
import { isPointer, mayBeMovedOut, ownsItsParts } from './ownership.js';
import { isNeededAfter, isPlace, isRepeated, rootOf } from './places.js';
import { isMadeHere, temporaryBehind } from './temporaries.js';

/** Patterns and loops are followed through this many names. */
const MAX_PATTERNS = 3;

/**
 * The owned place that `source`, a name bound by reference or a part of one, was lent by, when matching it or going over it
 * by value would have moved `source` out: `x` of `match &self.kind { Kind::Named(x) => x.clone(), .. }`. Null when something else
 * still needs what lent it.
 */
export function ownerBehindPattern(source: Node, at: Node, known: Known, patterns = 0): Node | null {
  const root = rootOf(source);
  const binding = root && known.bindingOf(root);
  if (!root || !binding || patterns > MAX_PATTERNS) return null;
  if (isOwned(binding, known) === true)
    return patterns > 0 && mayBeMovedOut(source, at, known) ? source : null;
  const value = boundTo(binding);
  const made = value && patterns === 0 ? lentTemporary(value, binding, known) : null;
  if (made && !isRepeated(at, binding) && !isNeededAfter(source, at, binding, known))
    return source === root || ownsItsParts(source, root, known, '&') ? made : null;
  const lender = value && lentPlace(value, binding, known);
  if (!value || !lender || isRepeated(at, binding) || isNeededAfter(source, at, binding, known)) return null;
  if (source !== root && !ownsItsParts(source, root, known, '&')) return null;
  return ownerBehindPattern(lender, value, known, patterns + 1);
}

/** `p` of `&p`, of `p` matched with `ref`, of `p.iter()` in a loop and of `p.as_ref()` under `Some`. */
function lentPlace(value: Node, binding: Binding, known: Known): Node | null {
  if (binding.whole && binding.kind !== 'for') return null;
  const place = pointedAt(value, binding);
  if (!place || !isPlace(place) || /[[*]/.test(place.text) || !lendsNothing(place, known)) return null;
  const found = known.typeOf(place);
  // `answer.as_ref()` of something unknown may look behind an `Arc`.
  if (!found && methodOf(value) === 'as_ref') return null;
  return found && isPointer(found, known) ? null : place;
}

/** `make(x).0` of `match &make(x).0 { Kind::Named(name) => name.clone(), .. }`: a value that nobody else ever holds. */
function lentTemporary(value: Node, binding: Binding, known: Known): Node | null {
  if (binding.whole || binding.kind === 'for') return null;
  const lent = pointedAt(value, binding);
  const made = lent && temporaryBehind(lent);
  if (!lent || !made || !isMadeHere(made, known) || !lendsNothing(lent, known)) return null;
  for (let part: Node | undefined = lent; part; part = partBefore(part)) {
    if (part.kind !== 'parenthesized_expression' && !mayBeTakenApart(part, known)) return null;
    if (part === made) return lent;
  }
  return null;
}

function partBefore(part: Node): Node | undefined {
  return part.kind === 'field_expression' ? part.child('value') : part.children[0];
}

function mayBeTakenApart(part: Node, known: Known): boolean {
  const found = known.typeOf(part);
  return !!found && !isPointer(found, known) && !hasDrop(found, part, known);
}

function pointedAt(value: Node, binding: Binding): Node | undefined {
  if (value.kind === 'reference_expression')
    return value.has('mutable_specifier') ? undefined : value.child('value');
  const method = methodOf(value);
  if (binding.kind === 'for') return method === 'iter' ? receiverOf(value) : undefined;
  if (method === 'as_ref')
    return /\b(?:Some|Ok)\(/.test(patternText(binding)) ? receiverOf(value) : undefined;
  return isBoundByReference(binding) ? value : undefined;
}

function patternText(binding: Binding): string {
  return binding.declaration.child('pattern')?.text ?? '';
}
