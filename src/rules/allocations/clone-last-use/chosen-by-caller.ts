import { enclosingImpl } from '../../../rust/functions/shape.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { boundsOf } from '../../../rust/syntax/bounds.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isTypeParameter } from '../../../rust/types/type-parameters.js';
import type { RustFile } from '../../rust-file.js';

/** `parser.parse(input.clone())` of an `I: Clone`: most inputs are slices, of which a copy is two words, and which it is, is up to the caller. */
export function isInputChosenByCaller(call: Node, file: RustFile): boolean {
  const source =
    methodOf(call) === 'clone_from' ? withoutBorrow(argumentsOf(call)[0] ?? call) : receiverOf(call);
  if (!source) return false;
  if (isOfInput(source, file)) return true;
  const binding = source.kind === 'identifier' && !file.typeOf(source) ? file.bindingOf(source) : undefined;
  return !!binding && file.usesOf(binding).some(({ use }) => isMatchedWithInput(use.node, file));
}

function isOfInput(place: Node, file: RustFile): boolean {
  const found = file.typeOf(place);
  return !!found && isTypeParameter(found, place) && isReadFrom(found.name, place);
}

/** `R: Reader`, `F: Parser<I>`, `impl Fn(I) -> O`: it is read from, or handed on to what reads from it. */
function isReadFrom(parameter: string, at: Node): boolean {
  const fn = enclosingFunction(at);
  const holders = [fn, fn && enclosingImpl(fn)];
  const bounds = holders.map((holder) => (holder ? boundsOf(holder) : '')).join(' ');
  const given = `${bounds} ${fn?.child('parameters')?.text ?? ''}`;
  const [, ofItself = ''] = new RegExp(`\\b${parameter}\\s*:([^,;>]*)`).exec(bounds) ?? [];
  return (
    READS.test(ofItself) || new RegExp(`(?:Parser|ParseError|Fn|FnMut|FnOnce)[<(]${parameter}\\b`).test(given)
  );
}

const READS = /(?:Reader|Stream|Cursor)\b|\bInput/;

/** `rest == input`, `input = rest`: of one type, with an `input` of the caller's. */
function isMatchedWithInput(name: Node, file: RustFile): boolean {
  const { parent } = name;
  if (parent?.kind !== 'assignment_expression' && !isComparison(parent)) return false;
  return ['left', 'right'].some((side) => {
    const other = parent!.child(side);
    return !!other && other !== name && isOfInput(other, file);
  });
}

function isComparison(node: Node | null): boolean {
  return node?.kind === 'binary_expression' && /^[=!]=$/.test(node.child('operator')?.text ?? '');
}
