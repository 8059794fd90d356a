import { asCopy, type Copy, costOfType } from '../../../rust/cost/copies.js';
import { boundTo } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';

import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { isInClosureApart, isPlace, isRepeated } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSet, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** How the item could be taken out, by the method that looks for it. */
const OF_LIST: Readonly<Record<string, string>> = {
  first: 'into_iter().next()',
  front: 'pop_front()',
  last: 'pop()',
  back: 'pop_back()',
  get: 'into_iter().nth(..)',
  next: 'into_iter().next()',
  split_first: 'into_iter()',
  split_last: 'pop()',
};
const OF_DEQUE: Readonly<Record<string, string>> = { ...OF_LIST, get: 'swap_remove_back(..)' };
const OF_MAP: Readonly<Record<string, string>> = {
  get: 'remove(..)',
  get_key_value: 'remove_entry(..)',
  next: 'into_values().next()',
};
const OF_HEAP: Readonly<Record<string, string>> = { peek: 'pop()', next: 'into_iter().next()' };
const OF_TREE_SET: Readonly<Record<string, string>> = {
  first: 'pop_first()',
  last: 'pop_last()',
  next: 'into_iter().next()',
};
/** Those that keep the order of insertion have a first and a last. */
const OF_SET: Readonly<Record<string, string>> = {
  first: 'into_iter().next()',
  last: 'pop()',
  next: 'into_iter().next()',
};
const OF_OPTION: Readonly<Record<string, string>> = {
  as_ref: 'the value itself',
  as_deref: 'the value itself',
};

/** `found.first().cloned()`, `answers.get(&id).unwrap().clone()` of a collection that is not needed any more. */
export function movedItem(copy: Copy, file: RustFile): Problem | null {
  if (!/^(?:clone|cloned|to_owned|to_vec)$/.test(copy.method)) return null;
  const direct = lookedUp(copy.source);
  const found = direct ?? lookedUpBefore(copy, file);
  const held = found && file.typeOf(found.holder);
  if (!found || !held || held.refs !== '') return null;
  const way = waysOut(held)?.[found.method];
  if (!way || !isWorthMoving(isMap(held) ? held.args[1] : held.args[0], copy, file)) return null;
  const at = found.at ?? copy.call;
  const holder = quoted(found.holder);
  if (!mayBeMovedOut(found.holder, at, file))
    return isFirst(found) && mayBeMovedOut(found.holder, at, file, isOfRest)
      ? {
          at: copy.call,
          message: `${holder} is owned here, and only its other items are looked at behind this: the first is copied, and the original dropped.`,
          help: `walk ${holder} by value: \`into_iter()\` gives the first item, then the rest`,
        }
      : null;
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

/** `rows.first()`, `rows.get(0)` */
function isFirst({ holder, method }: LookedUp): boolean {
  const lookup = holder.parent?.parent;
  return method === 'first' || (method === 'get' && argumentsOf(lookup!)[0]?.text === '0');
}

/** `rows.iter().skip(1)` */
function isOfRest({ use, place, method, call }: UseFacts): boolean {
  const next = method === 'iter' && place === use.node ? methodCalledOn(call!) : null;
  return !!next && methodOf(next) === 'skip' && argumentsOf(next)[0]?.text === '1';
}

/** A reference in the list would be moved, not what it points at; who writes `clone` of a type nobody knows has no Copy type before him. */
function isWorthMoving(item: Type | undefined, copy: Copy, file: RustFile): boolean {
  if (!item || item.name === '_' || item.refs !== '') return false;
  const cost = costOfType(item, file);
  return cost === 'costs' || (cost === 'unknown' && copy.method === 'clone' && /^[A-Z]\w\w/.test(item.name));
}

/** `let last = rows.last()?; ..; last.clone()`, `if let Some(first) = rows.first()`, `let (first, rest) = rows.split_first()?`. */
function lookedUpBefore(copy: Copy, file: RustFile): LookedUp | null {
  const binding = copy.source.kind === 'identifier' ? file.bindingOf(copy.source) : undefined;
  const value = binding && boundTo(binding);
  const found = value && !/^(?:for|closure-parameter)$/.test(binding.kind) ? lookedUp(value) : null;
  if (!binding || !found || isRepeated(copy.call, binding) || isInClosureApart(copy.call, binding))
    return null;
  if (!isNameOfItem(binding, found, value!) || isCopiedFirst(binding, copy, file)) return null;
  if (file.isUsedAfter(binding, copy.call)) return null;
  return { ...found, at: value! };
}

/** Is the name bound to the item itself, not to a part of it? */
function isNameOfItem(binding: Binding, found: LookedUp, value: Node): boolean {
  const pattern = binding.declaration.child('pattern')?.text.replace(/\s+/g, '') ?? '';
  const opened = value.kind !== 'call_expression' || OPENING_OR_FALLBACK.test(methodOf(value) ?? '');
  const name = /^split_/.test(found.method) ? `(?:${binding.name},\\w+|\\w+,${binding.name})` : binding.name;
  const item = /^split_/.test(found.method) ? `\\(${name}\\)` : name;
  return new RegExp(opened ? `^${item}$` : `^Some\\(${item}\\)$`).test(pattern);
}

/** Of the first item and the rest, the one that is copied first tells of both. */
function isCopiedFirst(binding: Binding, copy: Copy, file: RustFile): boolean {
  return file
    .localsOf(binding.declaration)
    .some(
      (other) =>
        other !== binding &&
        other.uses.some(
          ({ node }) => node.start < copy.call.start && asCopy(node.parent?.parent ?? undefined),
        ),
    );
}

function waysOut(held: Type): Readonly<Record<string, string>> | null {
  if (held.name === 'Vec') return OF_LIST;
  if (held.name === 'VecDeque') return OF_DEQUE;
  if (held.name === 'BinaryHeap') return OF_HEAP;
  if (held.name === 'Option') return OF_OPTION;
  if (held.name === 'BTreeSet') return OF_TREE_SET;
  if (isSet(held)) return OF_SET;
  return isMap(held) ? OF_MAP : null;
}

interface LookedUp {
  holder: Node;
  method: string;
  /** Where it is looked up, if that is not where it is copied. */
  at?: Node;
}

/** The method that finds something in a place, behind `?` and `unwrap()`. */
function lookedUp(source: Node): LookedUp | null {
  const at = withoutOpenings(source, OPENING_OR_FALLBACK);
  const method = methodOf(at);
  if (!method) return null;
  let holder = receiverOf(at)!;
  if (method === 'next') {
    if (!/^(?:iter|values)$/.test(methodOf(holder) ?? '') || argumentsOf(holder).length > 0) return null;
    holder = receiverOf(holder)!;
  }
  if (argumentsOf(at)[0]?.kind === 'range_expression') return null;
  return isPlace(holder) && !/[[*]/.test(holder.text) ? { holder, method } : null;
}
