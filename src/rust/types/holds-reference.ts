import { escapeRegExp } from '../../text/escape-regexp.js';
import type { Node } from '../syntax/tree.js';
import type { Type } from './types.js';

/** Does the type say that it holds a reference, or leave it open? */
export function holdsReference(found: Type): boolean {
  if (
    found.refs !== '' ||
    /^(_|impl|dyn|fn|Iterator|Iter|Keys|Values|Chunks|Windows|(Self|[A-Z]\d?)::\w+)$/.test(found.name)
  )
    return true;
  // `BTreeSet::new()` is not told yet what it will hold.
  return found.args.length === 0 ? HOLDERS.test(found.name) : found.args.some(holdsReference);
}

const HOLDERS = /^(?:Vec|VecDeque|BinaryHeap|Option|(?:Hash|BTree|Index)(?:Map|Set))$/;

/** `Message<'a>` lends what it holds. */
export function isWrittenWithLifetime({ name }: Pick<Type, 'name'>, near: Node): boolean {
  return near.tree.hasText(new RegExp(`${escapeRegExp(name)}<'`));
}
