import { asCopy, costOf } from '../../../rust/cost/copies.js';
import { isOnlyLookedAtByAll } from '../../../rust/ownership/lent-to-readers.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { calleeThatLooks } from '../../../rust/ownership/takes-reference.js';
import { isSharedBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  calleeName,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { wantedType } from '../../../rust/types/wanted-type.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** What a `Path` does as well, and gives nothing that lives in the path that was made. */
const LOOKS =
  /^(?:join|exists|try_exists|is_file|is_dir|is_absolute|is_relative|is_symlink|has_root|display|metadata|canonicalize|read_dir|read_link|with_extension|with_file_name|starts_with|ends_with|to_string_lossy|to_str|file_name|file_stem|extension|parent|strip_prefix|components|as_os_str|as_path|encode_wide|as_bytes|as_encoded_bytes|len|is_empty)$/;

/** `PathBuf::from("~").join(rest)`: a `Path` looks at the text where it is. */
export function pathMadeToLook(made: Node, file: RustFile): Problem | null {
  const text = lentText(made, file);
  if (!text) return null;
  const call = made.field === 'value' ? made.parent?.parent : null;
  const reader = call && receiverOf(call) === made ? methodOf(call) : null;
  const looks =
    reader && LOOKS.test(reader) ? reader : (calleeThatLooks(made, file) ?? lentAsPath(made, file));
  if (!looks) return null;
  return {
    at: made,
    message: `${quoted(made)} allocates a path for \`${looks}\`, which only looks at it.`,
    help: `use \`${borrowed(made, text)}\`, which borrows the text`,
  };
}

/** `watch(&PathBuf::from(name))` of a function that takes a `&Path`. */
function lentAsPath(made: Node, file: RustFile): string | null {
  const lent = made.parent && isSharedBorrow(made.parent) ? made.parent : null;
  const call = lent && callOfArgument(lent);
  return call && wantedType(lent, file)?.name === 'Path' ? calleeName(call) : null;
}

/** `let dir = PathBuf::from(name);`, only looked at. */
export function pathKeptToLook(declaration: Node, file: RustFile): Problem | null {
  const made = declaration.child('value');
  const text = made && lentText(made, file);
  const [binding] = text ? file.localsOf(declaration) : [];
  if (!text || !binding?.whole || binding.mutable || !isOnlyLookedAtByAll(binding, file)) return null;
  if (!isStringLiteral(text) && !staysWhileUsed(rootOf(text)!, declaration.end, binding, file)) return null;
  return {
    at: made!,
    message: `${quoted(made!)} allocates a path, and \`${binding.name}\` is only looked at.`,
    help: `use \`${borrowed(made!, text)}\`, which borrows the text`,
  };
}

/** `Path::new(&name)` of `PathBuf::from(name.clone())`. */
function borrowed(made: Node, text: Node): string {
  const view = /OsString::from$/.test(calledPath(made)!) ? 'OsStr' : 'Path';
  const copy = asCopy(text);
  return `${view}::new(${copy ? `&${copy.source.text}` : text.text})`;
}

/** What `PathBuf::from` copies; a String moves into it. */
function lentText(made: Node, file: RustFile): Node | null {
  if (!/(?:^|::)(?:PathBuf|OsString)::from$/.test(calledPath(made) ?? '')) return null;
  const [text] = argumentsOf(made);
  if (!text) return null;
  if (isStringLiteral(text)) return text;
  if (text.kind === 'reference_expression') return isPlace(text.child('value')!) ? text : null;
  const copy = asCopy(text);
  // `name.clone()` of a reference to what can't be cloned copies the reference.
  if (copy && isPlace(copy.source) && copy.method !== 'cloned' && costOf(copy, file) !== 'free') return text;
  if (!isPlace(text)) return null;
  return file.typeOf(text)?.refs.startsWith('&') ? text : null;
}
