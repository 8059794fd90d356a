import type { Binding } from '../../../rust/names/scopes.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** The names that a `match`, an `if let` or a `let .. else` gives to what is in an Option. */
export function openedByPatterns(holder: Node, file: RustFile): readonly Binding[] {
  if (holder.kind === 'match_expression') return openedByArms(holder, file);
  return opensOption(holder.child('pattern')) ? file.localsOf(holder) : [];
}

function opensOption(pattern: Node | undefined): boolean {
  return (
    pattern?.kind === 'tuple_struct_pattern' && /^(Some|Ok|Err)$/.test(pattern.child('type')?.text ?? '')
  );
}

/** The names that the arms of a `match` on an Option bind; none where it asks for more than `Some(..)` and the rest. */
function openedByArms(match: Node, file: RustFile): Binding[] {
  const arms = armsOf(match);
  const patterns = arms.map((arm) => arm.child('pattern')?.children[0]);
  if (!patterns.every((pattern) => opensOption(pattern) || /^(?:None|_)$/.test(pattern?.text ?? '')))
    return [];
  return arms.flatMap((arm) => file.localsOf(arm));
}
