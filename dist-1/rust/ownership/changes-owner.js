import { calleeOutsideTraits } from '../functions/function-called.js';
import { boundTo } from '../names/bound-to.js';
import { receiverOf } from '../syntax/call-syntax.js';
import { isOwned } from './owned.js';
import { rootOf } from './places.js';
/** `self.load(self.root.clone())` with `load(&mut self, ..)`: a part of what is lent for a change can't be lent beside it. */
export function changesTheOwner(call, source, known) {
  const self = calleeOutsideTraits(call, known)?.child('parameters')?.ofKind('self_parameter');
  if (!/^&\s*(?:'\w+\s+)?mut\b/.test(self?.text ?? '')) return false;
  const owner = rootOf(receiverOf(call));
  return !!owner && lendersOf(source, known).some((root) => root.text === owner.text);
}
/** Names are followed this far back. */
const MAX_LENDERS = 4;
/** What a place belongs to: its own root, and that of what lent it by a name, as in `while let Some(id) = self.open.first()`. */
function lendersOf(source, known) {
  const roots = [];
  for (let at = source; at && roots.length < MAX_LENDERS; ) {
    const root = rootOf(at);
    if (root) roots.push(root);
    const binding = root ? known.bindingOf(root) : undefined;
    at = binding && isOwned(binding, known) !== true ? boundTo(binding) : undefined;
  }
  return roots;
}
