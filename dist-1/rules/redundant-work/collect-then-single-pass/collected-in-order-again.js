import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { lender } from '../../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { methodTarget } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';
/** `let sorted = tags.iter().collect::<BTreeMap<_, _>>();` of what is a `BTreeMap` already: the same keys, in the same order. */
export function collectedInOrderAgain({ call, chain, into }, binding, file) {
  if (into?.refs !== '' || !/^BTree(?:Map|Set)$/.test(into.name) || binding.mutable) return null;
  const source = /^(?:iter|into_iter)$/.test(methodOf(chain) ?? '') ? receiverOf(chain) : null;
  const found = source && isPlace(source) ? file.typeOf(source) : null;
  if (!source || !found || methodTarget(found).name !== into.name) return null;
  if (!isOnlyLookedAt(binding, file) || !staysWhileUsed(lender(source), call.end, binding, file)) return null;
  return {
    at: call,
    message: `${quoted(source)} is a \`${into.name}\` already, in order: \`${binding.name}\` is another tree of the same keys, only to be looked at.`,
    help: `look at ${quoted(source)} itself`,
  };
}
