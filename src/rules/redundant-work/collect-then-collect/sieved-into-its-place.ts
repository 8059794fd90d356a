import { isCollect } from '../../../rust/order/collects.js';
import { isPlace, pathOf, rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSet, methodTarget, typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/**
 * `Update { rows: update.rows.into_iter().filter(..).collect(), .. }` of an `update: Update`, and `let rows: HashMap<_, _> =
 * rows.into_iter().filter(..).collect()`: hashed and stored anew to leave some out.
 */
export function sievedIntoItsPlace(collect: Node, file: RustFile): Problem | null {
  const place = isCollect(collect) ? placeSieved(receiverOf(collect), file) : null;
  if (!place || !(isShadowed(place, collect, file) || isSameFieldOfSameStruct(place, collect, file)))
    return null;
  const path = pathOf(place);
  return {
    at: collect,
    message: `\`${path}\` is built anew only to leave some of its items out.`,
    help: `use \`${path}.retain(..)\`, which leaves the others where they are`,
  };
}

/** A map or set that is used up item by item, some of which are kept; a list that is used up is collected into its own memory. */
function placeSieved(chain: Node | undefined, file: RustFile): Node | null {
  if (!chain) return null;
  const isFiltered = methodOf(chain) === 'filter';
  const iter = isFiltered ? receiverOf(chain)! : chain;
  const place = receiverOf(iter);
  if (!place || !isPlace(place)) return null;
  if (methodOf(iter) === 'extract_if') return isFiltered ? null : place;
  const found = isFiltered && takesAll(iter) ? file.typeOf(place) : null;
  return found?.refs === '' && (isMap(found) || isSet(found)) && WITH_RETAIN.test(found.name) ? place : null;
}

const WITH_RETAIN = /^(?:Hash|BTree|Index|Fx(?:Hash|Index)|AHash)(?:Map|Set)$/;

function takesAll(iter: Node): boolean {
  const [range] = argumentsOf(iter);
  return /^(?:into_iter|drain)$/.test(methodOf(iter) ?? '') && (!range || range.text === '..');
}

/** `let rows: HashMap<..> = rows..`: the same name for the same kind of thing. */
function isShadowed(place: Node, collect: Node, file: RustFile): boolean {
  const declaration = collect.parent?.kind === 'let_declaration' ? collect.parent : null;
  const name = declaration?.child('pattern');
  if (name?.text.replace(/^mut\s+/, '') !== place.text) return false;
  const made = typeFromNode(declaration!.child('type')) ?? file.typeOf(collect);
  const found = file.typeOf(place);
  return !!made && !!found && made.name === found.name;
}

/** The struct that it is a part of goes into another one of its kind, which holds it under the same name. */
function isSameFieldOfSameStruct(place: Node, collect: Node, file: RustFile): boolean {
  const initializer = collect.parent?.kind === 'field_initializer' ? collect.parent : null;
  const field = (initializer?.child('field') ?? initializer?.child('name'))?.text;
  const owner = place.kind === 'field_expression' ? place.child('value') : undefined;
  if (!field || owner?.kind !== 'identifier' || place.child('field')?.text !== field) return false;
  const found = file.typeOf(rootOf(owner) ?? undefined);
  const made = initializer!.parent?.parent?.child('name')?.text.split('::').at(-1);
  return found?.refs === '' && made === methodTarget(found).name;
}
