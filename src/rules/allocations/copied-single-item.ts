import { type Copy, costOfType } from '../../rust/copies.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import { mayBeMovedOut } from '../../rust/ownership.js';
import { isPlace } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { isMap, type Type } from '../../rust/types.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

const OPENS =
  /^(?:unwrap|expect|ok_or|ok_or_else|context|with_context|unwrap_or_else|unwrap_or|unwrap_or_default)$/;

/** How the item could be taken out, by the method that looks for it. */
const OF_LIST: Readonly<Record<string, string>> = {
  first: 'into_iter().next()',
  front: 'pop_front()',
  last: 'pop()',
  back: 'pop_back()',
  get: 'swap_remove(..)',
  next: 'into_iter().next()',
};
const OF_MAP: Readonly<Record<string, string>> = {
  get: 'remove(..)',
  get_key_value: 'remove_entry(..)',
  next: 'into_iter().next()',
};
const OF_OPTION: Readonly<Record<string, string>> = {
  as_ref: 'the value itself',
  as_deref: 'the value itself',
};

/** `found.first().cloned()`, `answers.get(&id).unwrap().clone()` of a collection that is not needed any more. */
export function movedItem(copy: Copy, file: RustFile): Problem | null {
  if (!/^(?:clone|cloned|to_owned|to_vec)$/.test(copy.method)) return null;
  const found = lookedUp(copy.source);
  const held = found && file.typeOf(found.holder);
  if (!found || !held || held.refs !== '') return null;
  const way = waysOut(held)?.[found.method];
  const item = isMap(held) ? held.args[1] : held.args[0];
  // A reference in the list would be moved, not what it points at.
  if (!way || !item || item.name === '_' || item.refs !== '' || costOfType(item, file) !== 'costs')
    return null;
  if (!mayBeMovedOut(found.holder, copy.call, file)) return null;
  const holder = quoted(found.holder);
  const what = held.name === 'Option' ? 'its content is' : 'one of its items is';
  const others = held.name === 'Option' ? '' : ' with all others';
  return {
    at: copy.call,
    message: `${holder} is owned here and not used again: ${what} copied, and the original dropped${others}.`,
    help:
      held.name === 'Option'
        ? `take ${holder} apart by value`
        : `take the item out: \`${found.holder.text.replace(/\s+/g, '')}.${way}\``,
  };
}

function waysOut(held: Type): Readonly<Record<string, string>> | null {
  if (/^(?:Vec|VecDeque)$/.test(held.name)) return OF_LIST;
  if (held.name === 'Option') return OF_OPTION;
  return isMap(held) ? OF_MAP : null;
}

/** The method that finds something in a place, behind `?` and `unwrap()`. */
function lookedUp(source: Node): { holder: Node; method: string } | null {
  let at: Node = source;
  while (at.kind === 'try_expression' || OPENS.test(methodOf(at) ?? ''))
    at = at.kind === 'try_expression' ? at.children[0]! : receiverOf(at)!;
  const method = methodOf(at);
  if (!method) return null;
  let holder = receiverOf(at)!;
  if (method === 'next') {
    if (!/^(?:iter|values)$/.test(methodOf(holder) ?? '') || argumentsOf(holder).length > 0) return null;
    holder = receiverOf(holder)!;
  }
  return isPlace(holder) && !/[[*]/.test(holder.text) ? { holder, method } : null;
}
