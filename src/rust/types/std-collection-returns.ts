import { BOOL, iteratorOf, optionOf, STRING } from './std-types.js';
import {
  dereferenced,
  isMap,
  isSequence,
  isSet,
  isString,
  referenceTo,
  type Type,
  type,
  UNKNOWN,
} from './types.js';

/** `map.pin()`: a map that threads change without a lock is asked through a guard, which lends also what it takes out. */
export function pinned(method: string, target: Type): Type | null {
  if (method !== 'pin' && method !== 'pin_owned') return null;
  if (isMap(target)) return type('PinnedMap', ...target.args);
  return isSet(target) ? type('PinnedSet', ...target.args) : null;
}

function isPinned({ name }: Type): boolean {
  return name === 'PinnedMap';
}

/** What a method of a standard map gives; null where it is not known. */
export function ofMap(method: string, target: Type, receiver: Type): Type | null {
  const [key = UNKNOWN, value = UNKNOWN] = target.args;
  if (isPinned(target) && /^(?:insert|remove)$/.test(method)) return optionOf(referenceTo(value));
  switch (method) {
    case 'get':
      return optionOf(referenceTo(value));
    case 'first_key_value':
    case 'last_key_value':
    case 'get_key_value':
      return optionOf(type('()', referenceTo(key), referenceTo(value)));
    case 'pop_first':
    case 'pop_last':
    case 'remove_entry':
      return optionOf(type('()', key, value));
    case 'get_mut':
      return optionOf(referenceTo(value, true));
    case 'insert':
    case 'remove':
    case 'swap_remove':
    case 'shift_remove':
      return optionOf(value);
    case 'entry':
      return type('Entry', key, value);
    case 'keys':
      return iteratorOf(referenceTo(key));
    case 'values':
      return iteratorOf(referenceTo(value));
    case 'values_mut':
      return iteratorOf(referenceTo(value, true));
    case 'into_keys':
      return iteratorOf(key);
    case 'into_values':
      return iteratorOf(value);
    case 'iter':
    case 'par_iter':
    case 'range':
      return iteratorOf(type('()', referenceTo(key), referenceTo(value)));
    case 'iter_mut':
      return iteratorOf(type('()', referenceTo(key), referenceTo(value, true)));
    case 'drain':
      return iteratorOf(type('()', key, value));
    case 'into_iter':
      return iterated(receiver, target);
    default:
      return null;
  }
}

/** The same of a list, a slice or a set. */
export function ofCollection(method: string, target: Type, receiver: Type): Type | null {
  const item = target.args[0] ?? UNKNOWN;
  switch (method) {
    case 'iter':
    case 'par_iter':
    case 'union':
    case 'intersection':
    case 'difference':
      return iteratorOf(referenceTo(item));
    case 'iter_mut':
      return iteratorOf(referenceTo(item, true));
    case 'drain':
      return iteratorOf(item);
    case 'into_iter':
    case 'into_par_iter':
      return iterated(receiver, target);
    case 'get':
    case 'first':
    case 'last':
    case 'front':
    case 'back':
    case 'peek':
      return isSequence(target) || isSet(target) ? optionOf(referenceTo(item)) : null;
    case 'get_mut':
    case 'first_mut':
    case 'last_mut':
      return optionOf(referenceTo(item, true));
    case 'pop':
    case 'pop_front':
    case 'pop_back':
    case 'pop_first':
    case 'pop_last':
      return optionOf(item);
    case 'split_first':
    case 'split_last':
      return optionOf(type('()', referenceTo(item), referenceTo(type('[]', item))));
    case 'split_at':
      return type('()', referenceTo(type('[]', item)), referenceTo(type('[]', item)));
    case 'get_unchecked':
      return referenceTo(item);
    case 'into_boxed_slice':
      return type('Box', type('[]', item));
    case 'remove':
      return isSequence(target) && target.name !== 'VecDeque' ? item : isSet(target) ? BOOL : optionOf(item);
    case 'swap_remove':
      return isSequence(target) ? item : BOOL;
    case 'insert':
      return isSet(target) ? BOOL : type('()');
    case 'to_vec':
    case 'into_vec':
    case 'split_off':
      return type('Vec', item);
    case 'join':
    case 'concat':
      return isString(item) ? STRING : null;
    case 'as_slice':
      return referenceTo(type('[]', item));
    case 'windows':
    case 'chunks':
    case 'chunks_exact':
    case 'rchunks':
    case 'par_chunks':
    case 'chunk_by':
      return iteratorOf(referenceTo(type('[]', item)));
    default:
      return null;
  }
}

/** The item that `for` over a value of this type yields; null when unknown. */
export function itemOf(iterated: Type): Type | null {
  if (iterated.name === 'Iterator' || iterated.name === 'impl' || iterated.name === 'Range') {
    const inner = iterated.name === 'impl' ? iterated.args[0]?.args[0] : iterated.args[0];
    return inner ?? null;
  }
  const borrowed = iterated.refs !== '';
  const mutable = iterated.refs.startsWith('m');
  const lend = (inner: Type | undefined) => (inner ? (borrowed ? referenceTo(inner, mutable) : inner) : null);
  const target = lookThrough(iterated);
  if (isMap(target)) {
    const [key, value] = target.args;
    if (!key || !value) return null;
    return borrowed ? type('()', referenceTo(key), referenceTo(value, mutable)) : type('()', key, value);
  }
  if (isSequence(target) || isSet(target) || target.name === 'Option') return lend(target.args[0]);
  return null;
}

function iterated(receiver: Type, target: Type): Type {
  return iteratorOf(itemOf({ ...target, refs: receiver.refs.slice(0, 1) }));
}

/** What a reference, a box or a `Cow` leads to. */
export function lookThrough(receiver: Type): Type {
  let target: Type | null = receiver;
  while (target && (target.refs !== '' || ['Box', 'Arc', 'Rc', 'Cow'].includes(target.name))) {
    if (target.refs === '' && target.name === 'Cow') target = target.args[0] ?? null;
    else target = dereferenced(target);
  }
  return target ?? UNKNOWN;
}
