import { asCopy, type Copy, isFreeCopy, typeCopied } from '../../rust/cost/copies.js';
import { isLikelyHandle } from '../../rust/cost/owns-memory.js';
import { isInClone } from '../../rust/functions/shape.js';
import { isRootedOutside } from '../../rust/order/bound-within.js';
import { enclosingLoop, isIteratorChain, type Loop } from '../../rust/order/loops.js';
import { endsLoop } from '../../rust/order/run-order.js';
import { runsOnceInLoop } from '../../rust/order/runs-once-in-loop.js';
import { usedAt } from '../../rust/ownership/used-at.js';
import { callOfArgument, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isTextToCopy } from '../../rust/types/strings.js';
import { turnsReaching } from '../how-often.js';
import { type Problem, type Rule, WARN_WHEN_HOT } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { collectedCopies } from './clone-in-loop/collected-copies.js';
import { isConverted } from './clone-in-loop/converted.js';
import { copiedForALook } from './clone-in-loop/copied-for-a-look.js';
import { isCountedByCallee, isOfIterator } from './clone-in-loop/copied-for-callee.js';
import { collectedForALook } from './clone-in-loop/copied-into-kept-list.js';
import { copiedOutOfDropped } from './clone-in-loop/copied-out-of-dropped.js';
import { copiedTwice } from './clone-in-loop/copied-twice.js';
import { indexedOutOfOwn } from './clone-in-loop/indexed-out-of-own.js';
import { isWorthwhile } from './clone-in-loop/needless-in-loop.js';
import { pointerMadeEachTurn } from './clone-in-loop/pointer-made-each-turn.js';
import { readFromOwnMap } from './clone-in-loop/read-from-own-map.js';
import { saidOfCopy } from './clone-in-loop/said-of-copy.js';
import { sharedByNewValues } from './clone-in-loop/shared-by-new-values.js';
import type { WayOut } from './clone-in-loop/way-out.js';
import {
  isNamedLikeText,
  isPreparedForCapture,
  isSameEachTurn,
} from './of-several-rules/copied-each-turn.js';
import { whatToHold } from './of-several-rules/list-of-views.js';

export const rule: Rule = {
  id: 'clone-in-loop',
  item: 'allocations',
  summary: 'a value that is copied once per item',
  severity: WARN_WHEN_HOT,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(clone|cloned|to_owned|to_vec|to_string|to_path_buf)\(\)|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    const copy = asCopy(node);
    if (!copy || isFreeCopy(copy, file)) return null;
    if (copy.method === 'to_string' && !isTextToCopy(copy.source, file) && !isNamedLikeText(copy.source))
      return null;
    // Items of an iterator are copied where it is consumed, if at all.
    if (
      copy.method === 'cloned' &&
      (file.typeOf(copy.source)?.name === 'Iterator' ||
        isIteratorChain(copy.source) ||
        COMPARES_SETS.test(methodOf(copy.source) ?? ''))
    )
      return null;
    const loop = enclosingLoop(node);
    if (!loop || isMadeOnce(node, loop, file)) return null;
    if (endsLoop(node, loop) || runsOnceInLoop(node, loop, file)) return null;
    if (isPreparedForCapture(copy, file) || isInClone(node)) return null;
    if (isCountedByCallee(copy, file) || isOfIterator(copy, file)) return null;
    const what = quoted(copy.source);
    const asked = collectedForALook(copy, loop, file) ?? collectedCopies(copy, loop, file);
    if (asked)
      return {
        at: node,
        message: `${what} is copied into \`${asked.name}\` at ${turnsReaching(node, loop)}, and \`${asked.name}\` is only asked or walked over while what is copied stays where it is.`,
        help: `let \`${asked.name}\` hold ${whatToHold(asked, file)}`,
      };
    const same = isSameEachTurn(copy.source, loop, file);
    const out = wayOut(copy, same, loop, file);
    if (out) return { at: node, ...out };
    if (
      copy.method === 'to_string' &&
      !(same && isNamedLikeText(copy.source) && isWorthwhile(copy, same, loop, file))
    )
      return null;
    return {
      at: node,
      ...saidOfCopy(copy, same, loop, file),
      ...((isHandle(copy, file) || !isWorthwhileWhereUsed(copy, same, loop, file)) && { minor: true }),
    };
  },
};

/** `let own = tx.clone(); own.into_recovered()` is converted as well as without the name. */
function isWorthwhileWhereUsed(copy: Copy, same: boolean, loop: Loop, file: RustFile): boolean {
  if (isWorthwhile(copy, same, loop, file)) return true;
  return isConverted(copy, file) && isWorthwhile({ ...copy, call: usedAt(copy, file) }, same, loop, file);
}

function isHandle(copy: Copy, file: RustFile): boolean {
  const found = typeCopied(copy, file);
  return !!found && isLikelyHandle(found, file);
}

/** The cases in which the one thing to do is known. */
function wayOut(copy: Copy, same: boolean, loop: Loop, file: RustFile): WayOut | null {
  return (
    copiedTwice(copy, file) ??
    copiedForALook(copy, loop, file) ??
    readFromOwnMap(copy, file) ??
    (same
      ? (pointerMadeEachTurn(copy, loop) ?? sharedByNewValues(copy, loop, file))
      : (copiedOutOfDropped(copy, loop, file) ?? indexedOutOfOwn(copy, loop, file)))
  );
}

/** `escaped.get_or_insert_with(|| text.to_vec())` of something from outside of the loop. */
function isMadeOnce(copied: Node, loop: Loop, file: RustFile): boolean {
  for (const at of copied.ancestors()) {
    if (at === loop.node) return false;
    const call = at.kind === 'closure_expression' ? callOfArgument(at) : null;
    if (!call || methodOf(call) !== 'get_or_insert_with') continue;
    return isRootedOutside(loop.node, receiverOf(call), file);
  }
  return false;
}

/** Iterators over what two sets have in common, or not. */
const COMPARES_SETS = /^(?:difference|symmetric_difference|intersection|union)$/;
