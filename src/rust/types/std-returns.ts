import { valueReturn } from './json-values.js';
import { lookThrough, ofCollection, ofMap, pinned } from './std-collection-returns.js';
import { osTextReturn, pathReturn, stringReturn } from './std-text-returns.js';
import { BOOL, iteratorOf, optionOf, STR, STRING, USIZE } from './std-types.js';
import { isMap, isSequence, isSet, isString, referenceTo, type Type, type, UNKNOWN } from './types.js';

/** Of an integer. */
const BYTES = type('[;]', type('u8'));

const FIXED: Readonly<Record<string, Type>> = {
  len: USIZE,
  count: USIZE,
  capacity: USIZE,
  to_string: STRING,
  as_str: STR,
  trim: STR,
  trim_start: STR,
  trim_end: STR,
  trim_start_matches: STR,
  trim_end_matches: STR,
  trim_matches: STR,
  split_whitespace: iteratorOf(STR),
  char_indices: iteratorOf(type('()', USIZE, type('char'))),
  split_once: optionOf(type('()', STR, STR)),
  rsplit_once: optionOf(type('()', STR, STR)),
  to_lowercase: STRING,
  to_uppercase: STRING,
  to_ascii_lowercase: STRING,
  to_ascii_uppercase: STRING,
  to_path_buf: type('PathBuf'),
  to_string_lossy: type('Cow', type('str')),
  elapsed: type('Duration'),
  as_bytes: referenceTo(type('[]', type('u8'))),
  into_bytes: type('Vec', type('u8')),
  to_le_bytes: BYTES,
  to_be_bytes: BYTES,
  to_ne_bytes: BYTES,
};

const BOOLEAN = new Set(
  (
    'is_empty contains contains_key starts_with ends_with is_some is_none is_ok is_err any all eq ne lt gt le ge is_dir is_file ' +
    'exists is_match is_char_boundary is_zero is_ascii is_subset is_superset is_some_and is_ok_and is_none_or'
  ).split(' '),
);

/** Adapters that leave the item of an iterator as it is. */
const SAME_ITEM = new Set(
  (
    'filter rev skip take take_while skip_while step_by peekable fuse inspect cycle chain by_ref into_iter iter sorted ' +
    'sorted_by sorted_by_key sorted_unstable dedup unique into_par_iter par_bridge'
  ).split(' '),
);

const OPTION_SAME = new Set('or or_else filter xor take replace inspect'.split(' '));

/**
 * What a method of the standard library returns for a receiver of a known type; null when unknown. `receiver` keeps its
 * references: `.iter()` on `&Vec<T>` and `Vec<T>` gives the same, `.into_iter()` does not.
 */
export function standardReturn(method: string, receiver: Type): Type | null {
  if (BOOLEAN.has(method)) return BOOL;
  if (method === 'clone' || method === 'to_owned') return cloned(method, receiver);
  const target = lookThrough(receiver);
  const ofValue = target.name === 'Value' ? valueReturn(method) : null;
  if (ofValue) return ofValue;
  // `constructor` and the like are found on every object but are no methods of Rust.
  const fixed = Object.hasOwn(FIXED, method) ? FIXED[method] : undefined;
  if (fixed) return fixed;
  if (method === 'into_owned') return ofCow(receiver);
  if (target.name === 'Option') return ofOption(method, target, receiver);
  if (target.name === 'Result' || isOtherResult(target)) return ofResult(method, target);
  if (target.name === 'Iterator') return ofIterator(method, target.args[0] ?? UNKNOWN);
  const held = pinned(method, target);
  if (held) return held;
  if (isMap(target)) return isOfOneType(target) ? null : ofMap(method, target, receiver);
  if (isSet(target) || isSequence(target)) return ofCollection(method, target, receiver);
  if (isString(target)) return stringReturn(method);
  if (/^Path(?:Buf)?$/.test(target.name)) return pathReturn(method);
  if (/^OsStr(?:ing)?$/.test(target.name)) return osTextReturn(method);
  if (target.name === 'Entry') return ofEntry(method, target);
  if (['Mutex', 'RwLock', 'RefCell'].includes(target.name)) return ofCell(method, target);
  if (target.name === 'Weak' && method === 'upgrade' && target.args[0])
    return optionOf(type('Arc', target.args[0]));
  if (target.name === 'Regex' && /^replace(?:n|_all)?$/.test(method)) return type('Cow', type('str'));
  if (/^(?:Unbounded)?Receiver$/.test(target.name) && target.args[0])
    return ofReceiver(method, target.args[0]);
  if (method === 'as_ref' || method === 'as_mut') return ofBox(method, receiver);
  return null;
}

