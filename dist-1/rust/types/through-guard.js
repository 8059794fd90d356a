import { contentOfGuard } from './std-returns.js';

/** Methods that a `Result` has itself, and may be meant of a lock that can be broken. */
const OF_RESULT =
  /^(?:unwrap\w*|expect\w*|ok|err|is_ok\w*|is_err\w*|map\w*|and_then|or_else|as_ref|as_mut|iter|inspect\w*|await|context|with_context)$/;
/** `self.rows.lock().get(..)`, `rows.insert(..)` of a guard: a lock that gives the guard itself, whose content is asked. */
export function throughGuard(node, found) {
  const content = found && contentOfGuard(found);
  if (!content) return found;
  const parent = node.parent;
  const isAsked =
    parent?.kind === 'field_expression' &&
    node.field === 'value' &&
    !OF_RESULT.test(parent.child('field')?.text ?? '');
  const isIndexed = parent?.kind === 'index_expression' && parent.children[0] === node;
  return isAsked || isIndexed ? content : found;
}
