import type { Copy } from '../../../rust/cost/copies.js';
import { type Loop, walkedBy } from '../../../rust/order/loops.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import { placeBehind } from '../../../rust/ownership/only-read.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { usedAt } from '../../../rust/ownership/used-at.js';
import { calleeName, callOfArgument, nextMethod } from '../../../rust/syntax/call-syntax.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import { turnsReaching } from '../../how-often.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import {
  isBestSoFar,
  isChangedEachTurn,
  isOnlyCompared,
  isRemembered,
} from '../of-several-rules/copied-each-turn.js';
import { isConverted } from './converted.js';
import { isOfUnknownTaker } from './copied-for-callee.js';
import { isCutOff, isFromItem, isOneOfTwo } from './copied-out-of-item.js';
import type { WayOut } from './way-out.js';

/** What is said of a copy, and the way out that fits where it goes. */
export function saidOfCopy(copy: Copy, same: boolean, loop: Loop, file: RustFile): WayOut {
  const what = quoted(copy.source);
  if (same && isChangedEachTurn(copy, file))
    return {
      message: `${what} is not used behind \`${loop.word}\`, yet each turn changes a copy of it, the last one too.`,
      help: `move ${what} on the last turn`,
    };
  const taker = callOfArgument(copy.call);
  if (same && isChanged(copy))
    return {
      message: `${what} is the same at each turn, and another copy of it to change is made at ${turnsReaching(copy.call, loop)}.`,
      help: 'change one copy and take the change back, or make each with room for all that it gets',
    };
  if (same && isPutWhereChanged(copy, loop, file))
    return {
      message: `${what} is the same at each turn, and another ${copiedOrCloned(copy, file) === 'copied' ? 'copy' : 'clone'} of it to change is made at ${turnsReaching(copy.call, loop)}.`,
      help: `\`clone_from(&${copy.source.text})\` uses the memory of the last turn again, where the type has a \`clone_from\` of its own; or take back what the turn changed`,
    };
  if (same)
    return {
      message: `${what} is the same at each turn, and another ${copiedOrCloned(copy, file) === 'copied' ? 'copy' : 'clone'} of it is made at ${turnsReaching(copy.call, loop)}.`,
      help:
        taker && isOfUnknownTaker(taker, file)
          ? `if \`${calleeName(taker)}\` can do with a reference, borrow ${what}`
          : `borrow ${what}${mayBeMovedAtLast(copy, loop, file) ? ', share it in an `Arc`, or move it on the last turn' : ', or share it in an `Arc`'}`,
    };
  return {
    message: `${what} is ${copiedOrCloned(copy, file)} at ${turnsReaching(copy.call, loop)}${purpose(copy, file)}.`,
    help: wayOutOf(copy, loop, file),
  };
}

/** `let mut path = prefix.clone();`: a reference would not do. */
function isChanged({ call }: Copy): boolean {
  return call.parent?.kind === 'let_declaration' && call.parent.has('mutable_specifier');
}

/** `self.taken = before.clone(); self.walk(row);`: what the turn then changes can be neither lent nor shared. */
function isPutWhereChanged({ call, method }: Copy, loop: Loop, file: RustFile): boolean {
  const put = method === 'clone' && call.parent?.kind === 'assignment_expression' ? call.parent : null;
  const place = put?.child('right') === call ? put.child('left') : undefined;
  return !!place && isPlace(place) && mayChangeWithin(place, put!.end, loop.node.end, file);
}

function purpose(copy: Copy, file: RustFile): string {
  return isConverted(copy, file)
    ? `, and \`${nextMethod(usedAt(copy, file))}\` makes something else of the copy`
    : '';
}

function wayOutOf(copy: Copy, loop: Loop, file: RustFile): string {
  const what = quoted(copy.source);
  if (isConverted(copy, file))
    return `convert a reference, which copies only what is kept, or take ${what} out of its owner`;
  if (isOnlyCompared(copy, file)) return 'let who changes it say whether there was a change';
  if (isRemembered(copy.call, loop, file)) return 'remember a reference, or where it was';
  if (isBestSoFar(copy.call, loop, file)) return 'keep a reference, and copy what is left behind the loop';
  if (isCutOff(copy, loop, file)) return 'keep the slice itself, or its range';
  if (isOneOfTwo(copy, loop, file))
    return 'walk over the items by value (`into_iter`, `drain`): then both parts can be moved';
  if (isFromItem(copy.source, loop, file) && isLentForALook(loop, file))
    return `borrow ${what}, or share it in an \`Arc\``;
  return `borrow ${what}, or take it out of its owner (\`into_iter\`, \`drain\`, \`mem::take\`)`;
}

/** `for row in &self.rows` in a method of `&self`: nobody can take anything out of there. */
function isLentForALook(loop: Loop, file: RustFile): boolean {
  const walked = walkedBy(loop);
  const place = walked && placeBehind(walked);
  const root = place && isPlace(place) ? rootOf(place) : null;
  const binding = root && file.bindingOf(root);
  if (binding?.kind === 'self') return /^&(?!\s*(?:'\w+\s+)?mut\b)/.test(binding.declaration.text);
  return binding?.kind === 'parameter' && file.typeOf(root ?? undefined)?.refs === '&';
}

/** Is the original this function's own, and needed no more behind the loop? */
function mayBeMovedAtLast({ source }: Copy, loop: Loop, file: RustFile): boolean {
  const root = rootOf(source);
  const owner = root && file.bindingOf(root);
  if (!owner || isOwned(owner, file) !== true) return false;
  return !owner.uses.some(({ node }) => node.start >= loop.node.end);
}
