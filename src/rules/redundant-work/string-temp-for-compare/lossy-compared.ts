import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `name.to_string_lossy() == "text"`, `a.to_string_lossy().cmp(&b.to_string_lossy())`: both compare without being made into text. */
export function lossyCompared(node: Node, file: RustFile): Problem | null {
  const [left, right] = sidesOf(node);
  if (!left || !right) return null;
  const lossy = [left, right].filter(isLossy);
  if (lossy.length === 0 || !(lossy.length === 2 || [left, right].some(isStringLiteral))) return null;
  const [one] = lossy;
  const source = receiverOf(one!)!;
  if (!lossy.every((side) => comparesItself(receiverOf(side)!, file))) return null;
  return {
    at: one!,
    until: lossy.at(-1)!,
    message: `${quoted(source)} is checked for UTF-8, and copied where it is none, only to be compared.`,
    help: `compare ${quoted(source)} itself: an \`OsStr\` compares with a \`str\` and with another, a path by its \`as_os_str()\`, a \`CStr\` by its \`to_bytes()\``,
  };
}

const COMPARABLE = /^(?:OsStr|OsString|Path|PathBuf|CStr|CString|Cow|_)$/;

const NAMED_LIKE_PATH = /(?:^|[._])(?:path|os_str|file_name|file_stem|extension|dir)$/;

/** A type of the repository that has a text of its own need not compare with another. */
function comparesItself(source: Node, file: RustFile): boolean {
  const found = file.typeOf(source);
  if (!found && NAMED_LIKE_PATH.test(methodOf(source) ?? source.text)) return true;
  return found
    ? COMPARABLE.test(methodTarget(found).name)
    : file.declarations.lends('to_string_lossy') === null;
}

function sidesOf(node: Node): (Node | undefined)[] {
  if (node.kind === 'binary_expression')
    return /^[!=]=$/.test(node.child('operator')?.text ?? '')
      ? [node.child('left'), node.child('right')]
      : [];
  const [argument, more] = argumentsOf(node);
  if (!argument || more || !/^(?:cmp|partial_cmp|eq|ne)$/.test(methodOf(node) ?? '')) return [];
  return [receiverOf(node), viewed(argument)];
}

function isLossy(side: Node): boolean {
  return methodOf(side) === 'to_string_lossy' && argumentsOf(side).length === 0;
}
