import { failureAround } from '../../rust/functions/failing.js';
import { enclosingImpl } from '../../rust/functions/shape.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../rust/syntax/format-strings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { freshString, freshStringBehind, isText, isTextOrNamedSo } from '../../rust/types/strings.js';
import { isString, methodTarget, type Type } from '../../rust/types/types.js';
import { wantedOrReturnedType } from '../../rust/types/wanted-type.js';
import { escapeRegExp } from '../../text/escape-regexp.js';
import type { Problem, Rule } from '../rule.js';
import { ALWAYS_WARN } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { addressByWayOfText } from './redundant-string-conversion/address-by-way-of-text.js';
import { copiedBeforeChecked } from './redundant-string-conversion/bytes-copied-to-check.js';
import { charactersReordered } from './redundant-string-conversion/characters-reordered.js';
import { copiedIntoHeader } from './redundant-string-conversion/copied-into-header.js';
import { copiedOutOfCow } from './redundant-string-conversion/copied-out-of-cow.js';
import { copiedAgain, madeTwice } from './redundant-string-conversion/copied-twice.js';
import { copiedToCount } from './redundant-string-conversion/counted-text.js';
import {
  deserializedOnTheSpot,
  deserializedToLend,
  deserializedToLook,
} from './redundant-string-conversion/deserialized-to-look.js';
import { endCollectedToLook } from './redundant-string-conversion/end-collected-to-look.js';
import {
  formatsOneString,
  keptToPrint,
  printsString,
} from './redundant-string-conversion/formatted-for-nothing.js';
import { inlineString } from './redundant-string-conversion/inline-strings.js';
import { oneCharacter } from './redundant-string-conversion/one-character.js';
import {
  pathCollectedToJoin,
  pathOfJoinedParts,
} from './redundant-string-conversion/path-by-way-of-another.js';
import { pathKeptToLook, pathMadeToLook } from './redundant-string-conversion/path-made-to-look.js';
import { pathShownToLook } from './redundant-string-conversion/path-shown-to-look.js';
import { prefixReplaced } from './redundant-string-conversion/prefix-replaced.js';
import { replacedByNothing } from './redundant-string-conversion/replaced-by-nothing.js';
import { copiedToTerminate } from './redundant-string-conversion/terminated-copy.js';
import {
  constantsCopiedToWalk,
  copiedForLook,
  copiedToLook,
  lentChar,
  lentCopy,
  literalsCopiedToLook,
} from './redundant-string-conversion/text-copied-to-look.js';
import { copiedOutOfOwnBytes } from './redundant-string-conversion/text-of-own-bytes.js';
import { roundtrip } from './redundant-string-conversion/text-roundtrips.js';
import { urlWrittenOut } from './redundant-string-conversion/url-written-out.js';

