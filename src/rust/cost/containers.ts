import type { Known } from '../known.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { ITERATOR_METHODS } from '../types/methods.js';
import { isMap, isSequence, isSet, isString, type Type, type, typeFromNode } from '../types/types.js';
import { isEmptyLiteral } from './empty-literals.js';
import { countsOtherwise } from './own-counts.js';
import { isQuiet } from './quiet.js';

const GROWABLE = new Set(
  'Vec IndexVec VecDeque String BytesMut ThinVec BinaryHeap HashTable OsString SlotMap DenseSlotMap HopSlotMap SecondaryMap SparseSecondaryMap Slab DashMap DashSet'.split(
    ' ',
  ),
);
/** Names that say how they store: `UserSet` may be a tree behind an alias. */
const HASHED = /(?:Hash|Index|Fx|B256|Address|U256)(?:Map|Set)$/;

/** A container on the heap that grows by doubling, so that its final size is worth saying. Trees have no capacity, and a SmallVec has room for what it mostly holds. */
export function hasCapacity(found: Type): boolean {
  return found.refs === '' && (GROWABLE.has(found.name) || HASHED.test(found.name));
}

/** `"".to_string()`, `String::from("")`. */
function isEmptyText(value: Node): boolean {
  if (/^(?:to_string|to_owned)$/.test(methodOf(value) ?? '')) return isEmptyLiteral(receiverOf(value));
  return calledPath(value) === 'String::from' && isEmptyLiteral(argumentsOf(value)[0]);
}

const EMPTY_CONSTRUCTOR = /^(?:\w+::)*(\w+)(?:::<.*>)?::(new|default|with_capacity|with_hasher)$/;

/** The type of the growable container that an expression makes empty, or null. `declared` is the type written for it. */
export function emptyContainer(value: Node | undefined, declared: Type | null): Type | null {
  if (!value) return null;
  if (value.kind === 'macro_call') {
    return value.macro === 'vec' && value.children.length === 0
      ? (declared ?? { name: 'Vec', args: [], refs: '' })
      : null;
  }
  if (value.kind !== 'call_expression') return null;
  if (isEmptyText(value)) return type('String');
  const [room] = argumentsOf(value);
  const called = EMPTY_CONSTRUCTOR.exec(calledPath(value) ?? '');
  if (!called) return null;
  // A hasher is no room.
  if (called[2] === 'with_capacity' ? room?.text !== '0' : called[2] === 'with_hasher' ? !room : room)
    return null;
  if (called[1] === 'Default') return declared && hasCapacity(declared) ? declared : null;
  const path = value.child('function')!.child('path');
  const made = typeFromNode(path);
  if (declared && hasCapacity(declared)) return declared;
  return made && hasCapacity(made) ? made : null;
}

const SAME_LENGTH = new Set(
  'iter iter_mut into_iter iter_enumerated iter_mut_enumerated into_iter_enumerated indices keys values values_mut into_keys into_values drain enumerate rev cloned copied map inspect as_slice as_ref as_mut peekable chunks_exact zip bytes chars char_indices into_sorted_vec to_vec par_iter'.split(
    ' ',
  ),
);
/** What has `keys` is a map, what has `chars` a text. */
const SOURCES = new Set(
  'iter iter_mut iter_enumerated iter_mut_enumerated into_iter_enumerated keys values values_mut drain into_keys into_values chars char_indices'.split(
    ' ',
  ),
);
/** Yield fewer items than they are given, but a number that is known too. */
const SHORTER = new Set('skip take step_by chunks windows array_chunks'.split(' '));

/** Does a method give a number of items that follows from the number it is given? */
export function keepsLengthKnown(method: string): boolean {
  return SAME_LENGTH.has(method) || SHORTER.has(method);
}

/** Elements that need no thought about capacity: one allocation of this many is what an empty Vec begins with anyway. */
const FEW = 4;

export interface KnownLength {
  /** Expression for the number of items where one can be written, e.g. `xs.len()`. */
  text: string | null;
  /** The collection that is iterated; null for a range. */
  base: Node | null;
}

/**
 * Is the number of items that a `for` over this expression sees known before it starts, and worth knowing?
 */
