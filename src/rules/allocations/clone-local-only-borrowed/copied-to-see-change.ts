import { type Copy, costOf } from '../../../rust/cost/copies.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `let old = state.clone(); state.merge(&other); state != old`, once: in a loop it is told as what each turn copies. */
export function copiedToSeeChange(copy: Copy, declaration: Node, file: RustFile): Problem | null {
  const [binding] = file.localsOf(declaration);
  const last = binding?.uses.at(-1);
  if (!last || enclosingLoop(declaration)) return null;
  if (!mayChangeWithin(copy.source, declaration.end, last.node.start, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} as a whole, only to see afterwards whether it changed.`,
    help: 'let what changes it tell whether it did, or compare a count or a hash',
    ...(costOf(copy, file) !== 'costs' && { minor: true }),
  };
}
