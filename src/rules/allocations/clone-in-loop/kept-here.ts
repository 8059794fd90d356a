import type { Loop } from '../../../rust/order/loops.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import { placeBehind } from '../../../rust/ownership/only-read.js';
import { rootOf, statementOf } from '../../../rust/ownership/places.js';
import { receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `let pairs: Vec<_> = rows.map(|(id, row)| (id, row.clone())).collect();`: lives no longer than the rows stay as they are. */
export function isKeptHere(copied: Node, loop: Loop, file: RustFile): boolean {
  for (const at of copied.ancestors()) {
    if (at.kind === 'function_item' || at.kind === 'return_expression') return false;
    if (at.kind !== 'let_declaration') continue;
    if (isLentWithin(at, receiverOf(copied)!, file)) return false;
    const walked = placeBehind(receiverOf(loop.node) ?? loop.node.child('value')!);
    const [list] = file.localsOf(at);
    const end = Math.max(...(list?.uses ?? []).map(({ node }) => statementOf(node).end));
    return !list?.whole || !rootOf(walked) || !mayChangeWithin(walked, at.end, end, file);
  }
  return false;
}

/** `let all = { let locked = state.lock(); .. };`: what leaves the block has to be owned, for the lender stays behind. */
function isLentWithin(declaration: Node, source: Node, file: RustFile): boolean {
  const root = rootOf(source);
  const value = (root && file.bindingOf(root)?.value) ?? source;
  const lender = rootOf(placeBehind(value));
  const binding = lender && file.bindingOf(lender);
  return binding?.kind === 'let' && declaration.contains(binding.node);
}

/** A name bound to what a map lookup lent. */
export function isReadFromMap(source: Node, file: RustFile): boolean {
  const root = rootOf(source);
  const value = root && (file.bindingOf(root)?.value ?? null);
  const read = value ?? source;
  return /\.(get|get_mut|entry|peek)\s*\(/.test(read.text);
}
