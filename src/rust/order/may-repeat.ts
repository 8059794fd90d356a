import type { Known } from '../known.js';
import { boundTo, openedFor } from '../names/bound-to.js';
import type { Binding } from '../names/scopes.js';
import { methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isMap, methodTarget } from '../types/types.js';
import { walkBinding } from './walks.js';

const VALUES = /^(?:values|values_mut|into_values)$/;

/** Give the same thing as often as they are given it. */
const HANDED_ON = /^(?:clone|cloned|copied|as_\w+|to_\w+|into|into_owned|unwrap\w*|expect)$/;

/** Names that stand for one another, one behind the other. */
const MAX_NAMES = 4;

/** `file` of `for file in by_tensor.values()`, also as a text or a copy: a map has each key once, and its values as often as they come. */
export function isValueOfWalkedMap(node: Node | undefined, known: Known, names = 0): boolean {
  const name = node && handedOn(node);
  const binding = name?.kind === 'identifier' ? known.bindingOf(name) : undefined;
  if (!binding || names > MAX_NAMES) return false;
  if (isBoundToValue(binding, known)) return true;
  const opened = openedFor(binding) ?? (isPresent(binding) ? boundTo(binding) : undefined);
  return isValueOfWalkedMap(opened, known, names + 1);
}

function isBoundToValue(binding: Binding, known: Known): boolean {
  const walk = walkBinding(binding, known);
  if (!walk) return false;
  if (VALUES.test(methodOf(walk.source) ?? '')) return true;
  const [, value] = walk.pattern.kind === 'tuple_pattern' ? walk.pattern.children : [];
  if (!value?.contains(binding.node) || /^(?:tuple|struct)_pattern$/.test(value.kind)) return false;
  const list = /^(?:iter|iter_mut|drain)$/.test(methodOf(walk.source) ?? '')
    ? receiverOf(walk.source)
    : walk.source;
  const found = list && known.typeOf(list);
  return !!found && isMap(methodTarget(found));
}

/** `Value::String(text)` of `if let`: what is opened is there whole. */
function isPresent({ node }: Binding): boolean {
  return node.parent?.kind === 'tuple_struct_pattern' && node.parent.children.length === 2;
}

function handedOn(node: Node): Node | undefined {
  let at: Node | undefined = node;
  for (;;) {
    if (at?.kind === 'reference_expression') at = at.child('value');
    else if (at && /^(?:unary|try|parenthesized)_expression$/.test(at.kind)) at = at.children[0];
    else if (at && HANDED_ON.test(methodOf(at) ?? '')) at = receiverOf(at);
    else return at;
  }
}
