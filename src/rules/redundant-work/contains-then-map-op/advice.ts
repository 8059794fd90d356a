import { methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

export const ONE_ENTRY = 'use one `entry`, which is looked up once';

/** What to do instead of a look-up by `first` and another one by `second`. */
export function adviceFor(first: string, second: string, present = false): string {
  if (/^get/.test(first) && second === 'remove')
    return 'match on `entry`: its `Occupied` side can be changed and removed without a second search';
  if (present && second === 'insert') return 'write through `if let Some(..) = ..get_mut(..)`';
  if (/^get/.test(first) && /^(?:get|contains)/.test(second))
    return `match once on what \`${first}\` returned`;
  if (first === 'remove') return '`insert` alone replaces the value and returns the old one';
  if (second === 'insert' || second === 'entry') {
    return first === 'contains' ? 'use what `insert` returns: false where it was there already' : ONE_ENTRY;
  }
  if (second === 'remove') return 'use what `remove` returns';
  return `ask once with \`if let Some(..) = ..${second === 'get_mut' ? 'get_mut' : 'get'}(..)\``;
}

/** `owned-key-for-lookup` asks for just this: it copies a key only where it is new. */
export function whereMostAreNew(first: Node, second: Node): string {
  return `where most keys are new, ${adviceFor(methodOf(first)!, methodOf(second)!)}; where most are there already, leave it: only a new key is copied`;
}