/** Its items may hold their key (`IdOrdMap<Suite>`), or its keys be fixed (`AddressMap<Account>`): what it gives can't be told. */
function isOfOneType({ args }: Type): boolean {
  return args.length === 1;
}

/** What a `Cow` owns once it does. */
function ofCow(receiver: Type): Type | null {
  const [held] = receiver.name === 'Cow' && receiver.refs === '' ? receiver.args : [];
  if (!held || held === UNKNOWN) return null;
  if (held.name === 'str') return STRING;
  if (held.name === 'Path') return type('PathBuf');
  return held.name === '[]' ? type('Vec', held.args[0] ?? UNKNOWN) : held;
}

/** Some channels give an Option, others a Result: patterns and `unwrap` look through both. */
function ofReceiver(method: string, message: Type): Type | null {
  if (/^(?:recv|try_recv|recv_timeout|recv_async|blocking_recv)$/.test(method))
    return type('Result', message, UNKNOWN);
  return /^(?:iter|try_iter|into_iter|drain)$/.test(method) ? iteratorOf(message) : null;
}

/** What a lock that is broken gives instead of the guard. */
const POISON = type('PoisonError');

/** What a guard lends, where a lock gave the guard itself: neither a guard nor a Result around one can be cloned. */
export function contentOfGuard(found: Type): Type | null {
  return found.name === 'Result' && found.args[1]?.name === POISON.name ? found.args[0]! : null;
}

function cloned(method: string, receiver: Type): Type {
  const content = contentOfGuard(receiver);
  if (content) return cloned(method, content);
  if (method === 'to_owned' && receiver.name === 'str') return STRING;
  if (receiver.name === '[]') return type('Vec', receiver.args[0] ?? UNKNOWN);
  return receiver.refs === '' ? receiver : { ...receiver, refs: receiver.refs.slice(1) };
}

/** Turn nothing, or one failure, into another. */
const EXPLAINS = /^(?:ok_or|ok_or_else|context|with_context|wrap_err|wrap_err_with)$/;

function ofOption(method: string, target: Type, receiver: Type): Type | null {
  const inner = target.args[0] ?? UNKNOWN;
  if (
    ['unwrap', 'expect', 'unwrap_or', 'unwrap_or_else', 'unwrap_or_default', 'unwrap_unchecked'].includes(
      method,
    )
  )
    return inner;
  if (method === 'as_ref') return optionOf(referenceTo(inner));
  if (method === 'as_mut') return optionOf(referenceTo(inner, true));
  if (method === 'as_deref') return optionOf(derefTarget(inner));
  if (method === 'flatten' && inner.name === 'Option') return inner;
  if (method === 'cloned' || method === 'copied') return optionOf({ ...inner, refs: inner.refs.slice(1) });
  if (EXPLAINS.test(method)) return type('Result', inner, UNKNOWN);
  if (OPTION_SAME.has(method)) return target;
  if (method === 'iter') return iteratorOf(referenceTo(inner));
  if (method === 'into_iter') return iteratorOf(receiver.refs === '' ? inner : referenceTo(inner));
  if (method === 'get_or_insert_with' || method === 'insert') return referenceTo(inner, true);
  return null;
}

