import type { Edit } from './macros.js';
import { endOfBrackets } from './tokens.js';

/** An error stands at the beginning of what could not be read, or where something was missed: an attribute that causes it is not far. */
const NEARBY = 2_000;

/**
 * An attribute of an element of a tuple, of a field in a pattern or of a value, which the grammar does not know there (`(a, #[cfg(unix)] b)`,
 * `let Options { #[cfg(unix)] user, .. } = options`): it stands behind a bracket, a comma or a sign, and before no statement. Null for others, and
 * far from all errors.
 */
export function attributeInside(
  source: string,
  start: number,
  open: number,
  errors: readonly number[],
): Edit | null {
  const before = /[,({=](?=\s*$)/.exec(source.slice(Math.max(0, start - MAX_BLANK), start))?.[0];
  if (!before || !errors.some((error) => Math.abs(error - start) <= NEARBY)) return null;
  const length = endOfBrackets(source.slice(open, open + MAX_LENGTH), 0);
  const end = open + length;
  const next = source.slice(end, end + MAX_BLANK);
  const mayStandThere = before === '{' ? FIELD.test(next) : !STATEMENT.test(next);
  return length >= 0 && mayStandThere ? [start, end] : null;
}

/** Of an attribute; where brackets don't close, each would else be looked for to the end of the file. */
const MAX_LENGTH = 1_000;
/** As far as indentation goes. */
const MAX_BLANK = 200;
const FIELD = /^\s*(?:(?:ref|mut)\s+)*\w+\s*(?:[,}]|:(?!:))/;
const STATEMENT =
  /^\s*(?:#|let\b|const\b|static\b|use\b|fn\b|pub\b|struct\b|enum\b|impl\b|mod\b|trait\b|type\b|unsafe\b|async\b|extern\b|macro_rules\b)/;
