import { methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget, type Type } from '../../../rust/types/types.js';
import type { Again } from './lookup.js';

export const ONE_ENTRY = 'use one `entry`, which is looked up once';

export const COUNTED_BEFORE = 'ask for the length first, and use one `entry`, which is looked up once';

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
  if (second === 'take') return 'use what `take` returns';
  if (second === 'remove') return 'use what `remove` returns';
  return `ask once with \`if let Some(..) = ..${second === 'get_mut' ? 'get_mut' : 'get'}(..)\``;
}

/** `owned-key-for-lookup` asks for just this: it copies a key only where it is new. */
export function whereMostAreNew(first: Node, second: Node): string {
  return `where most keys are new, ${adviceFor(methodOf(first)!, methodOf(second)!)}; where most are there already, leave it: only a new key is copied`;
}

/** What may be done with a set, which has no entries to keep open and none to change in place; null where it takes both look-ups. */
export function adviceForSet(first: string, again: Again, set: Type): string | null {
  const second = methodOf(again.call) ?? 'index';
  const isAsked = /^contains/.test(first);
  if (isAsked && again.help !== ONE_ENTRY) return again.help ?? adviceFor(first, second, again.present);
  if (isAsked) return adviceFor(first, second);
  if (/^(?:get|contains)/.test(second)) return adviceFor(first, second);
  if (!STANDARD_SETS.test(methodTarget(set).name)) return null;
  if (first === 'remove' && second === 'insert')
    return '`replace` alone puts the new one where the old one was';
  if (again.help !== USE_ANSWER[second]) return null;
  return `use what \`${second === 'remove' ? 'take' : 'replace'}\` returns`;
}

/** Sets of the standard library, and its hash set under the names that other hashers give it. */
const STANDARD_SETS = /^(?:(?:Fx|A)?HashSet|BTreeSet)$/;

/** What the second call returns is all that the first one was for. */
export const USE_ANSWER: Readonly<Record<string, string>> = {
  remove: 'use what `remove` returns',
  insert: 'use what `insert` returns: it is what was there before',
};
