import { methodCalledOn } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `Ok(self.rows.entry(name.to_owned()))`: an entry that somebody else decides about owns its key. */
export function isEntryHandedOn(entry: Node, file: RustFile): boolean {
  const holder = entry.parent;
  if (holder?.kind !== 'let_declaration') return !isDecidedHere(entry);
  const [binding] = file.localsOf(holder);
  return !!binding?.whole && binding.uses.some(({ node, hidden }) => !hidden && !isDecidedHere(node));
}

/** A method is called on it, or its ways are told apart. */
function isDecidedHere(entry: Node): boolean {
  if (methodCalledOn(entry)) return true;
  const taken = entry.parent;
  if (taken?.kind === 'reference_expression' || taken?.kind === 'parenthesized_expression')
    return isDecidedHere(taken);
  return (
    /^(?:match_expression|let_condition|let_declaration)$/.test(taken?.kind ?? '') && entry.field === 'value'
  );
}
