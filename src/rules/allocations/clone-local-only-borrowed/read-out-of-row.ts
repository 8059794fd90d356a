import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, openedBy } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let data: Vec<u8> = row.get("data")?; decode(&data)`: the row of SQLite lends what it holds. */
export function readOutOfRow(declaration: Node, file: RustFile): Problem | null {
  const asked = typeFromNode(declaration.child('type'));
  const lent = asked && LENDS[`${asked.name}${asked.args[0]?.name ?? ''}`];
  const value = declaration.child('value');
  const read = value && openedBy(value, OPENING);
  if (!lent || !read || methodOf(read) !== 'get' || argumentsOf(read).length !== 1) return null;
  const row = receiverOf(read)!;
  const [binding] = isRow(row, file) ? file.localsOf(declaration) : [];
  if (!binding?.whole || binding.mutable || !isOnlyLookedAt(binding, file)) return null;
  return {
    at: value,
    message: `\`${binding.name}\` is copied out of the row only to be looked at.`,
    help: `let the row lend it: \`${row.text}.get_ref(..)?.${lent}()?\``,
  };
}

const LENDS: Readonly<Record<string, string>> = { Vecu8: 'as_blob', String: 'as_str' };

/** Of `rusqlite`; what others call a row may lend nothing. */
function isRow(row: Node, file: RustFile): boolean {
  if (row.kind !== 'identifier' || !file.hasText(/\brusqlite\b|\bnamed_params!/)) return false;
  const found = file.typeOf(row);
  return found ? found.name === 'Row' : /^(?:row|r)$/.test(row.text);
}