/** What an owner dereferences to; unknown for types that aren't the standard library's. */
function derefTarget(owner: Type): Type | null {
  if (owner.name === 'String') return STR;
  if (owner.name === 'PathBuf') return referenceTo(type('Path'));
  if (owner.name === 'Vec') return referenceTo(type('[]', owner.args[0] ?? UNKNOWN));
  return ['Box', 'Arc', 'Rc'].includes(owner.name) && owner.args[0] ? referenceTo(owner.args[0]) : null;
}

function ofEntry(method: string, target: Type): Type | null {
  if (!/^or_(?:default|insert|insert_with|insert_with_key)$/.test(method)) return null;
  return target.args[1] ? referenceTo(target.args[1], true) : null;
}

/** `DbResult<Row>` of another crate: an alias that has settled the error, by what everyone calls one; nom's gives the rest as well. */
function isOtherResult({ name, args }: Type): boolean {
  return args.length > 0 && name !== 'IResult' && /^[A-Z]\w*Result$/.test(name);
}

function ofResult(method: string, target: Type): Type | null {
  const inner = target.args[0] ?? UNKNOWN;
  if (['unwrap', 'expect', 'unwrap_or', 'unwrap_or_else', 'unwrap_or_default'].includes(method)) return inner;
  if (method === 'ok') return optionOf(inner);
  if (method === 'err') return optionOf(target.args[1]);
  if (method === 'as_ref') return type('Result', referenceTo(inner), UNKNOWN);
  if (method === 'as_mut') return type('Result', referenceTo(inner, true), UNKNOWN);
  if (/^(?:map_err|or_else|inspect_err)$/.test(method) || EXPLAINS.test(method))
    return type('Result', inner, UNKNOWN);
  return null;
}

function ofIterator(method: string, item: Type): Type | null {
  if (SAME_ITEM.has(method)) return iteratorOf(item);
  if (method === 'cloned' || method === 'copied') return iteratorOf({ ...item, refs: item.refs.slice(1) });
  if (method === 'enumerate') return iteratorOf(type('()', USIZE, item));
  if (method === 'flatten') return iteratorOf(contentOf(item));
  if (method === 'flat_map') return iteratorOf(null);
  if (/^(?:find|rfind|next_if|nth_back|find_any|find_first|find_last)$/.test(method)) return optionOf(item);
  if (
    [
      'next',
      'last',
      'nth',
      'max',
      'min',
      'max_by',
      'min_by',
      'max_by_key',
      'min_by_key',
      'next_back',
      'reduce',
    ].includes(method)
  ) {
    return optionOf(item);
  }
  if (method === 'peek') return optionOf(referenceTo(item));
  if (method === 'position') return optionOf(USIZE);
  return null;
}

/** What flattening gives for each item that is a list, a set, an Option or a Result; null for a map, and for anything else. */
export function contentOf(item: Type): Type | null {
  const [content] = item.args;
  if (!content || content.name === '_' || item.refs.length > 1) return null;
  if (item.name === 'Iterator') return content;
  if (!/^(?:Option|Result)$/.test(item.name) && !isSequence(item) && !isSet(item)) return null;
  return item.refs === '' ? content : { ...content, refs: item.refs + content.refs };
}

/** `boxed.as_ref()` is what is in the box; what a pointer of another kind gives is for the caller to say. */
function ofBox(method: string, receiver: Type): Type | null {
  const [inner] = receiver.name === 'Box' ? receiver.args : [];
  return inner ? referenceTo(inner, method === 'as_mut') : null;
}

function ofCell(method: string, target: Type): Type | null {
  const inner = target.args[0] ?? UNKNOWN;
  if (method === 'borrow') return referenceTo(inner);
  if (method === 'into_inner') return target.name === 'RefCell' ? inner : type('Result', inner, POISON);
  if (method === 'borrow_mut' || method === 'get_mut') return referenceTo(inner, true);
  // std returns a Result around the guard, parking_lot and tokio the guard: unwrap looks through both.
  if (['lock', 'read', 'write'].includes(method))
    return type('Result', referenceTo(inner, method !== 'read'), POISON);
  return null;
}
