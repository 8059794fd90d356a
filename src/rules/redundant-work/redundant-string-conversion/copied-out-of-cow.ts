import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { calledPath, methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { copiedToLook } from './text-copied-to-look.js';

/** Look at a text, or copy a part of it. */
const LOOKS =
  /^(?:as_bytes|as_str|trim\w*|lines|len|is_empty|contains|starts_with|ends_with|parse|find|split\w*|chars|char_indices|bytes|to_(?:ascii_)?(?:lower|upper)case|replace|eq|eq_ignore_ascii_case)$/;

/** `path.to_string_lossy().to_string()`: `into_owned` copies only what is borrowed. */
export function copiedOutOfCow(node: Node, file: RustFile): Problem | null {
  const receiver = receiverOf(node);
  const method = methodOf(node);
  if (!receiver || !COPIES[method ?? '']) return null;
  const made = method === 'to_string' ? knownMaker(valueOfSingleUse(receiver, file) ?? receiver) : null;
  const owner = made ?? ownCow(receiver, node, file);
  if (!owner) return null;
  if (node.parent?.kind === 'let_declaration' && copiedToLook(node.parent, file)) return null;
  const name = node.child('function')!.child('field')!;
  const look = methodCalledOn(node);
  // A part that is copied again is told of as such.
  if (look && /^trim/.test(methodOf(look)!) && freshString(methodCalledOn(look) ?? undefined)) return null;
  if (look && LOOKS.test(methodOf(look)!))
    return {
      at: name,
      until: node,
      message: `The text in the \`Cow\` of ${owner} is copied only to be looked at.`,
      help: `leave \`${method}\` out: a \`Cow\` can be looked at like any text`,
    };
  return {
    at: name,
    until: node,
    message: `The \`Cow\` of ${owner} may own its text already, and \`${method}\` copies it in any case.`,
    help: 'use `into_owned`',
    fix: { start: name.start, end: name.end, text: 'into_owned' },
    // Lossy text is nearly always borrowed: nothing is saved then.
    ...(/lossy/.test(owner) && { minor: true }),
  };
}

/** What each of them copies, as the argument of a `Cow`. */
const COPIES: Record<string, RegExp> = { to_string: /^str$/, to_vec: /^\[\]$/, to_path_buf: /^Path$/ };

/** Made by the standard library or by a regular expression. */
function knownMaker(cow: Node): string | null {
  const maker = methodOf(cow);
  if (maker === 'to_string_lossy' || maker === 'replace_all') return `\`${maker}\``;
  return /(^|::)from_utf8_lossy(_owned)?$/.test(calledPath(cow) ?? '') ? '`from_utf8_lossy`' : null;
}

/** `normalized(path).to_string()` of a function that says it returns a `Cow`, and of one in a local that nobody asks again. */
function ownCow(receiver: Node, copy: Node, file: RustFile): string | null {
  const found = file.typeOf(receiver);
  if (found?.name !== 'Cow' || found.refs !== '') return null;
  if (!COPIES[methodOf(copy)!]!.test(found.args.at(-1)?.name ?? '')) return null;
  // Whoever only looks is told by other rules, or other parts of this one.
  if (/^(?:reference_expression|binary_expression)$/.test(copy.parent?.kind ?? '')) return null;
  if (isPlace(receiver)) return mayBeMovedOut(receiver, copy, file) ? quoted(receiver) : null;
  return `${quoted(receiver)}`;
}
