import type { Loop } from '../../../rust/order/loops.js';
import { walkOf } from '../../../rust/order/walks.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { isMutableBorrow, withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { LOG_MACROS } from '../../../rust/syntax/macros.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `trace!("at {}", rows.iter().position(..))`, `debug_assert!(..)`: most often nobody asks. */
export function isForTheLog(search: Node): boolean {
  for (const at of search.ancestors()) {
    if (at.kind === 'function_item') return false;
    if (at.kind === 'macro_call' && (LOG_MACROS.has(at.macro) || at.macro.startsWith('debug_assert')))
      return true;
  }
  return false;
}

/** `for row in &mut rows { row.add(x); }` in each turn: it walks all rows anyway, and what was known of them is no longer true. */
export function isChangedByEachTurn(list: Node, loop: Loop, file: RustFile): boolean {
  if (!rootOf(list)) return false;
  for (const inner of loop.body.descendantsOfKind('for_expression', 'call_expression')) {
    const walked = walkOf(inner, file)?.source;
    if (!walked) continue;
    const changed = isMutableBorrow(walked)
      ? withoutBorrow(walked)
      : methodOf(walked) === 'iter_mut'
        ? receiverOf(walked)
        : undefined;
    if (changed && spelling(changed) === spelling(list)) return true;
  }
  return false;
}
