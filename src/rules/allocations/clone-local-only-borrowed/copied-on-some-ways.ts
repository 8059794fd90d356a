import { asCopy, type Copy, costOf, costOfType } from '../../../rust/cost/copies.js';
import { failureAround } from '../../../rust/functions/failing.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { diverges } from '../../../rust/order/run-order.js';
import { tailsOf } from '../../../rust/order/ways.js';
import { isOnlyLookedAtByAll } from '../../../rust/ownership/lent-to-readers.js';
import { endOfUses } from '../../../rust/ownership/only-read.js';
import {
  argumentsOf,
  callOfArgument,
  enclosingFunction,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString } from '../../../rust/types/strings.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { letTakersBorrow } from '../of-several-rules/let-takers-borrow.js';
import { isSpareCopy } from './copied-on-each-way.js';

/** `let block = if first { lent.clone() } else { lent.next() };`, only looked at: one way copies what it could lend. */
export function copiedOnSomeWays(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const ways = value && waysTo(value).filter((way) => !diverges(way));
  const copies = ways?.flatMap((way) => (isOption(way) ? [] : (asCopy(way) ?? []))) ?? [];
  // Most ways make a value anyway, or none does, which is told as a copy.
  if (!value || !ways || copies.length === ways.length || copies.length * 2 < ways.length) return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.mutable || !isOnlyLookedAtByAll(binding, file)) return null;
  const end = endOfUses(binding, file);
  if (!copies.every((copy) => isCostly(copy, value, file) && isSpareCopy(copy, value, end, file)))
    return null;
  const first = copies.find((copy) => !isInFailure(copy.call));
  if (
    !first ||
    file.usesOf(binding).some(({ method }) => /^(?:clone|to_owned|to_vec|to_path_buf)$/.test(method ?? ''))
  )
    return null;
  return {
    at: first.call,
    message: `${quoted(first.source)} is ${copiedOrCloned(first, file)} on one of the ways to \`${binding.name}\`, which is only looked at.`,
    help: `let each way give a reference, and keep what is made on the spot in a local that is declared before, or in a \`Cow\`${letTakersBorrow(binding, file)}`,
    // What nobody knows is often counted, or a few numbers.
    ...(!isKnownToCost(first, ways, file) && { minor: true }),
  };
}

/** `usual.clone().unwrap_or_else(..)`: the Option could be lent, which another rule tells. */
function isOption(way: Node): boolean {
  const taker = methodCalledOn(way);
  return !!taker && methodOf(taker) === 'unwrap_or_else';
}

/** The values of a `match`, an `if` or a block, and of an Option and what stands for it. */
function waysTo(value: Node): Node[] {
  return tailsOf(value).flatMap((way) => {
    const instead = methodOf(way) === 'unwrap_or_else' ? valueOfClosure(argumentsOf(way)[0]) : undefined;
    return instead ? [receiverOf(way)!, ...tailsOf(instead)] : [way];
  });
}

/** By its own type, or by what another way gives. A path is mostly there for a call of the system, beside which a copy is nothing. */
function isKnownToCost(copy: Copy, ways: readonly Node[], file: RustFile): boolean {
  if (copy.method === 'to_path_buf' || /^Path(?:Buf)?$/.test(file.typeOf(copy.source)?.name ?? ''))
    return false;
  if (costOf(copy, file) === 'costs' || copy.method === 'to_vec') return true;
  return ways.some((way) => {
    const found = file.typeOf(way);
    return freshString(way)?.how === 'format' || (found?.refs === '' && costOfType(found, file) === 'costs');
  });
}

/** `match lent { Owning(part) => part.opened(), _ => lent.clone() }`: of the other variants a copy may be nothing but a tag. */
function isCostly(copy: Copy, value: Node, file: RustFile): boolean {
  if (costOf(copy, file) === 'free') return false;
  for (const at of copy.call.ancestors()) {
    if (
      at.kind === 'match_expression' &&
      at.child('value')?.text.replace(/^[&*(]+|\)+$/g, '') === copy.source.text
    )
      return false;
    if (at === value) break;
  }
  return true;
}

/** `path.canonicalize().unwrap_or_else(|_| path.clone())`: it is copied where something has gone wrong. */
function isInFailure(call: Node): boolean {
  const fn = enclosingFunction(call);
  if (failureAround(call, fn) !== null) return true;
  for (const at of call.ancestors()) {
    if (at === fn) return false;
    const taker = at.kind === 'closure_expression' ? callOfArgument(at) : null;
    if (!taker || methodOf(taker) !== 'unwrap_or_else') continue;
    if (at.child('parameters')!.children.length > 0 || methodOf(receiverOf(taker)!) === 'ok') return true;
  }
  return false;
}
