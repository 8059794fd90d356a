import { collectedBy, isCollect } from '../../../rust/order/collects.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import {
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

const REORDERS =
  /^(?:reverse|sort|sort_unstable|sort_by|sort_by_key|sort_unstable_by|sort_unstable_by_key|dedup)$/;

/** `let mut letters: Vec<char> = word.chars().collect(); letters.sort(); letters.into_iter().collect::<String>()`. */
export function charactersReordered(declaration: Node, file: RustFile): Problem | null {
  const collected = collectedBy(declaration.child('value'), typeFromNode(declaration.child('type')));
  const [binding] = file.localsOf(declaration);
  if (collected?.into?.name !== 'Vec' || methodOf(collected.chain) !== 'chars' || !binding?.whole)
    return null;
  const uses = file.usesOf(binding);
  const last = uses.at(-1);
  if (!last || last.use.hidden || isRepeated(last.use.node, binding)) return null;
  const orders = uses.slice(0, -1).map((use) => use.method ?? '');
  if (!orders.every((method) => REORDERS.test(method)) || !becomesText(last.use.node, file)) return null;
  const text = receiverOf(collected.chain)!.text;
  if (orders.length === 0) return null;
  const isReversed = orders.every((method) => method === 'reverse');
  return {
    at: declaration.child('value')!,
    message: `\`${binding.name}\` holds each character in four bytes, only to be put together to a text again: two allocations for one.`,
    help: isReversed
      ? `collect \`${text}.chars().rev()\` into the String`
      : `put the bytes of one copy in order where \`${text}\` is ASCII, in an array on the stack where it is short`,
  };
}

/** `letters.iter().collect::<String>()`, `String::from_iter(letters)`. */
function becomesText(use: Node, file: RustFile): boolean {
  const walk = methodCalledOn(use);
  const from = callOfArgument(walk ?? use);
  if (from && calledPath(from) === 'String::from_iter') return true;
  if (!walk || !/^(?:iter|into_iter|drain)$/.test(methodOf(walk) ?? '')) return false;
  const next = methodCalledOn(walk);
  const end = next && /^(?:copied|cloned)$/.test(methodOf(next) ?? '') ? methodCalledOn(next) : next;
  return !!end && isCollect(end) && file.typeOf(end)?.name === 'String';
}
