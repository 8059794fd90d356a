import { costOf } from '../../../rust/cost/copies.js';
import { onlyReads } from '../../../rust/ownership/readers.js';
import { methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../../rust/syntax/openings.js';
import { READING_METHODS } from '../../../rust/types/methods.js';
import { quoted } from '../../wording.js';
import { withoutCopy } from '../of-several-rules/temporary-copy.js';
/** `x.clone().len()`, `x.clone().unwrap().len()`, `x.clone()?.len()`. */
export function readByMethod(copy, file) {
  const value = withOpenings(copy.call, OPENING_OR_DEFAULT);
  const isOpened = value !== copy.call;
  const reader = methodCalledOn(value);
  if (!reader) return null;
  const method = methodOf(reader) ?? '';
  const optional = copy.method === 'cloned';
  if (optional && !isOpened && !/^is_(some|none)/.test(method)) return null;
  if (
    !onlyReads(reader, file.typeOf(value) ?? (isOpened ? null : file.typeOf(copy.source)), file.declarations)
  )
    return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied only for \`${method}\` to read it; nothing else ever sees the copy.`,
    help:
      isOpened && !optional
        ? `look at it through \`as_ref()\` and call \`${method}\` on what is there`
        : `call \`${method}\` without the copy`,
    ...(!isOpened && !lendsResult(method) && { fix: withoutCopy(copy) }),
    ...(isOfForeignType(copy, method, file) && { minor: true }),
  };
}
/** Neither the type nor the method is known here: values of other crates often hold counters and positions, which cost little. */
function isOfForeignType(copy, method, file) {
  // What the caller chooses may take itself to be converted.
  if (/^[A-Z]\d?$/.test(file.typeOf(copy.call)?.name ?? '')) return true;
  // What is converted is seldom small, what only shows itself in another form often is.
  // `as_expr` of a crate that nobody knows may well take what it is called on.
  if (/^as_/.test(method) && !READING_METHODS.has(method)) return true;
  // What can be asked whether it contains something holds more than a counter.
  return (
    costOf(copy, file) === 'unknown' && !READING_METHODS.has(method) && !/^(?:to|contains)_/.test(method)
  );
}
/** Results that borrow from what they were called on: without the copy the borrow may last longer. */
function lendsResult(method) {
  return !/^(len|is_\w+|contains\w*|starts_with|ends_with|parse|to_\w+|count_ones|capacity|eq|ne|cmp|join|concat|repeat)$/.test(
    method,
  );
}
