import type { Known } from '../known.js';
import { isPlace, rootOf } from '../ownership/places.js';
import { withoutBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { contentOfGuard } from '../types/std-returns.js';
import { isCheapToClone, isString, KNOWN_OWNERS, methodTarget, type Type } from '../types/types.js';
import { heldByList, heldByVariant, isTooOpen, wantedType } from '../types/wanted-type.js';
import { isCheapByConvention, isCheapElsewhere, isCostlyElsewhere } from './cheap-types.js';
import { isEmptyLiteral } from './empty-literals.js';
import { fieldsOf, type KnownTypes, partsOf } from './held-parts.js';
import { isMadeOfPlainParts } from './made-of-plain.js';

/** `x.clone()`, `x.to_owned()`, `x.to_vec()`, `s.to_string()`, `option.cloned()`. */
export interface Copy {
  call: Node;
  /** What is copied. */
  source: Node;
  method: string;
}

const COPYING = new Set(['clone', 'to_owned', 'to_vec', 'to_string', 'to_path_buf', 'cloned']);

/** The copy that an expression is, judged by its method; null for any other expression. */
export function asCopy(node: Node | undefined): Copy | null {
  if (node?.kind !== 'call_expression') return null;
  const method = methodOf(node);
  const source = receiverOf(node);
  if (!method || !source) return cloneByPath(node);
  if (!COPYING.has(method) || argumentsOf(node).length > 0) return null;
  return { call: node, source, method };
}

/** `Clone::clone(&x)`, `Arc::clone(&self.shared)`: as good as `x.clone()`. */
function cloneByPath(call: Node): Copy | null {
  const path = calledPath(call) ?? '';
  const [argument, more] = CLONES.test(path) || COUNTS.test(path) ? argumentsOf(call) : [];
  return argument && !more ? { call, source: withoutBorrow(argument), method: 'clone' } : null;
}

/** By other types' names what lies behind a pointer may be copied: `Table::clone(&shared)`. */
const CLONES = /^(?:\w+::)*Clone::clone$/;

/** `Vec::from(self.marks())`: a copy of what is lent, where the argument is known to be a slice or a reference to a list. */
export function listFrom(node: Node | undefined, known: Known): Copy | null {
  const [argument] = node && calledPath(node) === 'Vec::from' ? argumentsOf(node) : [];
  const found = argument ? known.typeOf(argument) : null;
  if (!argument || found?.refs !== '&' || !/^(?:\[\]|Vec)$/.test(found.name)) return null;
  const source = withoutBorrow(argument);
  return { call: node!, source, method: 'to_vec' };
}

/** Names that handles and shared pointers go by: their clone bumps a counter, and is meant to be made. */
const HANDLES =
  /(^|_)(sender|receiver|handle|handles|arc|rc|waker|logger|token|client|pool|provider|db|database|runtime|executor|spawner|metrics|network|notify|shutdown|signal|channel|shared|span|dispatch|store|backend|factory|this|ctx|cx|env|manager|schema|schema_ref|symbol|interner|registry|inner|service|resolver|cache|mailbox|hasher)$/;

/** `tx` is one end of a channel where there are channels, and a transaction elsewhere. */
const CHANNELS =
  /\b(mpsc|oneshot|watch|broadcast|crossbeam_channel|flume|async_channel|Unbounded(Sender|Receiver))\b/;

/** Does the last word of a place's name say that it is a handle, whose clone is cheap? */
export function isNamedLikeHandle(place: Node, found: Type | null): boolean {
  const last =
    place.kind === 'field_expression' ? place.child('field')?.text : (methodOf(place) ?? place.text);
  if (!last) return false;
  return HANDLES.test(last) || (!found && /(^|_)[tr]x$/.test(last) && place.tree.hasText(CHANNELS));
}

/** In a macro most values are tokens, which are counted: there, what is not known to cost is taken not to. */
export function costOf(copy: Copy, known: Known): 'free' | 'costs' | 'unknown' {
  const cost = costBySource(copy, known);
  return cost === 'unknown' && known.runsWhileCompiling && copy.method !== 'to_string' ? 'free' : cost;
}

/**
 * What a copy costs: `free` for Copy types, references, counters, handles and what is no copy at all; `costs` where the type is known to own
 * something; `unknown` otherwise. `to_string` of something that is no string formats it and is no copy: `unknown`.
 */
function costBySource(copy: Copy, known: Known): 'free' | 'costs' | 'unknown' {
  if (COUNTS.test(calledPath(copy.call) ?? '') || isEmptyLiteral(copy.source)) return 'free';
  if (copy.method === 'clone' && isMadeOfPlainParts(copy.source, known)) return 'free';
  const found = typeCopied(copy, known) ?? namedAfter(copy.source, known);
  if (found && isOwnConversion(copy.method, found, known)) return 'free';
  if (copy.method === 'to_string') return found && isString(methodTarget(found)) ? 'costs' : 'unknown';
  if (copy.method === 'clone' && LENDS_UNSIZED.test(methodOf(copy.source) ?? '')) return 'free';
  if (copy.method === 'to_vec' && COUNTED_BYTES.test(found ? methodTarget(found).name : '')) return 'costs';
  const cost = found ? costOfType(copiedType(copy.method, found), known) : 'unknown';
  if (cost === 'free' || (found && holdsCollection(copiedType(copy.method, found), known))) return cost;
  const named = isPlace(copy.source) || (methodOf(copy.source) && argumentsOf(copy.source).length === 0);
  return named && isNamedLikeHandle(copy.source, found) ? 'free' : cost;
}

/** The type of what is copied; where nobody knows that, the one that is asked for where the copy goes. */
export function typeCopied({ call, source, method }: Copy, known: Known): Type | null {
  const found = known.typeOf(source);
  if (found || method !== 'clone') return found;
  const wanted = wantedType(call, known) ?? heldByVariant(call, known) ?? heldByList(call, known);
  return wanted && wanted.refs === '' && !isTooOpen(wanted) ? wanted : null;
}

/** `Arc::clone`: by its path a step of a counter. */
export const COUNTS = /^(?:\w+::)*(?:Arc|Rc|Weak)::clone$/;

/** `tracker.to_vec()` of a type that declares `to_vec(&self) -> Vec<u8>` itself: it is written out as something else, and no copy could be lent instead. */
function isOwnConversion(method: string, source: Type, known: Known): boolean {
  const { name } = methodTarget(source);
  const returns = known.declarations.method(name, method)?.returns;
  if (!returns || method === 'to_string' || /^(?:_|Self|Self::\w+|impl|dyn)$/.test(returns.name))
    return false;
  // A list of its items is a copy of them; a list of bytes is how it is written out.
  if (returns.name === 'Vec' && returns.args[0]?.name !== 'u8') return false;
  return returns.name !== name && known.declarations.declares(name);
}

/** A clone of these counts one more; `to_vec` copies what they point at. */
const COUNTED_BYTES = /^(?:Bytes|ByteString)$/;

/** Lend what can't be cloned, so that `clone` copies the reference; where they lend something else, it is a counted buffer. */
const LENDS_UNSIZED = /^as_(?:bytes|str|slice|path|os_str)$/;

/** `request.shard_id()` of unknown result: where a `ShardId` is known, that is what it gives. */
function namedAfter(place: Node, known: Known): Type | null {
  const word = place.kind === 'field_expression' ? place.child('field')?.text : methodOf(place);
  if (!word || !/_/.test(word)) return null;
  const name = word.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return isCheapElsewhere(name) || known.declarations.parts(name) ? { refs: '', name, args: [] } : null;
}

/** What the copy owns: the target of one reference, the content of an `Option<&T>` or of a guard. */
function copiedType(method: string, source: Type): Type {
  const content = contentOfGuard(source);
  if (content) return copiedType(method, content);
  if (method === 'cloned') {
    const inner = source.args[0];
    return inner ? { ...inner, refs: inner.refs.slice(1) } : source;
  }
  return source.refs === '' ? source : { ...source, refs: source.refs.slice(1) };
}

const WRAPPERS = new Set(['Option', 'Result', '()', '[;]', 'Poll', 'Pin']);

/** The same of a value of this type. */
export function costOfType(found: Type, known: KnownTypes, depth = 0): 'free' | 'costs' | 'unknown' {
  if (found.refs !== '') return found.refs.startsWith('&') ? 'free' : 'unknown';
  const named = isCheapToClone(found) || isCheapByConvention(found.name);
  if (named && !holdsCollection(found, known, depth)) return 'free';
  if (isCheapElsewhere(found.name) && !known.declarations.declares(found.name)) return 'free';
  const copy = known.isCopy(found);
  if (copy === true) return 'free';
  // A few items that lie in place are copied as they are.
  if (
    /^(?:ArrayVec|ArrayString)$/.test(found.name) &&
    (!found.args[0] || known.isCopy(found.args[0]) === true)
  )
    return 'free';
  if (WRAPPERS.has(found.name)) {
    const parts = found.args.map((part) => costOfType(part, known, depth));
    if (parts.includes('costs')) return 'costs';
    return parts.length > 0 && parts.every((part) => part === 'free') ? 'free' : 'unknown';
  }
  if (isHandle(found, known, depth)) return 'free';
  if (found.name === 'impl' || found.name === 'dyn' || found.name === 'fn') return 'unknown';
  if (copy === false) return 'costs';
  const grows = isCostlyElsewhere(found.name) && !known.declarations.declares(found.name);
  // `BigInt<4>` is an array.
  return grows && !(found.args.length > 0 && /^Big/.test(found.name)) ? 'costs' : 'unknown';
}

/** A struct or enum of counters, handles and plain numbers is a handle itself; one that holds nothing costs nothing. */
function isHandle(found: Type, known: KnownTypes, depth: number): boolean {
  const parts = depth > MAX_HANDLE_DEPTH ? null : partsOf(found, known);
  return !!parts?.every(([part, there]) => costOfType(part, there, depth + 1) === 'free');
}

/** Whatever it is called, what holds a list or a map by value is no handle. A single text beside counters may well be one. */
export function holdsCollection(found: Type, known: KnownTypes, depth = 0): boolean {
  if (isCheapToClone(found) && !known.declarations.declares(found.name)) return false;
  if (depth === 0 && KNOWN_OWNERS.has(methodTarget(found).name)) return true;
  if (found.refs !== '') return false;
  if (KNOWN_OWNERS.has(found.name)) return !SINGLE.has(found.name);
  if (WRAPPERS.has(found.name)) return found.args.some((part) => holdsCollection(part, known, depth));
  const fields = depth < MAX_HANDLE_DEPTH ? fieldsOf(found, known) : null;
  return !!fields?.some(([field, there]) => holdsCollection(field, there, depth + 1));
}

/** Own one thing each. */
const SINGLE = new Set(['String', 'Box', 'PathBuf', 'OsString', 'CString']);

/** Handles hold handles, two or three deep; a type may also hold itself. */
const MAX_HANDLE_DEPTH = 4;

/** Copies nothing that could be worth a word: a literal, a constant, a Copy value, a counter. */
export function isFreeCopy(copy: Copy, known: Known): boolean {
  if (costOf(copy, known) === 'free') return true;
  const root = rootOf(copy.source);
  return !!root && /^[A-Z][A-Z0-9_]*$/.test(root.text);
}
