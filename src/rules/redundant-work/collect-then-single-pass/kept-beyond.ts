import { isOwned } from '../../../rust/ownership/owned.js';
import { calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

const LENDS_ITEMS =
  /^(?:iter|iter_mut|keys|values|lines|chars|char_indices|bytes|split\w*|windows|chunks\w*|drain)$/;

/** `Box::new(list.into_iter())` of `self.rows().iter()`: what is boxed lives on, and the list of rows does not. */
export function isKeptBeyond(taker: Node, chain: Node, file: RustFile): boolean {
  if (!/(?:^|::)Box::(?:new|pin)$/.test(calledPath(taker) ?? '')) return false;
  return [...chain.descendantsOfKind('call_expression')].some(
    (call) => LENDS_ITEMS.test(methodOf(call) ?? '') && isGoneByThen(receiverOf(call)!, file),
  );
}

/** A value of its own, made on the spot or before. */
function isGoneByThen(lender: Node, file: RustFile): boolean {
  const binding = lender.kind === 'identifier' ? file.bindingOf(lender) : undefined;
  return lender.kind === 'call_expression' || (binding?.kind === 'let' && isOwned(binding, file) === true);
}
