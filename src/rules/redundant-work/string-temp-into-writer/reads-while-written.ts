import { comesFromGuard, isPlace } from '../../../rust/ownership/places.js';
import {
  isActed,
  isTemporary,
  type ReadTooLate,
  readsTooLate,
  readsWithinCall,
} from '../../../rust/ownership/read-too-late.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/**
 * What has to be taken out before a text can be made in the writer itself, as the end of a sentence: '' for nothing, null where
 * that would be a copy as well. `write!(out, "{}", out.len())` is fine, `write!(out, "{}", out)` and
 * `write!(self.text_mut(), "{}", self.depth)` are not.
 */
export function takenOutBefore(made: Node, writer: Node, file: RustFile): string | null {
  const isInPlace = writer.parent!.parent!.contains(made);
  // An index is looked up before anything else is, a name is lent when the rest is there.
  const isLentLast = isPlace(writer) && !writer.text.includes('[');
  // The two were together before.
  if (isInPlace && !isLentLast) return '';
  const late = readsTooLate(
    made,
    isInPlace ? writer.start : made.end,
    writer.end,
    file,
    (use) => use.place === writer || (!isInPlace && isActed(use)),
  ).filter((each) => !(isLentLast && each.act.place === writer && isTemporary(each)));
  const before = takenOut(late);
  return before === '' && !isInPlace && asksGuard(made, file)
    ? ', with what it reads under a lock or `borrow()` in a local before'
    : before;
}

/** The same of `format_args!(..)` in the place of a text that is handed over. */
export function takenOutBeforeCall(made: Node, call: Node, file: RustFile): string | null {
  return takenOut(readsWithinCall(made, call, file));
}

function takenOut(late: readonly ReadTooLate[]): string | null {
  if (late.some(({ isOwned }) => !isOwned)) return null;
  return late[0] ? `, with ${quoted(late[0].read)} in a local before` : '';
}

/** `let n = format!("{}", self.rows.borrow().len());`: asked while the writer is held, it may never answer. */
function asksGuard(made: Node, file: RustFile): boolean {
  return [...made.descendantsOfKind('call_expression')].some((call) => comesFromGuard(call, file));
}
