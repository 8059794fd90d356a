import { isShownPlainlyOnce, isStringLiteral } from '../../../rust/syntax/format-strings.js';
import { FORMATTING_MACROS } from '../../../rust/syntax/macros.js';
import { freshString } from '../../../rust/types/strings.js';
import { quoted } from '../../wording.js';
/** `write!(f, "{}", format!(..))`, `println!("{}", " ".repeat(n))`. */
export function formattedTwice(macro, file) {
  if (!FORMATTING_MACROS.has(macro.macro)) return null;
  const found = [];
  for (const argument of macro.child('arguments')?.children ?? []) {
    const shown = argument.kind === 'assignment_expression' ? argument.child('right') : argument;
    const made = freshString(shown);
    if (!shown || !made || !isShownPlainlyOnce(macro, argument)) continue;
    if (made.how === 'format') {
      found.push({
        at: argument,
        message: `${quoted(shown)} makes a String only for \`${macro.macro}!\` to format it again.`,
        help: 'use `format_args!`, or put its parts into the outer format string',
      });
    } else if (
      made.how === 'repeat' &&
      (isOneCharacter(made.source) || isWritten(macro, made.source, file))
    ) {
      found.push({
        at: argument,
        message: `${quoted(shown)} makes a String only for \`${macro.macro}!\` to write its characters.`,
        help: isOneCharacter(made.source)
          ? 'let the format string pad: `{:width$}` with an empty text, or `{:->width$}` for another character'
          : 'write it as often as it is wanted, or let the format string pad: `{:width$}` with an empty text',
      });
    }
  }
  return found;
}
export function isOneCharacter(text) {
  return isStringLiteral(text) && /^"((?:[^\\]|\\.))\1*"$/.test(text.text);
}
/** A text that never changes, for a writer that can as well be given it several times. */
function isWritten(macro, text, file) {
  if (!text || !/^write(?:ln)?$/.test(macro.macro)) return false;
  const isConstant = /^(?:\w+::)*[A-Z][A-Z0-9_]+$/.test(text.text) && file.typeOf(text)?.name !== 'char';
  return isStringLiteral(text) || isConstant;
}
