import { callsOfChain, consumedBy } from '../../../rust/order/collects.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import { isPlace, overlaps, pathOf, rootOf } from '../../../rust/ownership/places.js';
import { placeOf } from '../../../rust/ownership/uses.js';
import { isSharedBorrow, withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

const NEEDS_ALL_FIRST =
  /^(?:par_\w+|into_par_iter|par_bridge|spawn\w*|lock|read|write|borrow|borrow_mut|then|buffered)$/;

/** The call that runs the rest of the chain dry, or the `for` over it; null where the iterator is handed on. */
export function endOfWalk(iter: Node): Node | null {
  const end = consumedBy(iter);
  if (end && end !== iter) return end;
  for (let at = iter; at.parent; at = at.parent) {
    if (at.parent.kind === 'for_expression') return at.field === 'value' ? at.parent : null;
    if (at.parent.kind !== 'field_expression' && at.parent.kind !== 'call_expression') return null;
  }
  return null;
}

export function mustRunFirst(list: Node, end: Node): boolean {
  for (const call of callsOfChain(receiverOf(list)!)) {
    if (NEEDS_ALL_FIRST.test(methodOf(call) ?? '')) return true;
    if (/\b(?:async|await|spawn\w*|thread|lock)\b/.test(call.child('arguments')?.text ?? '')) return true;
  }
  const walk = end.kind === 'for_expression' ? end.child('value')! : end;
  for (const call of callsOfChain(walk)) {
    if (call === list) return false;
    if (NEEDS_ALL_FIRST.test(methodOf(call) ?? '') || /^(?:len|rev)$/.test(methodOf(call) ?? '')) return true;
  }
  return /\.await\b/.test(end.text);
}

/** Does nothing that runs per item write to what the first half of the chain reads? */
export function sourceRests(list: Node, end: Node, file: RustFile): boolean {
  if (isLentToChange(list, end, file)) return false;
  for (const node of receiverOf(list)!.descendants()) {
    if (!isPlace(node) || node.field === 'function') continue;
    if (node.parent && node.parent.field !== 'function' && isPlace(node.parent)) continue;
    const binding = node.kind === 'identifier' ? file.bindingOf(node) : undefined;
    if ((node.kind === 'identifier' && !binding) || (binding && list.contains(binding.node))) continue;
    if (mayChangeWithin(node, list.end, end.end, file)) return false;
  }
  return true;
}

/** `item.globals(store.0).collect::<Vec<_>>().into_iter().map(|g| g.key(&store.0))`: what goes on after it was handed over was lent, maybe for a change. */
function isLentToChange(list: Node, end: Node, file: RustFile): boolean {
  const first = [...callsOfChain(receiverOf(list)!)].at(-1);
  return argumentsOf(first ?? list).some((argument) => {
    const given = withoutBorrow(argument);
    const root = isPlace(given) ? rootOf(given) : null;
    const binding = root && file.bindingOf(root);
    if (!binding || isSharedBorrow(argument)) return false;
    const found = file.typeOf(given);
    if (found && (found.refs.startsWith('&') || file.isCopy(found) === true)) return false;
    return binding.uses.some(
      ({ node }) =>
        node.start >= list.end && node.end <= end.end && overlaps(pathOf(placeOf(node)), pathOf(given)),
    );
  });
}
