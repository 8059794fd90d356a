import { asCopy } from '../../../rust/cost/copies.js';
import { isMadeHere, temporaryBehind } from '../../../rust/ownership/temporaries.js';
import { OPENING, withoutAwaitsAndOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSequence, isSet } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import { isOfLentItems } from './lent-items.js';

/** `self.loaded()` of `self.loaded().iter()`: a list of its own, by all that is known. Of a copy, the copy itself is what could be spared. */
export function isMadeForTheWalk(collection: Node, walk: Node, file: RustFile): boolean {
  const found = file.typeOf(collection);
  if (found?.refs !== '' || found.name === '[]') return false;
  if (!(isSequence(found) || isMap(found) || isSet(found)) || isOfLentItems(found, walk)) return false;
  if (asCopy(withoutAwaitsAndOpenings(collection, OPENING))) return false;
  return temporaryBehind(collection) === collection && isMadeHere(collection, file);
}
