import { boundTo } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { mayLeaveBetween } from '../../../rust/ownership/between.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import type { Lookup } from './lookup.js';

const FIRST = /^(?:first|first_key_value)$/;
const LAST = /^(?:last|last_key_value)$/;
/** What a key is copied out of an Option or a reference by. */
const OPENS = /^(?:unwrap|expect|copied|cloned|clone|to_owned|to_string|map)$/;

/** `let oldest = *m.keys().next().unwrap(); m.remove(&oldest);` of a tree, which gives away its first on its own. */
export function removedAfterFirst(remove: Node, lookup: Lookup, file: RustFile): Problem | null {
  const key = keyLocal(argumentsOf(remove)[0], file);
  const look = key && boundTo(key);
  const end = look && endLookedAt(look, lookup);
  if (!end || !lookup.isOrdered || !lookup.isSameSince(look, remove)) return null;
  const stays = mayStay(key.declaration, remove);
  if (stays && lookup.isSet && !enclosingLoop(remove)) return null;
  return {
    at: remove,
    message: `\`${lookup.key}\` is the ${end} ${lookup.isSet ? 'item' : 'key'} of \`${lookup.place}\`, yet \`remove\` searches for it from the root again.`,
    // A set has no entries.
    help: lookup.isSet
      ? `use \`pop_${end}()\`${stays ? ', and put back the one that is to stay' : ''}`
      : `use ${stays ? '' : `\`pop_${end}()\`, or `}\`${end}_entry()\`${stays ? ', which looks before it removes' : ' where it may stay'}`,
  };
}

/** Is what is looked at removed on some of the ways only? */
function mayStay(look: Node, remove: Node): boolean {
  const holder = look.kind === 'let_declaration' ? look.parent! : look.parent!.parent!;
  for (const at of remove.ancestors()) {
    if (at === holder) return mayLeaveBetween(holder, look.end, remove.start);
    if (DECIDES.test(at.kind) && !at.contains(look)) return true;
  }
  return true;
}

const DECIDES = /^(?:if_expression|match_expression|closure_expression|(?:for|while|loop)_expression)$/;

function keyLocal(argument: Node | undefined, file: RustFile): Binding | null {
  const name = argument && withoutBorrow(argument);
  const binding = name?.kind === 'identifier' ? file.bindingOf(name) : undefined;
  return binding && !binding.mutable ? binding : null;
}

function endLookedAt(value: Node, lookup: Lookup): 'first' | 'last' | null {
  let at: Node | undefined = value;
  while (at) {
    const method: string | null = methodOf(at);
    if (/^(?:try|unary|parenthesized|reference)_expression$/.test(at.kind))
      at = at.child('value') ?? at.children[0];
    else if (method && OPENS.test(method)) at = receiverOf(at);
    else break;
  }
  const method = at && methodOf(at);
  const asked = method ? receiverOf(at!) : undefined;
  if (!method || !asked) return null;
  if (FIRST.test(method) || LAST.test(method))
    return lookup.isOf(asked) ? (FIRST.test(method) ? 'first' : 'last') : null;
  if (!/^(?:next|next_back)$/.test(method) || !/^(?:iter|keys)$/.test(methodOf(asked) ?? '')) return null;
  return lookup.isOf(receiverOf(asked)!) ? (method === 'next' ? 'first' : 'last') : null;
}
