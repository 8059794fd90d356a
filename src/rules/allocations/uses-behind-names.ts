import { isQuiet } from '../../rust/making.js';
import { statementOf } from '../../rust/places.js';
import type { Use } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import type { RustFile } from '../rust-file.js';

/** `let key = bytes.try_into().unwrap();`: names that a value is turned into are followed this far. */
const MAX_NAMES = 3;

/**
 * Where a value is looked at in the end: uses that only make another name of the same block out of it stand for the uses of
 * that name. In source order; null where a use can't be read.
 */
export function usesBehindNames(
  declaration: Node,
  uses: readonly Use[],
  file: RustFile,
  names = 0,
): Node[] | null {
  const found: Node[] = [];
  for (const { node, hidden } of uses) {
    if (hidden === 'opaque') return null;
    const next = statementOf(node);
    const value = next.kind === 'let_declaration' ? next.child('value') : undefined;
    const further = file.localsOf(next).flatMap((name) => name.uses);
    const renames =
      names < MAX_NAMES &&
      next.parent === declaration.parent &&
      !!value?.contains(node) &&
      !next.child('alternative') &&
      further.length > 0 &&
      isQuiet(value);
    const behind = renames ? usesBehindNames(declaration, further, file, names + 1) : [node];
    if (!behind) return null;
    found.push(...behind);
  }
  return found.sort((a, b) => a.start - b.start);
}
