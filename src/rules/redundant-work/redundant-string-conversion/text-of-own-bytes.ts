import { valueOfClosure } from '../../../rust/order/given-value.js';
import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { isGivenUp } from '../../../rust/ownership/view-copies.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString, viewed } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

const FROM_BYTES = /(?:^|::)from_utf8(?:_lossy|_unchecked)?$/;

/** `String::from_utf8_lossy(&bytes).to_string()` of bytes that nobody else needs: they could become the String. */
export function copiedOutOfOwnBytes(node: Node, file: RustFile): Problem | null {
  const viewing = textCopied(node, file);
  if (!viewing || !FROM_BYTES.test(calledPath(viewing) ?? '')) return null;
  const [argument] = argumentsOf(viewing);
  const isLossy = calledPath(viewing)!.endsWith('_lossy');
  const bytes = argument && viewed(argument);
  if (!bytes || bytes === argument) return null;
  const found = file.typeOf(bytes);
  const isKnown = found?.name === 'Vec' && found.refs === '';
  if (!(isKnown && isGivenUp(bytes, node, file)) && !isMadeForThis(bytes, node, file)) return null;
  return {
    at: viewing.start === node.start ? viewing : node,
    until: node,
    message: `\`${bytes.text}\` is copied into a new String although nothing else needs it.`,
    help: `make it the String: \`String::from_utf8(${bytes.text})\`${isLossy ? ', or `from_utf8_lossy_owned`' : ''}`,
  };
}

/** A name for bytes of unknown type that a function returned, as no reference can be taken of what is none. */
function isMadeForThis(bytes: Node, copy: Node, file: RustFile): boolean {
  if (bytes.kind !== 'identifier') return false;
  const binding = file.bindingOf(bytes);
  if (!binding || !/^(?:let|match)$/.test(binding.kind) || isRepeated(bytes, binding)) return false;
  const found = file.typeOf(bytes);
  const owns = found
    ? found.name === 'Vec' && found.refs === ''
    : isMadeByCall(binding.value) && !/\bref\b/.test(binding.declaration.child('pattern')?.text ?? '');
  return owns && (binding.uses.length === 1 || mayBeMovedOut(bytes, copy, file));
}

/** The text that is copied: `from_utf8(..)` of `from_utf8(..)?.to_string()` and of `from_utf8(..).map(str::to_owned)`. */
function textCopied(node: Node, file: RustFile): Node | null {
  const made = freshString(node);
  const isInto = methodOf(node) === 'into' && file.typeOf(node)?.name === 'String';
  const converted = isInto ? receiverOf(node) : undefined;
  const mapped = methodOf(node) === 'map' && isCopying(argumentsOf(node)[0]) ? receiverOf(node) : undefined;
  const text = made && /^(?:copy|to_string)$/.test(made.how) ? made.source : (mapped ?? converted);
  const named = text && (valueOfSingleUse(text, file) ?? text);
  const call = named && withoutOpenings(named, OPENING_OR_FALLBACK);
  return call?.kind === 'call_expression' ? call : null;
}

/** `str::to_owned`, `String::from`, `|text| text.to_string()`. */
function isCopying(given: Node | undefined): boolean {
  if (
    /^(?:str::to_(?:string|owned)|To(?:String|Owned)::to_(?:string|owned)|String::from)$/.test(
      given?.text ?? '',
    )
  )
    return true;
  const [name] = given?.kind === 'closure_expression' ? (given.child('parameters')?.children ?? []) : [];
  const made = name && freshString(valueOfClosure(given));
  return !!made && /^(?:copy|to_string)$/.test(made.how) && made.source?.text === name.text;
}

/** A function that is called by its path returns a value of its own, if it returns bytes at all. */
function isMadeByCall(value: Node | undefined): boolean {
  const call = value?.kind === 'try_expression' ? value.children[0] : value;
  return !!call && calledPath(call) !== null;
}
