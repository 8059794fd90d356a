import type { Copy } from '../../../rust/cost/copies.js';
import { functionCalled } from '../../../rust/functions/function-called.js';
import { isUsedBetween, mayFailBetween, mayLeaveBetween } from '../../../rust/ownership/between.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { firstPlace } from '../../../rust/syntax/in-order.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
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
  const emptied = emptiedIn(block, file).get(place) ?? [];
  const next = emptied[firstPlace(emptied.length, (at) => emptied[at]!.statement.index > statement.index)];
  if (!next) return null;
  const [from, to] = [copy.call.end, next.statement.start];
  if (isUsedBetween(`${place}.${next.part}`, block, from, to)) return null;
  return mayLeaveBetween(block, from, to) || mayFailBetween(block, from, to) ? null : next.part;
}

interface Emptied {
  statement: Node;
  part: string;
}

type ByPlace = ReadonlyMap<string, readonly Emptied[]>;

const EMPTIED = new NodeMemo<ByPlace>();

/** What the statements of a block empty, by all that holds it: a block may hold thousands. */
function emptiedIn(block: Node, file: RustFile): ByPlace {
  const known = EMPTIED.get(block);
  if (known) return known;
  const found = new Map<string, Emptied[]>();
  // A method that calls itself finds what was found until then.
  EMPTIED.set(block, found);
  for (const statement of block.children)
    for (const [place, part] of partsEmptiedBy(statement.children[0], file)) {
      const beside = found.get(place);
      if (beside) beside.push({ statement, part });
      else found.set(place, [{ statement, part }]);
    }
  return found;
}

/** `place.pieces.clear()`, or a method of `place` that begins with no look at the `pieces` that it clears: each place with the part of it. */
function partsEmptiedBy(node: Node | undefined, file: RustFile): [place: string, part: string][] {
  const receiver = node && methodOf(node) ? receiverOf(node) : undefined;
  if (!receiver) return [];
  const written = spelling(receiver);
  const dots = isReplacement(written, node, file) ? [...written.matchAll(/\./g)] : [];
  const parts = dots.map(({ index }): [string, string] => [
    written.slice(0, index),
    written.slice(index + 1),
  ]);
  const part = argumentsOf(node!).length === 0 ? partEmptiedByMethod(node!, file) : null;
  return part ? [...parts, [written, part]] : parts;
}

function partEmptiedByMethod(call: Node, file: RustFile): string | null {
  const body = functionCalled(call, file)?.child('body');
  const [first] = body ? (emptiedIn(body, file).get('self') ?? []) : [];
  if (!first || isUsedBetween(`self.${first.part}`, body!, body!.start, first.statement.start)) return null;
  return first.part;
}
