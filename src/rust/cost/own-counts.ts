import type { Known } from '../known.js';
import { itemsNamed } from '../names/items-by-name.js';
import type { Node } from '../syntax/tree.js';
import { type Type, typeFromNode } from '../types/types.js';

/**
 * Is what is walked known to be no list that could be asked for its length: a type of the repository whose `len` asks what is to be counted, or
 * whose walk leaves some out, or a field of whatever type its struct is told?
 */
export function countsOtherwise(
  walked: Node,
  found: Type | null,
  method: string | null,
  known: Pick<Known, 'declarations'>,
): boolean {
  if (!found) return isFieldOfAnyType(walked);
  const { declarations } = known;
  if (!declarations.declares(found.name)) return false;
  if ((declarations.method(found.name, 'len')?.parameters.length ?? 0) > 0) return true;
  return method !== null && declarations.method(found.name, method)?.gist === 'some-of';
}

/** `held.value` where all that this file declares by that name is the `value: T` of a `struct Held<T>`. */
function isFieldOfAnyType(walked: Node): boolean {
  const name = walked.kind === 'field_expression' ? walked.child('field')!.text : '';
  const declared = itemsNamed(walked.tree, 'field_declaration', name);
  return (
    declared.length > 0 &&
    declared.every((field) => {
      const written = typeFromNode(field.child('type'));
      const holder = field.parent?.parent;
      return !!written && !!holder && isParameterOf(written, holder);
    })
  );
}

function isParameterOf(written: Type, holder: Node): boolean {
  const parameters = holder.child('type_parameters')?.children ?? [];
  return parameters.some((each) => (each.child('name') ?? each.children[0] ?? each).text === written.name);
}
