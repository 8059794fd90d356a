import { mayLackOrd } from '../../../rust/order/compared-by.js';
import { methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { cachedForm } from '../of-several-rules/cached-form.js';

const BESIDE = 'keep the key beside the item while they are sorted';

/** How a sort works out the key of each item only once. */
export function onceForEach(sort: Node): string {
  return mayLackOrd(sort) ? BESIDE : `use \`${cachedForm(methodOf(sort)!)}\`, or ${BESIDE}`;
}
