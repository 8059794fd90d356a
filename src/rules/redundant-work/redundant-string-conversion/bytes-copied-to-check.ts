import { withoutParentheses } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { OPENING, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isText } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `String::from_utf8(bytes.to_vec())?` of which a `&str` would do, and of bytes that are a part of a text. */
export function copiedBeforeChecked(call: Node, file: RustFile): Problem | null {
  const [copy] = /(?:^|::)String::from_utf8$/.test(calledPath(call) ?? '') ? argumentsOf(call) : [];
  if (!copy || !/^to_(?:vec|owned)$/.test(methodOf(copy) ?? '') || argumentsOf(copy).length > 0) return null;
  const bytes = withoutParentheses(receiverOf(copy)!);
  if (isPartOfText(bytes, file))
    return {
      at: call,
      message: `${quoted(bytes)} is a part of a text: its bytes need not be checked once more.`,
      help: isOpened(call)
        ? 'take the part of the text itself, and `to_string` of that'
        : 'take the part of the text with `get`, which gives `None` where a character is cut, and `to_string` of that',
    };
  if (!isOnlyRead(call)) return null;
  return {
    at: copy,
    message: `${quoted(copy)} copies bytes to the heap to make a String that is only looked at.`,
    help: `use \`std::str::from_utf8(${bytes.text})\``,
  };
}

/** `text.as_bytes()[from..to]`. */
function isPartOfText(bytes: Node, file: RustFile): boolean {
  if (bytes.kind !== 'index_expression' || bytes.children[1]?.kind !== 'range_expression') return false;
  const whole = bytes.children[0]!;
  return methodOf(whole) === 'as_bytes' && isText(receiverOf(whole), file) === true;
}

/** Where it panics, so does `text[from..to]`. */
function isOpened(call: Node): boolean {
  const opening = methodCalledOn(call);
  return !!opening && /^(?:unwrap|expect)$/.test(methodOf(opening)!);
}

const LOOKS =
  /^(?:as_str|parse|trim\w*|lines|len|is_empty|contains|starts_with|ends_with|find|split\w*|chars|bytes|eq|eq_ignore_ascii_case)$/;

/** In a name that is only looked at it is told of where all such copies are. */
function isOnlyRead(call: Node): boolean {
  const look = methodCalledOn(withOpenings(call, OPENING));
  return !!look && LOOKS.test(methodOf(look)!);
}
