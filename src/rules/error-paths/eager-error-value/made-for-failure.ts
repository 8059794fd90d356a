import { asCopy } from '../../../rust/cost/copies.js';
import { parameterOf } from '../../../rust/functions/callees.js';
import { failureAround } from '../../../rust/functions/failing.js';
import { isErrorType, servesErrors } from '../../../rust/functions/for-errors.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { leavesBy } from '../../../rust/order/leaves-function.js';
import { diverges } from '../../../rust/order/run-order.js';
import { resultsOf } from '../../../rust/order/ways.js';
import { readsWithinCall } from '../../../rust/ownership/read-too-late.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import {
  type FreshString,
  freshString,
  freshStringBehind,
  isText,
  viewed,
} from '../../../rust/types/strings.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { allocationIn } from './built-eagerly.js';

/** `self.expect(token, &format!("after {name}"))?` where `expect` of this file needs the text for its errors alone. */
export function madeForFailure(call: Node, file: RustFile): Problem | null {
  for (const argument of argumentsOf(call)) {
    const anew = madeAnew(argument, file);
    const made = anew ?? textHandedOver(argument, call, file) ?? errorHandedOver(argument, call, file);
    if (!made || !isOnlyForErrors(argument, call, file)) continue;
    // What is lent to be changed can't be looked at once the call has begun.
    if (
      anew &&
      call.contains(made.node) &&
      readsWithinCall(made.node, call, file).some((each) => !each.isOwned)
    )
      continue;
    if (failureAround(call, enclosingFunction(call))) return null;
    const name = calleeOutsideTraits(call, file)!.child('name')!.text;
    return {
      at: made.node,
      message:
        made.how === 'error'
          ? `${quoted(made.node)} is made at every call, and \`${name}\` gives it back only where something is wrong.`
          : `${quoted(made.node)} makes a text of its own at every call, which \`${name}\` needs only for an error.`,
      help:
        made.how === 'error'
          ? `let \`${name}\` take ${leavesBy(made.node) ? 'what it is made of' : 'a closure that makes it'}`
          : anew
            ? `let \`${name}\` take what the text is made of, \`impl Display\` or a closure, and hand over ${made.source ? quoted(made.source) : '`format_args!(..)`'}`
            : `let \`${name}\` take a \`&str\`, and make the text where the error is made`,
    };
  }
  return null;
}

/** What a value is shown as, or a text that is put together, also under a name for nothing else; the copy of a text is for other rules. */
function madeAnew(argument: Node, file: RustFile): FreshString | null {
  const made = freshStringBehind(viewed(argument), file);
  if (made?.how === 'format') return made;
  return made?.how === 'to_string' && isText(made.source, file) !== true ? made : null;
}

/** Texts that a parameter may take over, and how many bytes of one they keep without the heap. */
const INLINE: Readonly<Record<string, number>> = {
  String: 0,
  EcoString: 15,
  SmolStr: 23,
  CompactString: 24,
};

/** `"a closing brace".into()`, `name.clone()` for a parameter that is a text of its own. */
function textHandedOver(argument: Node, call: Node, file: RustFile): FreshString | null {
  const source = copiedText(argument);
  const wanted = source ? typeFromNode(parameterOf(argument, call, file)?.child('type')) : null;
  const inline = wanted?.refs === '' ? INLINE[wanted.name] : undefined;
  if (!source || inline === undefined) return null;
  const isLong = isStringLiteral(source)
    ? source.text.length - QUOTES > inline
    : inline === 0 && isText(source, file) === true;
  return isLong ? { node: argument, how: 'copy', source } : null;
}

const QUOTES = 2;

interface MadeError {
  node: Node;
  how: 'error';
  source: undefined;
}

/** `self.expect(token, ParseError::new(format!(..)))?`, by what of it allocates. */
function errorHandedOver(argument: Node, call: Node, file: RustFile): MadeError | null {
  const costly = argument.kind === 'call_expression' ? allocationIn(argument, file) : null;
  const wanted = costly ? typeFromNode(parameterOf(argument, call, file)?.child('type')) : null;
  return wanted && isErrorType(wanted.name) ? { node: argument, how: 'error', source: undefined } : null;
}

/** A String that is converted moves, where a literal is copied. */
function copiedText(argument: Node): Node | undefined {
  const source = methodOf(argument) === 'into' ? receiverOf(argument) : undefined;
  if (source) return isStringLiteral(source) ? source : undefined;
  return asCopy(argument)?.source ?? freshString(argument)?.source;
}

const TEXT =
  /^(?:&\s*(?:'\w+\s+)?(?:str|String)|String|impl\s+(?:AsRef<str>|Into<String>|Display)|EcoString|SmolStr|CompactString)$/;

function isOnlyForErrors(argument: Node, call: Node, file: RustFile): boolean {
  const callee = calleeOutsideTraits(call, file);
  const parameter = callee && parameterOf(argument, call, file);
  const written = parameter?.child('type');
  if (!parameter || !written || !(TEXT.test(written.text) || isErrorType(typeFromNode(written)?.name ?? '')))
    return false;
  const [text] = file.localsOf(parameter);
  if (!text?.whole || text.uses.length === 0) return false;
  if (!text.uses.every(({ node }) => failureAround(node, callee))) return false;
  return mayGoWell(callee);
}

/** A function that always fails, or makes the error, is only called when something went wrong. */
function mayGoWell(callee: Node): boolean {
  if (callee.child('return_type')?.text === '!' || servesErrors(callee, callee.child('name')!.text))
    return false;
  const body = callee.child('body')!;
  const ways = resultsOf(body);
  return ways.length > 0 ? ways.some((way) => !FAILS.test(way.text)) : !diverges(body);
}

const FAILS = /^(?:Err\s*\(|(?:\w+::)*(?:bail|panic|unreachable)!)/;
