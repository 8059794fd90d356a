import { enclosingLoop } from '../../../rust/order/loops.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { callsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { runsOnce } from '../of-several-rules/constant-tables.js';
import { madeOnceInStatic } from '../of-several-rules/made-once.js';

const PARSES = /(?:^|::)[A-Z]\w*(?:::<.*>)?::(?:from_str|parse|parse_str|try_from)$/;

/** `name == Name::from_str("localhost").unwrap()`: the same text is parsed for each comparison. */
export function parsedToCompare(call: Node, file: RustFile): Problem | null {
  const text = textParsed(call);
  const fn = text ? enclosingFunction(call) : null;
  if (!text || !fn || file.isCold(call) || runsOnce(call) || !isAskedOften(call, fn)) return null;
  const value = withOpenings(call, OPENING_OR_DEFAULT);
  const comparison = value !== call ? comparedIn(value) : null;
  if (!comparison) return null;
  return {
    at: call,
    message: `${quoted(call)} parses the same text at ${callsReaching(call, fn)}, only to compare what comes out.`,
    help: `compare with ${text.text} itself, or keep the value in ${madeOnceInStatic(file)}`,
  };
}

/** In a loop, or in a function that is there to answer a question: whoever asks does so for one after the other. */
function isAskedOften(call: Node, fn: Node): boolean {
  return enclosingLoop(call) !== null || fn.child('return_type')?.text === 'bool';
}

/** The literal of `Version::parse("1.2")` and of `"1.2".parse::<Version>()`. */
function textParsed(call: Node): Node | null {
  const [given, more] = argumentsOf(call);
  if (methodOf(call) === 'parse') {
    const text = receiverOf(call)!;
    return !given && isStringLiteral(text) ? text : null;
  }
  return given && !more && isStringLiteral(given) && PARSES.test(calledPath(call) ?? '') ? given : null;
}

/** The comparison of which a value is one side, also behind `&` or `*`. */
function comparedIn(value: Node): Node | null {
  let at = value;
  while (/^(?:reference|parenthesized|unary)_expression$/.test(at.parent?.kind ?? '')) at = at.parent!;
  const { parent } = at;
  if (parent?.kind === 'binary_expression')
    return /^(?:==|!=|<|<=|>|>=)$/.test(parent.child('operator')?.text ?? '') ? parent : null;
  const call = callOfArgument(at);
  return call && /^(?:eq|ne)$/.test(methodOf(call) ?? '') ? call : null;
}
