import { rootOf } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { TreeMemo } from '../../../rust/syntax/memo.js';
import { openedBy } from '../../../rust/syntax/openings.js';
import { methodTarget, typeFromNode } from '../../../rust/types/types.js';

/** Names are followed this far back. */
const MAX_STEPS_BACK = 3;
/** Is a shared pointer put into this field somewhere that others have made, so that they say what it points at? */
export function comesFromElsewhere(field, file) {
  const name = field.child('name')?.text ?? '';
  const struct = field.parent?.parent?.child('name')?.text;
  return initializersOf(field.tree, name).some(({ value, made }) => {
    const found = made && typeFromNode(made.child('name'));
    return (!found || found.name === struct || found.name === 'Self') && isGiven(value, file);
  });
}
const INITIALIZERS = new TreeMemo();
/** What fields of a name are filled with, over the whole file. */
function initializersOf(tree, name) {
  let known = INITIALIZERS.get(tree);
  if (!known) {
    known = new Map();
    INITIALIZERS.set(tree, known);
    for (const node of tree.root.descendantsOfKind('field_initializer', 'shorthand_field_initializer')) {
      const value = node.kind === 'field_initializer' ? node.child('value') : node.children[0];
      const key = (node.child('field') ?? node.child('name') ?? node).text;
      if (!value) continue;
      const alike = known.get(key);
      const initializer = { value, made: node.parent?.parent ?? undefined };
      if (alike) alike.push(initializer);
      else known.set(key, [initializer]);
    }
  }
  return known.get(name) ?? [];
}
/** A parameter of a function that others may call, or one more count of a pointer that stands in a type of some other crate. */
function isGiven(value, file, steps = 0) {
  const counted = countedFrom(value);
  if (counted) return isPartOfForeign(counted, file);
  const binding = value.kind === 'identifier' ? file.bindingOf(value) : undefined;
  if (!binding?.whole || steps > MAX_STEPS_BACK) return false;
  if (binding.kind === 'parameter') return !!enclosingFunction(binding.node)?.has('visibility_modifier');
  return binding.kind === 'let' && !!binding.value && isGiven(binding.value, file, steps + 1);
}
/** `file.src` of `file.src.clone()`, of `Arc::clone(&file.src)` and of `Arc::clone(file.src.as_ref().unwrap())`. */
function countedFrom(value) {
  let at;
  if (methodOf(value) === 'clone') at = receiverOf(value);
  else if (/(?:^|::)(?:Arc|Rc)::clone$/.test(calledPath(value) ?? '')) at = argumentsOf(value)[0];
  while (at) {
    if (at.kind === 'field_expression') return at;
    if (at.kind === 'reference_expression') at = at.child('value');
    else at = methodOf(at) === 'as_ref' ? receiverOf(at) : (openedBy(at) ?? undefined);
  }
  return null;
}
function isPartOfForeign(place, file) {
  if (rootOf(place)?.kind === 'self') return false;
  const holder = file.typeOf(place.child('value'));
  return !!holder && holder.name !== '_' && !file.declarations.declares(methodTarget(holder).name);
}
