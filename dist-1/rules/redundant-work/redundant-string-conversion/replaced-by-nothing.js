import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { quoted } from '../../wording.js';
/** `text.replace(char::is_whitespace, "")` of a String that nobody needs afterwards: `retain` takes them out where they are. */
export function replacedByNothing(call, file) {
  if (methodOf(call) !== 'replace') return null;
  const [wanted, instead, more] = argumentsOf(call);
  const text = receiverOf(call);
  if (!text || !wanted || more || instead?.text !== '""' || !picksCharacters(wanted)) return null;
  const found = file.typeOf(text);
  if (found?.name !== 'String' || found.refs !== '' || !mayBeMovedOut(text, call, file)) return null;
  return {
    at: call,
    message: `${quoted(call)} copies a String that nobody needs afterwards, only to leave characters out.`,
    help: `take them out in place with \`${text.text}.retain(..)\``,
  };
}
/** A character, several, or a question about one; a text is more than `retain` can look for. */
function picksCharacters(wanted) {
  if (wanted.kind === 'char_literal' || wanted.kind === 'closure_expression') return true;
  if (wanted.kind === 'reference_expression') return wanted.child('value')?.kind === 'array_expression';
  return wanted.kind === 'array_expression' || /^char::is_\w+$/.test(wanted.text);
}
