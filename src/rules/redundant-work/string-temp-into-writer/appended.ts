import { calledTarget, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { type FreshString, isText } from '../../../rust/types/strings.js';
import type { Fix, Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { plainTextOf } from './plain-text.js';
import { repeatedInto } from './repeated-into.js';

/** What is made only to be appended by a method, with what does the same without it. */
export function appended(
  method: string,
  advice: string,
  before: string,
  argument: Node,
  made: FreshString,
  file: RustFile,
): Problem {
  const copied = isTextCopied(made, file);
  const fix = fixOf(method, argument, made, copied, file);
  const plain = plainTextOf(made.node);
  return {
    at: argument,
    message: `${quoted(made.node)} allocates a String only for \`${method}\` to copy it into the buffer behind.`,
    help: copied
      ? `hand ${isOfBytes(argument) ? `\`${made.source!.text}.as_bytes()\`` : quoted(made.source!)} to \`${method}\` itself`
      : isChar(made, file)
        ? 'use `push`, or `encode_utf8` into a small array'
        : plain
          ? `hand ${quoted(plain)} to \`${method}\` itself: there is nothing to format`
          : made.how === 'case' && /write!/.test(advice)
            ? `append its characters one by one, as they change${before}`
            : `${repeatedInto(method, made) ?? advice}${before}`,
    ...(fix && { fix }),
  };
}

export function isTextCopied(made: FreshString, file: RustFile): boolean {
  return made.how === 'to_string' && isText(made.source, file) === true;
}

/** `&text.to_string().into_bytes()` */
function isOfBytes(argument: Node): boolean {
  return /^(?:as_bytes|into_bytes)$/.test(methodOf(argument.child('value') ?? argument) ?? '');
}

export function isChar(made: FreshString, file: RustFile): boolean {
  return made.how === 'to_string' && file.typeOf(made.source)?.name === 'char';
}

function fixOf(
  method: string,
  argument: Node,
  made: FreshString,
  copied: boolean,
  file: RustFile,
): Fix | null {
  if (
    made.how !== 'to_string' ||
    !made.source ||
    argument.kind !== 'reference_expression' ||
    !argument.contains(made.node)
  )
    return null;
  if (/^(collect_str|serialize_str)$/.test(method)) {
    const call = argument.parent!.parent!;
    const name = calledTarget(call)!.child('field')!;
    return { start: name.start, end: argument.end, text: `collect_str(&${made.source.text}` };
  }
  if (!copied || isOfBytes(argument)) return null;
  const refs = file.typeOf(made.source)?.refs;
  return {
    start: argument.start,
    end: argument.end,
    text: refs === '&' ? made.source.text : `&${made.source.text}`,
  };
}
