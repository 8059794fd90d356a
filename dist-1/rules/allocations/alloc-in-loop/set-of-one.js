import { enclosingLoop } from '../../../rust/order/loops.js';
import { argumentsOf, calledPath, callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
/** A hash set of one element for each item: kept, where most never get a second one, or only looked at. */
export function setOfOne(call, file) {
  if (!/Set::from(?:_iter)?$/.test(calledPath(call) ?? '')) return null;
  const [elements] = argumentsOf(call);
  if (elements?.kind !== 'array_expression' || elements.children.length !== 1 || !enclosingLoop(call))
    return null;
  const help = isKept(call)
    ? 'use a `SmallVec`, which keeps the first few elements in place'
    : isLookedAt(call, file)
      ? 'ask for the one element by itself, or clear and fill one set for all items'
      : null;
  if (!help) return null;
  return {
    at: call,
    message: 'A hash set with its table is allocated for every item to hold a single element.',
    help,
  };
}
function isKept(set) {
  const holder = callOfArgument(set);
  return !!holder && /^(?:insert|push|or_insert)$/.test(methodOf(holder) ?? '');
}
/** Lent on the spot, or by the name that it is bound to and that does nothing else. */
function isLookedAt(set, file) {
  if (set.parent?.kind === 'reference_expression') return set.parent.parent?.kind === 'arguments';
  const [binding] = set.parent?.kind === 'let_declaration' ? file.localsOf(set.parent) : [];
  if (!binding?.whole || binding.mutable || binding.uses.length === 0) return false;
  return file.usesOf(binding).every((use) => !use.use.hidden && use.effect === 'borrow');
}
