import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import type { Binding } from '../../../rust/names/scopes.js';
import type { Collected } from '../../../rust/order/collects.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { isMovedIntoClosure, type UseFacts } from '../../../rust/ownership/uses.js';
import { isSharedBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, callOfArgument, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSet, methodTarget, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `let known: HashSet<_> = ages.keys().collect(); known.contains(&name)`: the map, or set, answers that itself. */
export function setOfASet(
  collected: Collected,
  binding: Binding,
  into: Type,
  file: RustFile,
): Problem | null {
  const source = sourceOf(collected.chain, file);
  const found = source && file.typeOf(source);
  const held = found && methodTarget(found);
  // What others add to meanwhile is not in the set.
  if (!source || !held || held.name.startsWith('Dash') || isOrdered(held) !== isOrdered(into)) return null;
  const keys = isMap(held);
  if (!keys && !isSet(held)) return null;
  const uses = file.usesOf(binding);
  if (!uses.every((use) => isAsked(use) || (!keys && isLentToOwnFunction(use, file)))) return null;
  return {
    at: collected.call,
    message: `\`${binding.name}\` hashes ${keys ? 'every key' : 'every item'} of ${quoted(source)} once more, only to be asked what ${quoted(source)} can be asked.`,
    help: keys ? `use \`contains_key\` of ${quoted(source)}` : `ask ${quoted(source)} itself`,
  };
}

/** `ages` of `ages.keys()`; where the items are copied, one that nobody changes meanwhile. */
function sourceOf(chain: Node, file: RustFile): Node | null {
  const isCopied = /^(?:copied|cloned)$/.test(methodOf(chain) ?? '');
  const walk = isCopied ? receiverOf(chain)! : chain;
  if (!/^(?:iter|keys)$/.test(methodOf(walk) ?? '') || argumentsOf(walk).length > 0) return null;
  const source = receiverOf(walk);
  if (!source || !isPlace(source)) return null;
  return isCopied && !isFixed(source, file) ? null : source;
}

function isFixed(source: Node, file: RustFile): boolean {
  const root = rootOf(source);
  const owner = root && root === source ? file.bindingOf(root) : undefined;
  const refs = file.typeOf(source)?.refs;
  if (!owner || owner.mutable || refs === undefined || refs.includes('m')) return false;
  return refs === '&' || !file.usesOf(owner).some(({ effect }) => effect === 'move');
}

function isOrdered({ name }: Type): boolean {
  return name.startsWith('BTree');
}

function isAsked({ method, use, place }: UseFacts): boolean {
  return method === 'contains' && place === use.node && !use.hidden && !isMovedIntoClosure(use);
}

/** The function can be made to take the set that there is. */
function isLentToOwnFunction({ place }: UseFacts, file: RustFile): boolean {
  const lent = place.parent;
  const call = lent && isSharedBorrow(lent) ? callOfArgument(lent) : null;
  return !!call && calleeOutsideTraits(call, file) !== null;
}
