import { functionCalled } from '../../../rust/functions/function-called.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import {
  freshString,
  isNamedLikeText,
  isText,
  isTextOrNamedSo,
  isTextToCopy,
} from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Text, paths or lists that are copied although the copy before was one of their own. */
export function copiedAgain(node: Node, file: RustFile): Problem | null {
  return copiedTwice(node, file, true) ?? copiedThenFolded(node, file) ?? copiedFromTemporary(node, file);
}

/** What is made and then copied as it is, for which nothing but words has to go. */
export function madeTwice(node: Node, file: RustFile): Problem | null {
  return madeFromFormatted(node) ?? copiedTwice(node, file, false) ?? copiedFromTemporary(node, file);
}

const SLICING = /^(as_str|as_ref|as_bytes|as_slice|trim\w*)$/;

/** `x.to_string().trim().to_string()`, `format!(..).to_string()`. */
function copiedTwice(node: Node, file: RustFile, alsoAPart: boolean): Problem | null {
  if (!/^(to_string|to_owned|to_vec|clone)$/.test(methodOf(node) ?? '') || argumentsOf(node).length > 0)
    return null;
  let first = receiverOf(node);
  let slices = false;
  for (
    let method = first && methodOf(first);
    first && method && SLICING.test(method);
    method = first && methodOf(first)
  ) {
    slices ||= method.startsWith('trim');
    first = receiverOf(first);
  }
  const made = freshString(first);
  if (!made || made.how === 'repeat' || (slices && (made.how === 'format' || !alsoAPart))) return null;
  if (made.how === 'copy' && !made.source) return null;
  // A `char` changes case without allocating.
  if (made.how === 'case' && !isStringLiteral(made.source) && !isTextOrNamedSo(made.source, file))
    return null;
  if (made.how === 'copy' && methodOf(made.node) === 'to_owned' && isText(made.source, file) === false)
    return null;
  // What only its `Display` can write must be written before it can be trimmed.
  const isWritten =
    made.how === 'to_string' && !isTextToCopy(made.source!, file) && !isTextOrNamedSo(made.source, file);
  return {
    at: made.node,
    until: node,
    message: `${quoted(made.node)} is a String already, and \`${methodOf(node)}\` copies it once more.`,
    help: !slices
      ? methodOf(node) === 'to_vec'
        ? 'use `into_bytes`, which hands over what it has'
        : 'keep the first String'
      : isWritten
        ? 'keep the first String, and take off what is trimmed in place: `drain(..n)` at its start, `truncate(n)` at its end'
        : 'trim the original and make a String of what is left',
    ...(slices && isWritten && { minor: true }),
  };
}

/** `name.to_string().to_lowercase()`: the change of case makes a String of its own. */
function copiedThenFolded(node: Node, file: RustFile): Problem | null {
  const method = methodOf(node) ?? '';
  if (!/^to_(?:ascii_)?(?:lower|upper)case$/.test(method)) return null;
  const made = freshString(receiverOf(node));
  if (!made?.source || !/^(?:copy|to_string)$/.test(made.how)) return null;
  const text = isStringLiteral(made.source) || isText(made.source, file);
  if (text === false || (text === null && !isNamedLikeText(made.source))) return null;
  return {
    at: made.node,
    until: node,
    message: `${quoted(made.node)} copies a text that \`${method}\` then copies once more.`,
    help: `call \`${method}\` on ${quoted(made.source)} itself`,
    ...(text === true && { fix: { start: made.source.end, end: made.node.end, text: '' } }),
  };
}

/** `dir.join(name).to_path_buf()`, `lines.concat().to_vec()`: what is copied is a value of its own that nobody else has. */
function copiedFromTemporary(node: Node, file: RustFile): Problem | null {
  const method = methodOf(node) ?? '';
  const source = receiverOf(node);
  if (!/^(?:to_(?:path_buf|vec|owned|string)|clone)$/.test(method) || argumentsOf(node).length > 0 || !source)
    return null;
  const maker = methodOf(source) ?? '';
  const owned =
    isOwnText(source, file) ||
    (method === 'to_path_buf'
      ? /^(?:join|with_extension|with_file_name|to_path_buf)$/.test(maker)
      : /^(?:to_vec|clone)$/.test(method) &&
        (/^(?:to_vec|concat|into_vec|collect_vec)$/.test(maker) ||
          // Of a number or an id they are an array.
          (maker === 'into_bytes' && isText(receiverOf(source), file) === true) ||
          source.macro === 'vec' ||
          (maker === 'collect' && file.typeOf(source)?.name === 'Vec')));
  if (!owned) return null;
  return {
    at: node.child('function')!.child('field')!,
    until: node,
    message: `${quoted(source)} is a value of its own already, and \`${method}\` copies it once more.`,
    help: `leave \`${method}\` out`,
    fix: { start: source.end, end: node.end, text: '' },
  };
}

/** `text.replace(a, b)`, `words.join(", ")`, `self.name_of(id)`: a method of the standard library, or a function of this file, that makes a String. */
function isOwnText(source: Node, file: RustFile): boolean {
  const made = source.kind === 'call_expression' ? functionCalled(source, file) : null;
  if (made) return made.child('return_type')?.text === 'String' && !made.has('function_modifiers');
  const found = file.typeOf(source);
  if (found?.name !== 'String' || found.refs !== '') return false;
  return /^(?:replace|replacen|repeat|into_string|join|concat|collect)$/.test(methodOf(source) ?? '');
}

/** `String::from(format!(..))`, `String::from(id.to_string())`. */
function madeFromFormatted(node: Node): Problem | null {
  if (!/^(?:std::string::)?String::from$/.test(calledPath(node) ?? '')) return null;
  const [made] = argumentsOf(node);
  if (!made || (made.macro !== 'format' && !/^(?:to_string|case)$/.test(freshString(made)?.how ?? '')))
    return null;
  return {
    at: node,
    message: `${quoted(made)} is a String already: there is nothing to convert.`,
    help: 'leave `String::from` out',
    fix: { start: node.start, end: node.end, text: made.text },
  };
}
