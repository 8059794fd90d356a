import { enclosingLoop } from '../../../rust/order/loops.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import {
  type FreshString,
  freshString,
  freshStringBehind,
  isText,
  isTextOrNamedSo,
  viewed,
} from '../../../rust/types/strings.js';
import { isMap, isSet, isString, methodTarget, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isOneCharacter, madeOnly } from './folded-to-compare.js';
import { isSyntaxName } from './without-text.js';

/** Ask a text or a list about another text. */
const ASKING = /^(contains|starts_with|ends_with|eq|ne|cmp|find|strip_prefix|strip_suffix|split_once)$/;
/** Look at one end of the text: the parts can be asked for one after the other. */
const ENDS = /^(?:starts_with|ends_with|strip_prefix|strip_suffix|eq|ne)$/;
const LOOKING_UP = /^(get|contains_key|contains|get_mut|remove)$/;

/** `text.contains(&format!(..))`, `[..].contains(&x.to_string().as_str())`, `map.get(&id.to_string())`. */
export function askedWithText(node: Node, file: RustFile): Problem | null {
  const method = methodOf(node);
  const [argument] = argumentsOf(node);
  const receiver = receiverOf(node);
  if (!method || !argument || !receiver || argumentsOf(node).length !== 1) return null;
  const made = freshStringBehind(viewed(argument), file);
  if (
    !made ||
    isNamedCopy(made, node, file) ||
    (made.how === 'case' && made.source && isOneCharacter(made.source, file)) ||
    made.how === 'repeat' ||
    (made.how === 'copy' && isStringLiteral(made.source) && !enclosingLoop(node))
  )
    return null;
  const target = file.typeOf(receiver);
  const question = { call: node, method, receiver, held: target && methodTarget(target), made };
  return lookedUp(question, file) ?? (ASKING.test(method) ? searchedFor(question, file) : null);
}

interface Question {
  call: Node;
  method: string;
  receiver: Node;
  /** What is asked; null where its type is not known. */
  held: Type | null;
  made: FreshString;
}

function lookedUp({ method, held, made }: Question, file: RustFile): Problem | null {
  if (!LOOKING_UP.test(method) || made.how === 'case' || (held && !isMap(held) && !isSet(held))) return null;
  const copied = made.source !== undefined && isTextOrNamedSo(made.source, file);
  if (!copied && !isStringLiteral(made.source)) return null;
  return madeOnly(
    made,
    `to look it up with \`${method}\``,
    `look up ${quoted(made.source!)} itself: a \`String\` key is found by a \`str\``,
  );
}

function searchedFor({ call, method, receiver, held, made }: Question, file: RustFile): Problem | null {
  if (receiver.kind === 'array_expression')
    return madeOnly(made, `to be searched for in a list`, listAsked(made, file));
  if (made.how === 'case' && freshString(receiver)?.how === 'case')
    return madeOnly(
      made,
      `to search in ${quoted(receiver)}, another copy`,
      'compare without regard to case, or make the one that stays the same once',
    );
  if (!held || !isString(held) || made.how === 'case') return null;
  if (made.source !== undefined && isTextOrNamedSo(made.source, file))
    return madeOnly(made, `for \`${method}\` to look at it`, `hand over ${quoted(made.source)} itself`);
  const asked = made.how === 'to_string' ? file.typeOf(made.source) : null;
  if (asked?.name === 'char' && asked.refs === '')
    return madeOnly(
      made,
      `for \`${method}\` to look for it`,
      `look for ${quoted(made.source!)} itself: a \`char\` is a pattern`,
    );
  const isRepeated = enclosingLoop(call) !== null;
  return {
    ...madeOnly(
      made,
      `for \`${method}\` to look for it`,
      `look for the parts one after the other${isRepeated ? ', or make the text once outside of the loop' : ''}`,
    ),
    ...(((!isRepeated && !ENDS.test(method)) || isAskedLast(call)) && { minor: true }),
  };
}

function listAsked({ source }: FreshString, file: RustFile): string {
  if (!source) return 'compare part by part';
  return !isTextOrNamedSo(source, file) && !isSyntaxName(source)
    ? 'match the value, or compare the parts of the text one by one'
    : `compare ${quoted(source)} with each: \`matches!\`, or \`iter().any(|text| ${source.text} == *text)\``;
}

/** `line.contains("error") && line.contains(&format!(..))`: the text is made only where the first answer was yes. */
function isAskedLast(call: Node): boolean {
  const both = call.parent;
  return (
    both?.kind === 'binary_expression' &&
    both.child('operator')?.text === '&&' &&
    both.child('right') === call
  );
}

/** A copy that has a name is told of where it is made. */
function isNamedCopy(made: FreshString, call: Node, file: RustFile): boolean {
  return !call.contains(made.node) && !isMadeAnew(made.node, file);
}

/** No copy, which could be left out, but a text that takes some writing to do without. */
export function isMadeAnew(at: Node, file: RustFile): boolean {
  const made = freshString(at);
  return !!made && (made.how === 'format' || made.how === 'case' || isText(made.source, file) === false);
}
