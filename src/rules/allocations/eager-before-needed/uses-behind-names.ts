import { changesWhatItAsks } from '../../../rust/cost/asked-to-change.js';
import { isQuiet } from '../../../rust/cost/quiet.js';
import type { Use } from '../../../rust/names/scopes.js';
import { statementOf } from '../../../rust/ownership/places.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `let key = bytes.try_into().unwrap();`: names that a value is turned into are followed this far. */
const MAX_NAMES = 3;

/**
 * Where a value is looked at in the end: uses that only make another name of the same block out of it stand for the uses of
 * that name, but for those that may not be asked for at all where `operandsCount`. Each once, in source order; null where a use can't
 * be read.
 */
export function usesBehindNames(
  declaration: Node,
  uses: readonly Use[],
  file: RustFile,
  operandsCount = false,
): Node[] | null {
  const found = new Set<Node>();
  const renamed = new Set<Node>();
  let waiting = uses;
  for (let names = 0; waiting.length > 0; names++) {
    const further: Use[] = [];
    for (const { node, hidden } of waiting) {
      if (hidden === 'opaque') return null;
      const name =
        names < MAX_NAMES && !(operandsCount && isOperandBehind(node))
          ? renaming(node, declaration, file)
          : null;
      if (!name) found.add(node);
      // In a calculation each name is made of several before it: it is gone into once.
      else if (!renamed.has(name)) {
        renamed.add(name);
        for (const local of file.localsOf(name)) further.push(...local.uses);
      }
    }
    waiting = further;
  }
  return [...found].sort((a, b) => a.start - b.start);
}

/** `known` of `let ok = quick && known;` */
function isOperandBehind(use: Node): boolean {
  for (let at = use; at.parent && at.parent.kind !== 'let_declaration'; at = at.parent)
    if (at.field === 'right' && /^(?:&&|\|\|)$/.test(at.parent.child('operator')?.text ?? '')) return true;
  return false;
}

/** The `let` of the same block that makes another name out of what `use` looks at. */
function renaming(use: Node, declaration: Node, file: RustFile): Node | null {
  const next = statementOf(use);
  const value = next.kind === 'let_declaration' ? next.child('value') : undefined;
  if (!value?.contains(use) || next.parent !== declaration.parent || next.child('alternative')) return null;
  const isRenamed = file.localsOf(next).some((name) => name.uses.length > 0);
  return isRenamed && isQuiet(value) && !changesWhatItAsks(value, file) ? next : null;
}
