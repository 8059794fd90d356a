import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Owners of elements that lie one behind the other, which `[..]` lends as a slice. */
const SLICED_WHOLE = /^(?:\[\]|\[;\]|Vec|Bytes|BytesMut|SmallVec|ArrayVec)$/;

/** How the slice is written that `copy`, which is `x.to_vec()`, takes its elements from; `call` makes the array of it. */
export function sliceItself(copy: Node, call: Node, file: RustFile): string {
  const source = receiverOf(copy)!;
  // A method is found on the slice itself; a function and a local want a reference to it.
  const isReceiver = methodOf(call) === 'try_into' && call.contains(copy) && !argumentsOf(call).length;
  const isPart = source.kind === 'index_expression' && source.children[1]?.kind === 'range_expression';
  if (isPart) return isReceiver ? 'leave out `to_vec()`' : `lend ${lent(source, '')}`;
  const held = file.typeOf(source);
  if (held?.name === '[]' && /^[&m]$/.test(held.refs)) return 'leave out `to_vec()`';
  if (!held || !SLICED_WHOLE.test(methodTarget(held).name))
    return 'borrow it as one, by `[..]` or `as_ref()`, instead of `to_vec()`';
  return isReceiver ? 'write `[..]` instead of `.to_vec()`' : `lend ${lent(source, '[..]')}`;
}

function lent(source: Node, whole: string): string {
  return quoted(source).replace(/^`(…?)(.*)`$/, (_, cut, text) => `\`${cut || '&'}${text}${whole}\``);
}
