import { boundTo } from '../../../rust/names/bound-to.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';

const FIRST = /^(?:first|first_key_value)$/;
const LAST = /^(?:last|last_key_value)$/;
/** What a key is copied out of an Option or a reference by. */
const OPENS = /^(?:unwrap|expect|copied|cloned|clone|to_owned|to_string|map)$/;
/** `let oldest = *m.keys().next().unwrap(); m.remove(&oldest);` of a tree, which gives away its first on its own. */
export function removedAfterFirst(remove, lookup, file) {
  const key = keyLocal(argumentsOf(remove)[0], file);
  const look = key && boundTo(key);
  const end = look && endLookedAt(look, lookup);
  if (!end || !lookup.isOrdered || !lookup.isSameSince(look, remove)) return null;
  return {
    at: remove,
    message: `\`${lookup.key}\` is the ${end} key of \`${lookup.place}\`, yet \`remove\` searches for it from the root again.`,
    help: `use \`pop_${end}()\`, or \`${end}_entry()\` where it may stay`,
  };
}
function keyLocal(argument, file) {
  const name = argument && withoutBorrow(argument);
  const binding = name?.kind === 'identifier' ? file.bindingOf(name) : undefined;
  return binding && !binding.mutable ? binding : null;
}
function endLookedAt(value, lookup) {
  let at = value;
  while (at) {
    const method = methodOf(at);
    if (/^(?:try|unary|parenthesized|reference)_expression$/.test(at.kind))
      at = at.child('value') ?? at.children[0];
    else if (method && OPENS.test(method)) at = receiverOf(at);
    else break;
  }
  const method = at && methodOf(at);
  const asked = method ? receiverOf(at) : undefined;
  if (!method || !asked) return null;
  if (FIRST.test(method) || LAST.test(method))
    return lookup.isOf(asked) ? (FIRST.test(method) ? 'first' : 'last') : null;
  if (!/^(?:next|next_back)$/.test(method) || !/^(?:iter|keys)$/.test(methodOf(asked) ?? '')) return null;
  return lookup.isOf(receiverOf(asked)) ? (method === 'next' ? 'first' : 'last') : null;
}