export function knownLength(
  iterated: Node | undefined,
  known: Pick<Known, 'typeOf' | 'declarations'>,
): KnownLength | null {
  let at = iterated;
  let asked = false;
  let drained = false;
  let shorter = false;
  let walk: string | null = null;
  while (at?.kind === 'call_expression') {
    const method = methodOf(at);
    const joined = method === 'chain' && hasKnownLength(argumentsOf(at)[0], known);
    if (!method || !(SAME_LENGTH.has(method) || SHORTER.has(method) || joined)) break;
    if (SHORTER.has(method) || joined) shorter = true;
    if (/^(?:chunks|windows)$/.test(method)) asked = true;
    if (method === 'drain' && argumentsOf(at)[0]?.text !== '..' && argumentsOf(at).length > 0) drained = true;
    if (SOURCES.has(method)) asked = true;
    walk = method;
    at = receiverOf(at);
    // What is turned into an iterator was none before.
    if (method === 'into_iter') asked = true;
  }
  // A field mostly is a collection.
  if (at === iterated && at?.kind === 'field_expression') asked = true;
  while (at?.kind === 'parenthesized_expression' || at?.kind === 'reference_expression') {
    if (at.kind === 'reference_expression') asked = true;
    at = at.kind === 'reference_expression' ? at.child('value') : at.children[0];
  }
  if (!at || drained) return null;
  const length = at.kind === 'range_expression' ? rangeLength(at) : collectionLength(at, asked, walk, known);
  return length && shorter ? { ...length, text: null } : length;
}

/** What is chained on: another collection, or an item or two. */
function hasKnownLength(joined: Node | undefined, known: Pick<Known, 'typeOf' | 'declarations'>): boolean {
  if (!joined) return false;
  if (/^(?:(?:\w+::)*once\(|Some\b|None$|\[)/.test(joined.text)) return true;
  return knownLength(joined, known) !== null;
}

/** Columns of Arrow, arrays of mathematics, and lists that have an index type of their own. */
const COLUMN = /^(?:[A-Z]\w*Array|IndexVec)$/;

function collectionLength(
  at: Node,
  asked: boolean,
  walk: string | null,
  known: Pick<Known, 'typeOf' | 'declarations'>,
): KnownLength | null {
  const found = known.typeOf(at);
  if (countsOtherwise(at, found, walk, known)) return null;
  if (at.kind === 'array_expression' || /^&?'?[A-Z][A-Z0-9_:]*$/.test(at.text)) return null;
  const isPlace = /^(?:identifier|self|field_expression|index_expression)$/.test(at.kind);
  const length = isPlace ? `${at.text}.len()` : null;
  if (found) {
    if (/^Range(?:Inclusive)?$/.test(found.name)) return { text: null, base: null };
    if (found.name === '[;]' || found.name === 'Option' || found.name === 'Result') return null;
    const target = { ...found, refs: '' };
    const holds =
      isString(target) || isSequence(target) || isMap(target) || isSet(target) || COLUMN.test(target.name);
    return holds ? { text: length, base: at } : null;
  }
  return asked && (isPlace || isListGiven(at)) ? { text: length, base: at } : null;
}

/** A method that may give a collection: groups, pieces and filtered items are as many as there happen to be. */
function isListGiven(call: Node): boolean {
  const method = methodOf(call);
  return (
    !!method &&
    !ITERATOR_METHODS.has(method) &&
    !/^(?:group_by|chunk_by|dedup\w*|unique\w*|split\w*|tuple\w*)$/.test(method)
  );
}

/** `0..n` has a known length, which is not said where asking for it once more would take something, as `0..input.read_len()?` does; a range between literals or constants is as long as the author wanted it. */
function rangeLength(range: Node): KnownLength | null {
  const [from, to] = range.children;
  if (!from || !to || range.text.startsWith('..')) return null;
  const fixed = (bound: Node) =>
    /^[\d_a-z]*\d[\w]*$|^(?:\w+::)*[A-Z][A-Z0-9_]*$/.test(bound.text) && bound.kind !== 'identifier';
  if ((fixed(to) || /^[A-Z][A-Z0-9_]*$/.test(to.text)) && (fixed(from) || Number(to.text) <= FEW))
    return null;
  const inclusive = range.text.includes('..=');
  const simple = from.text === '0' && !inclusive;
  return { text: simple && isQuiet(to) ? to.text : null, base: null };
}
