import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import { freshString, isText, viewed } from '../../../rust/types/strings.js';
import { wantedOrReturnedType } from '../../../rust/types/wanted-type.js';
import { quoted } from '../../wording.js';

/** Texts that hold a few bytes themselves, and what formats into them. */
const INLINE_FORMAT = {
  CompactString: 'format_compact!',
  CompactStr: 'format_compact_str!',
  SmolStr: 'format_smolstr!',
  EcoString: 'eco_format!',
};
/** `CompactString::from(format!(..))`, `SmolStr::new(name.to_string())`, `format!(..).into()` where one of them is asked for: short text would not need the heap. */
export function inlineString(node, file) {
  const into = methodOf(node) === 'into' ? receiverOf(node) : undefined;
  const owner = into ? (wantedOrReturnedType(node, file)?.name ?? '') : ownerMade(node);
  if (!Object.hasOwn(INLINE_FORMAT, owner)) return null;
  const [only] = into ? [into] : argumentsOf(node);
  const made = only && freshString(viewed(only));
  if (!made || (into && made.how !== 'format')) return null;
  const copied = isCopied(made, file);
  if (made.how !== 'format' && !(copied || (made.how === 'to_string' && isShown(made, file)))) return null;
  return {
    at: node,
    message: `${made.how === 'format' ? '`format!`' : quoted(made.node)} allocates a String that \`${owner}\` copies; a short text would have fitted inline.`,
    help: copied ? `make it from ${quoted(made.source)} itself` : `use \`${INLINE_FORMAT[owner]}\``,
  };
}
function ownerMade(node) {
  return /(?:^|::)(\w+)::(?:from|new)$/.exec(calledPath(node) ?? '')?.[1] ?? '';
}
function isCopied(made, file) {
  if (made.how !== 'copy' && made.how !== 'to_string') return false;
  return isStringLiteral(made.source) || isText(made.source, file) === true;
}
/** What is no text is shown as one. */
function isShown(made, file) {
  return isText(made.source, file) === false;
}
