import { itemsNamed } from '../names/items-by-name.js';
import { spelling } from '../ownership/same-place.js';
import { methodOf, receiverOf } from '../syntax/call-syntax.js';
import { integerOf } from '../syntax/integer-literal.js';
import { TreeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';

const KEPT = new TreeMemo<ReadonlyMap<string, number>>();

const CUTS = /\.(?:pop|pop_front|pop_back|remove|truncate|drain)\(/;

/**
 * How many items a list has at most, where its file cuts it back to a number that stands there:
 * `if self.recent.len() > MAX_RECENT { self.recent.pop_back(); }`. Null where nothing does.
 */
export function mostKeptIn(list: Node): number | null {
  const kept = KEPT.of(list.tree, () => keptIn(list.tree.root));
  return kept.size === 0 ? null : (kept.get(spelling(list)) ?? null);
}

function keptIn(file: Node): Map<string, number> {
  const kept = new Map<string, number>();
  for (const branch of file.descendantsOfKind('if_expression')) {
    const condition = branch.child('condition');
    if (condition?.kind !== 'binary_expression' || !/^>=?$/.test(condition.child('operator')!.text)) continue;
    const counted = condition.child('left')!;
    const most = methodOf(counted) === 'len' ? writtenNumber(condition.child('right')!) : null;
    if (most !== null && CUTS.test(branch.child('consequence')?.text ?? ''))
      kept.set(spelling(receiverOf(counted)!), most);
  }
  return kept;
}

/** A literal, or a constant of this file that is one. */
export function writtenNumber(written: Node): number | null {
  const [declared] = itemsNamed(written.tree, 'const_item', written.text);
  return integerOf(declared?.child('value')?.text ?? written.text);
}
