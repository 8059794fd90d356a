import type { Declarations } from '../names/declarations.js';
import type { Node } from '../syntax/tree.js';
import { heldByValue } from './json-values.js';
import { boundByArgument } from './lent-argument.js';
import {
  dereferenced,
  isOfOtherModule,
  isSequence,
  methodTarget,
  referenceTo,
  type Type,
  typeFromNode,
} from './types.js';

/** Type of the name `bound` inside `pattern` that is matched against a value of type `whole`. */
export function destructured(
  pattern: Node | undefined,
  whole: Type | null,
  bound: Node,
  declarations: Declarations,
  self: Type | null,
): Type | null {
  if (!pattern || !whole) return null;
  if (pattern === bound) return whole;
  if (!pattern.contains(bound)) return null;
  const next = pattern.children.find((child) => child.contains(bound));
  const into = (part: Node | undefined, found: Type | null) =>
    destructured(part, found, bound, declarations, self);
  switch (pattern.kind) {
    case 'mut_pattern':
    case 'match_pattern':
    case 'captured_pattern':
    case 'or_pattern':
    case 'field_pattern':
      return into(next, whole);
    case 'reference_pattern':
      return into(next, dereferenced(whole));
    case 'ref_pattern':
      return into(next, referenceTo(whole));
    case 'tuple_pattern': {
      const part = whole.name === '()' ? whole.args[pattern.children.indexOf(next!)] : undefined;
      return into(next, lent(part, whole));
    }
    case 'slice_pattern': {
      const target = methodTarget(whole);
      return isSequence(target) && next?.kind !== 'captured_pattern'
        ? into(next, lent(target.args[0], whole))
        : null;
    }
    case 'tuple_struct_pattern':
      return into(next, lent(variantPart(pattern, next!, whole, declarations, self), whole));
    case 'struct_pattern': {
      if (isVariantOfOtherModule(pattern.child('type'))) return null;
      const name = typeFromNode(pattern.child('type'))?.name ?? whole.name;
      const field = next?.child('name')?.text ?? next?.text ?? '';
      const part =
        declarations.field(variantName(pattern, whole, self), field) ??
        declarations.field(name === 'Self' && self ? self.name : name, field);
      const found = lent(part ? boundByArgument(part, methodTarget(whole)) : undefined, whole);
      const inner = next?.kind === 'field_pattern' ? (next.child('pattern') ?? next.child('name')) : next;
      // `Point { ref x }`: the word stands in the field's pattern, not around the name.
      const held = found && next?.has('ref') ? referenceTo(found) : found;
      return inner === bound ? held : into(inner, held);
    }
    default:
      return null;
  }
}

/** `Message::Quit` of `Quit(..)`, `Self::Quit(..)` or `crate::Message::Quit(..)`. */
function variantName(pattern: Node, whole: Type, self: Type | null): string {
  const path = pattern.child('type');
  const holder = /(\w+)(?:::<.*>)?::\w+$/s.exec(path?.text.replace(/\s+/g, '') ?? '')?.[1];
  const owner = holder === 'Self' ? self?.name : holder;
  return `${owner ?? methodTarget(whole).name}::${lastWord(path)}`;
}

/** `Quit` of `Self::Quit`, which is read as the name of an associated type elsewhere. */
function lastWord(path: Node | undefined): string {
  return typeFromNode(path)?.name.split('::').at(-1) ?? '';
}

function variantPart(
  pattern: Node,
  part: Node,
  whole: Type,
  declarations: Declarations,
  self: Type | null,
): Type | undefined {
  const path = pattern.child('type')?.text ?? '';
  if (methodTarget(whole).name === 'Value' && !declarations.declares('Value')) return heldByValue(path);
  if (isNamedThroughModule(pattern.child('type'))) return undefined;
  const variant = lastWord(pattern.child('type'));
  if (variant === 'Some' || variant === 'Ok' || variant === 'Ready') return whole.args[0];
  if (variant === 'Err') return whole.args[1];
  const position = pattern.children.filter((child) => child.field !== 'type').indexOf(part);
  const held = declarations.field(variantName(pattern, whole, self), String(position));
  if (held) return boundByArgument(held, methodTarget(whole));
  // `Message::Quit(..)` is no struct `Quit`.
  if (/\b(?:Self|[A-Z]\w*)\s*::\s*\w+$/.test(pattern.child('type')?.text ?? '')) return undefined;
  const declared = variant ? declarations.field(variant, String(position)) : null;
  return declared
    ? boundByArgument(declared, methodTarget(whole))
    : wrappedByAnother(variant, whole, declarations);
}

/** `State(shared): State<Arc<Shared>>`: what another crate's wrapper of one type holds is of that type. */
function wrappedByAnother(name: string, whole: Type, declarations: Declarations): Type | undefined {
  const [content, more] = whole.args;
  if (name !== whole.name || more || declarations.declares(name)) return undefined;
  // What the caller chooses may be a reference.
  return content && /^[A-Z]\d?$/.test(content.name) ? undefined : content;
}

/** `wire::Event::Opened { id }` in a file that declares an `Event` of its own, or `wire::Event { id }`. */
function isVariantOfOtherModule(path: Node | undefined): boolean {
  const holder = path?.child('path');
  const named = (part: Node | undefined) =>
    !!part && isOfOtherModule(part, part.child('path')?.text ?? '', part.child('name')?.text ?? '');
  return named(path) || named(holder);
}

/** `line::Saving::Multiple(..)` beside a `Saving` of one's own: which one is meant is not known by its name. */
function isNamedThroughModule(path: Node | undefined): boolean {
  return /^(?!(?:crate|self|super)\b)[a-z]\w*\s*::\s*[A-Z]\w*\s*::\s*[A-Z]/.test(path?.text ?? '');
}

/** Part of a value matched through a reference is a reference too. */
function lent(part: Type | undefined, whole: Type): Type | null {
  if (!part || part.name === '_') return null;
  return whole.refs === '' ? part : referenceTo(part, whole.refs.startsWith('m'));
}
