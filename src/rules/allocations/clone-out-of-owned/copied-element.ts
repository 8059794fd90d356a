import type { Copy } from '../../../rust/cost/copies.js';
import { isPointer, mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { isPlace, pathOf, rootOf } from '../../../rust/ownership/places.js';
import { isMadeHere, temporaryBehind } from '../../../rust/ownership/temporaries.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSequence } from '../../../rust/types/types.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `v[0].clone()`, `v[0].name.clone()` where `v` is a Vec of its own that is used no more, or for its other items only. */
export function movedElement(copy: Copy, file: RustFile): Problem | null {
  const indexed = indexedIn(copy.source);
  const holder = indexed?.children[0];
  const found = file.typeOf(holder);
  if (!indexed || !holder || found?.name !== 'Vec' || found.refs !== '') return null;
  const [element] = found.args;
  const part = indexed === copy.source ? element : file.typeOf(copy.source);
  // Moving a reference out of a list would not give the value that the copy gives.
  if ((element && element.refs !== '') || (part && (part.refs !== '' || file.isCopy(part) === true)))
    return null;
  const index = indexed.children[1]!;
  // A part of the list, by a range that has a name.
  if (/^Range/.test(file.typeOf(index)?.name ?? '')) return null;
  if (copy.method === 'to_vec' && part && !isSequence(part)) return null;
  if (indexed !== copy.source && (!/^\d+$/.test(index.text) || !isPartOfOwn(copy.source, indexed, file)))
    return null;
  if (isTakenByIndex(holder, file)) return null;
  const isHeld = holder.kind === 'identifier' || isFieldOfOwned(holder);
  if (isHeld) {
    if (!mayBeMovedOut(holder, copy.call, file, (use) => isOfAnotherPart(use, copy.source, index)))
      return null;
  } else if (temporaryBehind(holder) !== holder || !isMadeHere(holder, file)) return null;
  return {
    at: copy.call,
    message: isHeld
      ? `${quoted(holder)} is owned here and nobody needs ${quoted(copy.source)} in it any more, yet that is copied out of it and the original dropped.`
      : `${quoted(holder)} makes a list that nobody else holds: ${quoted(copy.source)} is ${copiedOrCloned(copy, file)} out of it and the original dropped.`,
    help: hasOtherItemsInUse(holder, copy.source, index, file)
      ? `take the items of ${quoted(holder)} apart at once, by \`into_iter()\`: what is removed first would move the others`
      : `move it out: \`swap_remove(${index.text})\` instead of \`[${index.text}]\``,
    ...((!element || element.name === '_') && { minor: true }),
  };
}

function hasOtherItemsInUse(holder: Node, source: Node, index: Node, file: RustFile): boolean {
  const root = rootOf(holder);
  const binding = root && file.bindingOf(root);
  return (
    !!binding &&
    file.usesOf(binding).some((use) => use.use.node !== root && isOfAnotherPart(use, source, index))
  );
}

/** `pair(cells[0], cells[1])`: by value nothing but what is `Copy` comes out of an index. */
function isTakenByIndex(holder: Node, file: RustFile): boolean {
  const binding = holder.kind === 'identifier' ? file.bindingOf(holder) : undefined;
  return !!binding?.uses.some(({ node }) => {
    const index = node.parent;
    return (
      index?.kind === 'index_expression' &&
      index.children[0] === node &&
      index.children[1]?.kind !== 'range_expression' &&
      /^(?:arguments|tuple_expression|field_initializer|array_expression)$/.test(index.parent?.kind ?? '') &&
      index.parent?.parent?.kind !== 'macro_call'
    );
  });
}

/** `order.items`, which can be moved out of an `order` that is owned. */
function isFieldOfOwned(holder: Node): boolean {
  return holder.kind === 'field_expression' && isPlace(holder) && !/[[*(]/.test(holder.text);
}

/** `v[0]` of `v[0]`, `v[0].name` and `v[0].1`; null for a range. */
function indexedIn(source: Node): Node | null {
  let at: Node | undefined = source;
  while (at?.kind === 'field_expression') at = at.child('value');
  return at?.kind === 'index_expression' && at.children[1]?.kind !== 'range_expression' ? at : null;
}

/** Every part on the way to `v[0].name` is held by value. */
function isPartOfOwn(source: Node, indexed: Node, file: RustFile): boolean {
  for (let at = source.child('value'); at; at = at.child('value')) {
    const found = file.typeOf(at);
    if (!found || isPointer(found, file)) return false;
    if (at === indexed) return true;
  }
  return false;
}

/** `v[1]` beside `v[0]`, `v[0].name` beside `v[0].kind`. */
function isOfAnotherPart(use: UseFacts, source: Node, index: Node): boolean {
  if (use.use.hidden || !/^\d+$/.test(index.text)) return false;
  const other = indexedIn(use.place);
  if (!other) return false;
  const otherIndex = other.children[1]!.text;
  if (!/^\d+$/.test(otherIndex)) return false;
  if (otherIndex !== index.text) return true;
  const [one, two] = [pathOf(source), pathOf(use.place)];
  return (
    source !== use.place &&
    one !== two &&
    !one.startsWith(`${two}.`) &&
    !two.startsWith(`${one}.`) &&
    other !== use.place
  );
}
