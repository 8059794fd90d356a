import type { Copy } from '../../../rust/cost/copies.js';
import { functionCalled } from '../../../rust/functions/function-called.js';
import { isUsedBetween, mayFailBetween, mayLeaveBetween } from '../../../rust/ownership/between.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { isApart, isHeld, isReplacement } from '../of-several-rules/overwritten-later.js';

/**
 * `lines.push(self.line.clone()); self.line.pieces.clear();`, also where a method of the line does the clearing: the name of the
 * part that is copied along and then emptied before anyone reads it again, or null.
 */
export function partEmptiedLater(copy: Copy, file: RustFile): string | null {
  const statement = statementOf(copy.call);
  const block = statement.parent;
  if (copy.method !== 'clone' || block?.kind !== 'block') return null;
  if (isApart(copy.call, statement) || isHeld(copy.source, copy.call, statement)) return null;
  const place = spelling(copy.source);
  for (const later of block.children.slice(block.children.indexOf(statement) + 1)) {
    const part = partEmptiedBy(later.children[0], place, file);
    if (!part) continue;
    const [from, to] = [copy.call.end, later.start];
    if (isUsedBetween(`${place}.${part}`, block, from, to)) return null;
    return mayLeaveBetween(block, from, to) || mayFailBetween(block, from, to) ? null : part;
  }
  return null;
}

/** `place.pieces.clear()`, or a method of `place` that begins with no look at the `pieces` that it clears. */
function partEmptiedBy(node: Node | undefined, place: string, file: RustFile): string | null {
  const receiver = node && methodOf(node) ? receiverOf(node) : undefined;
  if (!receiver) return null;
  const written = spelling(receiver);
  if (written.startsWith(`${place}.`))
    return isReplacement(written, node, file) ? written.slice(place.length + 1) : null;
  if (written !== place || argumentsOf(node!).length > 0) return null;
  const body = functionCalled(node!, file)?.child('body');
  for (const each of body?.children ?? []) {
    const part = partEmptiedBy(each.children[0], 'self', file);
    if (part) return isUsedBetween(`self.${part}`, body!, body!.start, each.start) ? null : part;
  }
  return null;
}
