import { type Copy, costOf } from '../../../rust/cost/copies.js';
import { functionName } from '../../../rust/functions/shape.js';
import { onlyReads } from '../../../rust/ownership/readers.js';
import {
  argumentsOf,
  enclosingFunction,
  methodCalledOn,
  methodOf,
} from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { READING_METHODS } from '../../../rust/types/methods.js';
import { methodTarget } from '../../../rust/types/types.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { withoutCopy } from '../of-several-rules/temporary-copy.js';
import { sourceOfOtherType } from './needs-owner.js';

/** `x.clone().len()`, `x.clone().unwrap().len()`, `x.clone()?.len()`. */
export function readByMethod(copy: Copy, file: RustFile): Problem | null {
  const value = withOpenings(copy.call, OPENING_OR_DEFAULT);
  const isOpened = value !== copy.call;
  const reader = methodCalledOn(value);
  if (!reader) return null;
  const method = methodOf(reader) ?? '';
  const optional = copy.method === 'cloned';
  if (optional && !isOpened && !/^is_(some|none)/.test(method)) return null;
  const isWritten = !isOpened && isWrittenOut(copy, reader, file);
  const found = file.typeOf(value) ?? (isOpened ? null : file.typeOf(copy.source));
  if (!isWritten && !onlyReads(reader, found, file.declarations)) return null;
  if (choosesImplementation(copy, method, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} only for \`${method}\` to read it; nothing else ever sees the copy.`,
    help:
      isOpened && !optional
        ? `look at it through \`as_ref()\` and call \`${method}\` on what is there`
        : `call \`${method}\` without the copy`,
    ...(!isOpened && !lendsResult(method) && { fix: withoutCopy(copy) }),
    ...((isWritten ? costOf(copy, file) === 'unknown' : isOfForeignType(copy, method, file)) && {
      minor: true,
    }),
  };
}

/** `value.clone().to_string()`: the text is made anew in any case. Of a type that writes itself what it does it may well be another. */
function isWrittenOut({ method, source }: Copy, reader: Node, file: RustFile): boolean {
  if (method !== 'clone' || methodOf(reader) !== 'to_string' || argumentsOf(reader).length > 0) return false;
  const found = file.typeOf(source);
  const declared = found && file.declarations.method(methodTarget(found).name, 'to_string');
  return !declared || declared.receiver === '&';
}

/** `self.to_vec().encode(out)` within `encode`: the copy is of the type that has the method already, and without it the function would call itself. */
function choosesImplementation(copy: Copy, method: string, file: RustFile): boolean {
  const fn = READING_METHODS.has(method) ? null : enclosingFunction(copy.call);
  return !!fn && functionName(fn) === method && sourceOfOtherType(copy, file) !== null;
}

/** Neither the type nor the method is known here: values of other crates often hold counters and positions, which cost little. */
function isOfForeignType(copy: Copy, method: string, file: RustFile): boolean {
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
function lendsResult(method: string): boolean {
  return !/^(len|is_\w+|contains\w*|starts_with|ends_with|parse|to_\w+|count_ones|capacity|eq|ne|cmp|join|concat|repeat)$/.test(
    method,
  );
}
