import { isPlace } from '../../../rust/ownership/places.js';
import { lender } from '../../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { argumentsOf, methodOf, nextMethod, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { methodTarget } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';

/** What a text that is borrowed does as well. */
const LOOKS =
  /^(?:contains|starts_with|ends_with|len|is_empty|find|rfind|parse|r?split\w*|lines|chars|bytes|char_indices|eq|cmp|trim\w*|strip_(?:prefix|suffix)|as_str|as_bytes|to_(?:ascii_)?(?:lower|upper)case|replace|replacen|matches)$/;
/** `path.display().to_string().ends_with(".rs")`, and the same behind a name. */
export function pathShownToLook(made, file) {
  const shown = methodOf(made) === 'to_string' ? receiverOf(made) : undefined;
  const path =
    shown && methodOf(shown) === 'display' && argumentsOf(shown).length === 0 ? receiverOf(shown) : undefined;
  if (!path || !isPath(path, file) || !(isAsked(made) || isKeptToLook(made, path, file))) return null;
  return {
    at: made,
    message: `${quoted(made)} writes the path into a String that is only looked at.`,
    help: `use \`${path.text.replace(/\s+/g, '')}.to_string_lossy()\`, which borrows a path that is text already`,
  };
}
function isPath(path, file) {
  const found = file.typeOf(path);
  if (found) return /^Path(?:Buf)?$/.test(methodTarget(found).name);
  return /(?:^|[._])(?:path|file|dir|folder|root)(?:\(\))?$/.test(path.text);
}
function isAsked(made) {
  return LOOKS.test(nextMethod(made));
}
function isKeptToLook(made, path, file) {
  const declaration = made.parent?.kind === 'let_declaration' ? made.parent : null;
  const [name] = declaration && isPlace(path) ? file.localsOf(declaration) : [];
  if (!name?.whole || name.mutable || name.uses.length === 0) return false;
  // A macro that shows the text twice had better have it written once.
  if (!file.usesOf(name).every((use) => LOOKS.test(use.method ?? ''))) return false;
  return staysWhileUsed(lender(path), declaration.end, name, file);
}