export const rule: Rule = {
  id: 'redundant-string-conversion',
  item: 'redundant-work',
  summary: 'text that is converted by way of a String that nobody needs',
  severity: ALWAYS_WARN,
  blocksWhenHot: true,
  clippy: ['to_string_in_format_args', 'unnecessary_to_owned'],
  noteInTests: true,
  on: ['call_expression', 'macro_call', 'let_declaration', 'reference_expression'],
  needs:
    /to_string|to_owned|to_vec|to_path_buf|(?:String|PathBuf)::from|CString::new|format!|collect|from_utf8|hex::|base64::|serde_json::from_|deserialize|HeaderValue|Cow::Owned|\.replacen?\(|String::new\(\);\s*\w+\.push\(/,
  check(node: Node, file: RustFile): Problem | Problem[] | null {
    const twice = madeTwice(node, file);
    if (twice) return twice;
    const found = converted(node, file);
    // What is written when something went wrong is written seldom.
    if (!found || failureAround(node, enclosingFunction(node)) === null) return found;
    return [found].flat().map((each) => ({ ...each, minor: true }));
  },
};

/** Its `let` speaks of it then. */
function isKeptToPrint(macro: Node, file: RustFile): boolean {
  return macro.parent?.kind === 'let_declaration' && keptToPrint(macro.parent, file) !== null;
}

function converted(node: Node, file: RustFile): Problem | Problem[] | null {
  if (node.kind === 'macro_call' && isKeptToPrint(node, file)) return null;
  if (node.kind === 'macro_call')
    return node.macro === 'format' ? formatsOneString(node, file) : printsString(node, file);
  if (node.kind === 'let_declaration')
    return (
      copiedToLook(node, file) ??
      deserializedToLook(node, file) ??
      literalsCopiedToLook(node, file) ??
      pathKeptToLook(node, file) ??
      endCollectedToLook(node, file) ??
      charactersReordered(node, file) ??
      oneCharacter(node, file) ??
      keptToPrint(node, file)
    );
  if (node.kind === 'reference_expression') return lentCopy(node, file) ?? deserializedToLend(node);
  return (
    convertedOn(node, file) ??
    lentChar(node, file) ??
    copiedAgain(node, file) ??
    copiedOutOfOwnBytes(node, file) ??
    copiedOutOfCow(node, file) ??
    ownedLiteral(node) ??
    inlineString(node, file) ??
    charsCollected(node, file) ??
    prefixReplaced(node) ??
    replacedByNothing(node, file) ??
    constantsCopiedToWalk(node) ??
    copiedBeforeChecked(node, file) ??
    copiedForLook(node, file) ??
    pathMadeToLook(node, file) ??
    pathShownToLook(node, file) ??
    pathCollectedToJoin(node, file) ??
    pathOfJoinedParts(node, file) ??
    copiedToTerminate(node, file) ??
    deserializedOnTheSpot(node, file) ??
    copiedToCount(node, file) ??
    roundtrip(node, file) ??
    addressByWayOfText(node, file) ??
    urlWrittenOut(node, file) ??
    copiedIntoHeader(node, file)
  );
}

/** `"text".to_string().into()`: the target can be made from the text itself. */
function convertedOn(node: Node, file: RustFile): Problem | null {
  if (methodOf(node) !== 'into') return null;
  const made = freshStringBehind(receiverOf(node)!, file);
  if (!made?.source || made.how === 'repeat' || made.how === 'case') return null;
  const text = isStringLiteral(made.source) || isText(made.source, file);
  if (made.how === 'to_string' ? text !== true : text === false || methodOf(made.node) === 'into_owned')
    return null;
  const wanted = wantedOrReturnedType(node, file);
  if (text === null && calledPath(made.node) === null && !isSaidToBeText(made.source, wanted, file))
    return null;
  // A boxed error takes a String over.
  if (isTakenFromStrings(node, file) || wanted?.args[0]?.name === 'dyn') return null;
  if (wanted?.name === 'Cow' && !isStringLiteral(made.source)) return null;
  return {
    at: made.node,
    ...(node.contains(made.node) && { until: node }),
    message: `${quoted(made.node)} makes a String that \`into\` converts at once: the text may be copied twice.`,
    help: `convert ${quoted(made.source)} itself`,
    // A String often only moves into its target (`PathBuf`, `Value`, `struct Name(String)`), which could not be made from a borrowed text for less.
    ...((text === true
      ? !copiesStrings(wanted, made.source, file)
      : made.source.kind !== 'field_expression') && {
      minor: true,
    }),
  };
}

/** `to_owned` copies whatever there is, a counted pointer too: a name, or the type that is asked for, says that it is a text. */
function isSaidToBeText(source: Node, wanted: Type | null, file: RustFile): boolean {
  if (isTextOrNamedSo(source, file)) return true;
  return !!wanted && (isString(methodTarget(wanted)) || OF_TEXT.test(wanted.name));
}

const OF_TEXT = /^(?:PathBuf|OsString|SmolStr|CompactString|EcoString|ArcStr|FastStr|SharedString|KString)$/;

/** What is made of a String copies it once more, or would need no copy of this text at all. */
function copiesStrings(wanted: Type | null, source: Node, file: RustFile): boolean {
  if (!wanted) return false;
  if (isStringLiteral(source) && /^(?:Cow|Bytes)$/.test(wanted.name)) return true;
  const held = [wanted, ...(file.declarations.parts(wanted.name) ?? [])];
  return wanted.name === 'String' || held.some(({ name }) => COPIES_STRINGS.test(name));
}

/** Keep a text together with a counter, or without the room that a String may have left. */
const COPIES_STRINGS = /^(?:Arc|Rc|Box|SmolStr|CompactString|EcoString|ArcStr|FastStr|JsValue)$/;

/** In `impl From<&str> for Name`, beside an `impl From<String> for Name` that takes the String over. */
function isTakenFromStrings(node: Node, file: RustFile): boolean {
  const fn = enclosingFunction(node);
  const impl = fn && enclosingImpl(fn);
  if (!/^From\b/.test(impl?.child('trait')?.text ?? '')) return false;
  const target = escapeRegExp(impl!.child('type')!.text);
  return file.hasText(new RegExp(`\\bFrom<String>\\s+for\\s+${target}(?![\\w<])`));
}

/** `Cow::Owned("text".to_string())`, `Cow::from(String::from("text"))`. */
function ownedLiteral(node: Node): Problem | null {
  const path = calledPath(node) ?? '';
  const [only] = argumentsOf(node);
  const source =
    only &&
    (freshString(only)?.source ??
      (/^(to_vec|into)$/.test(methodOf(only) ?? '') ? receiverOf(only) : undefined));
  const [, name] = /(?:^|::)Cow::(Owned|from)$/.exec(path) ?? [];
  if (!name || !only || !isStringLiteral(source)) return null;
  const called = node.child('function')!;
  return {
    at: node,
    message: `${quoted(only)} copies a literal to the heap although a \`Cow\` can borrow it for ever.`,
    help: `use \`Cow::Borrowed(${source!.text})\``,
    fix: { start: called.end - name.length, end: node.end, text: `Borrowed(${source!.text})` },
  };
}

/** `s.chars().collect::<String>()`. */
function charsCollected(node: Node, file: RustFile): Problem | null {
  if (methodOf(node) !== 'collect' || file.typeOf(node)?.name !== 'String') return null;
  const chars = receiverOf(node);
  if (!chars || methodOf(chars) !== 'chars' || isText(receiverOf(chars), file) === false) return null;
  return {
    at: node,
    message: `${quoted(node)} decodes and encodes every character to copy the text as it was.`,
    help: `use \`${receiverOf(chars)!.text}.to_string()\``,
  };
}
