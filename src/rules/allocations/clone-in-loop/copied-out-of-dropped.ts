import { type Copy, costOf, costOfType } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import type { Loop } from '../../../rust/order/loops.js';
import { isOwned, lendsNothing } from '../../../rust/ownership/owned.js';
import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { isPlace, isRepeated } from '../../../rust/ownership/places.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { lendersOf } from '../of-several-rules/lenders-of.js';
import type { WayOut } from './way-out.js';

/**
 * `match value { Value::Record(fields) => if let Some(found) = fields.iter().find(..) { value = found.1.clone(); } .. }`, and the same of an
 * item that each turn owns: what the part is copied out of is dropped right behind.
 */
export function copiedOutOfDropped(copy: Copy, loop: Loop, file: RustFile): WayOut | null {
  if (!/^(?:clone|to_owned|to_vec)$/.test(copy.method) || !isPlace(copy.source)) return null;
  const lenders = lendersOf(copy.source, file);
  if (lenders.length < 2) return null;
  const what = quoted(copy.source);
  const overwritten = lenders.find((each) => ownsItsParts(each, file) && isOverwritten(each, copy, file));
  if (overwritten)
    return {
      message: `${what} is a part of \`${overwritten.name}\`, which is owned here: the part is copied, and \`${overwritten.name}\` dropped with the original at once.`,
      help: `take the part out of \`${overwritten.name}\` before it is overwritten (\`mem::take\`, or by value)`,
    };
  const owner = lenders.slice(1).find((each) => ownsItsParts(each, file));
  if (!owner) return null;
  if (!loop.body.contains(owner.node) && owner.declaration !== loop.node && !isItemOf(owner, loop))
    return null;
  if (isOwned(lenders[0]!, file) === true && !mayBeMovedOut(copy.source, copy.call, file)) return null;
  if (isRepeated(copy.call, owner) || costOf(copy, file) !== 'costs') return null;
  if (lenders.some((each) => file.isUsedAfter(each, copy.call))) return null;
  return {
    message: `${what} is a part of \`${owner.name}\`, which this turn owns and needs no more: the part is copied, and the original dropped at the end of the turn.`,
    help: `take the part out of \`${owner.name}\` (\`mem::take\`, or by value)`,
  };
}

/** An `Option<&String>` is held by value, and what is in it is lent all the same. */
function ownsItsParts(binding: Binding, file: RustFile): boolean {
  return isOwned(binding, file) === true && binding.uses.every(({ node }) => lendsNothing(node, file));
}

/** `current = found.1.clone()` of a part of `current`, which is known to be worth moving. */
function isOverwritten(owner: Binding, copy: Copy, file: RustFile): boolean {
  const assignment = copy.call.parent?.kind === 'assignment_expression' ? copy.call.parent : null;
  const left = assignment?.child('left');
  if (left?.kind !== 'identifier' || file.bindingOf(left) !== owner) return false;
  const found = file.typeOf(left);
  return costOf(copy, file) === 'costs' || (!!found && costOfType(found, file) === 'costs');
}

function isItemOf(owner: Binding, loop: Loop): boolean {
  return owner.kind === 'closure-parameter' && loop.node.contains(owner.node);
}
