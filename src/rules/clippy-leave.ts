import { asCopy } from '../rust/cost/copies.js';
import { attributesOf, withoutQuotedOnes } from '../rust/functions/shape.js';
import type { Node } from '../rust/syntax/tree.js';
import type { Rule } from './rule.js';
import type { RustFile } from './rust-file.js';

/**
 * Did somebody allow clippy's lint of the same problem, above the statement, the part of it or the items around it? Then it was decided. Who
 * allows copies of `Copy` values says what an alias of another crate may hide: copying this one is what a move would be.
 */
export function hasLeave(node: Node, { clippy }: Rule, file: RustFile): boolean {
  if (!file.hasText(LEAVE)) return false;
  const lints = [...(clippy ?? []), ...(mayBeOfCopyType(node, file) ? ['clone_on_copy'] : [])];
  if (lints.length === 0) return false;
  const allows = (attributes: string) =>
    LEAVE.test(attributes) && lints.some((lint) => new RegExp(`\\bclippy::${lint}\\b`).test(attributes));
  return [node, ...node.ancestors()].some((at) => allows(attributesOf(at)) || allows(attributesIn(at)));
}

/** An `#![allow(..)]` of a whole file decides nothing of the one place. */
const LEAVE = /#\[(?:allow|expect)\([^\]]*\bclippy::/;

function mayBeOfCopyType(node: Node, file: RustFile): boolean {
  const copy = asCopy(node);
  if (copy?.method !== 'clone') return false;
  const found = file.typeOf(copy.source);
  return !found || file.isCopy(found) !== false;
}

/** Those of a field that is given a value stand in it. */
function attributesIn({ children }: Node): string {
  let text = '';
  for (const child of children) {
    if (child.kind !== 'attribute_item') break;
    text += withoutQuotedOnes(child.text);
  }
  return text;
}
