import type { Binding } from '../../../rust/names/scopes.js';
import { methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, type Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** `rows: Vec<&Row>`: moved out, they are references still. */
export function isOfLentItems(collection: Type, walk: Node): boolean {
  const key = collection.args[0];
  if (!isMap(collection) || methodOf(walk) === 'keys') return key?.refs.startsWith('&') === true;
  const value = collection.args[1];
  return value?.refs.startsWith('&') === true && (methodOf(walk) === 'values' || key!.refs.startsWith('&'));
}

/** `|&row|`: only a reference can be taken out of what is lent, so that is what the items are. */
export function isLentItem(item: Binding, root: Node, file: RustFile): boolean {
  // `(at, row)` of a walk over pairs of a number and a reference: what is lent is the reference.
  if (file.typeOf(root)?.refs.startsWith('&&')) return true;
  for (let at = item.node.parent; at && /_pattern$/.test(at.kind); at = at.parent)
    if (at.kind === 'reference_pattern') return true;
    else if (at.kind === 'ref_pattern') return false;
  return false;
}
