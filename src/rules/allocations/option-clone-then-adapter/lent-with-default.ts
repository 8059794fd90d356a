import { type Copy, costOf } from '../../../rust/cost/copies.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import { comesFromGuard, rootOf, statementOf } from '../../../rust/ownership/places.js';
import { isSharedBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { callOfArgument, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { openedByReference } from '../of-several-rules/opened-by-reference.js';

const STEPS_IN = /^(?:unwrap_or|unwrap_or_default|unwrap_or_else)$/;
/** Copy what they are lent, and take texts or bytes alone. */
const TAKES_TEXT =
  /^(?:push_str|write_str|write_all|extend_from_slice|starts_with|ends_with|strip_prefix|strip_suffix|eq_ignore_ascii_case|join)$/;

/** `out.push_str(&self.title.clone().unwrap_or_default())`: copied only to be lent. */
export function lentWithDefault(copy: Copy, file: RustFile): Problem | null {
  const adapted = methodCalledOn(copy.call);
  const method = adapted && methodOf(adapted);
  const reference = adapted?.parent;
  if (!method || !STEPS_IN.test(method) || !reference || !isSharedBorrow(reference)) return null;
  const call = callOfArgument(reference);
  if (!call || !isOfText(copy, call, file)) return null;
  const statement = statementOf(copy.call);
  if (comesFromGuard(copy.source, file) || !rootOf(copy.source)) return null;
  if (mayChangeWithin(copy.source, statement.start, statement.end, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file) === 'copied' ? 'copied with all its content' : 'cloned'}, but what \`${method}\` leaves is only lent.`,
    help: `lend what is there: ${openedByReference(copy, method, file)}`,
  };
}

/** Nobody knows what is in an Option of another file, unless by who takes it. */
function isOfText(copy: Copy, call: Node, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  if (!found) return TAKES_TEXT.test(methodOf(call) ?? '');
  return /^(?:Option|Result)$/.test(found.name) && costOf(copy, file) === 'costs';
}
