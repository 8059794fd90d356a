import { changesWhatItAsks } from '../../../rust/cost/asked-to-change.js';
import { type KnownLength, keepsLengthKnown, knownLength } from '../../../rust/cost/containers.js';
import { isQuiet } from '../../../rust/cost/quiet.js';
import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { baseOf } from '../../../rust/order/loop-length.js';
import type { Loop } from '../../../rust/order/loops.js';
import { walkedBy } from '../../../rust/order/loops.js';
import { countedByWhile, walkedByWhile } from '../../../rust/order/while-loops.js';
import { withoutParentheses } from '../../../rust/ownership/places.js';
import { receiverBehindName, valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { isAnyIterator } from '../of-several-rules/any-iterator.js';

/** How many turns a `for` or `for_each` takes, where that is known before it starts. */
export function numberOfTurns(loop: Loop, file: RustFile): KnownLength | null {
  const source =
    loop.node.kind === 'for_expression'
      ? valueOfUse(loop.node.child('value'), file)
      : (iteratorOfWhile(loop, file) ?? receiverBehindName(loop.node, file));
  const length =
    knownLength(source, file) ??
    lengthOfCount(loop) ??
    lengthBehindName(source, file) ??
    askedForLength(source, file) ??
    columnsOfArrow(source, file) ??
    namedLikeList(source, file);
  if (!length) return null;
  return { ...length, text: isCountTaken(loop, file) ? null : asSize(length, loop, file) };
}

/** `0..count` of a `count: u32`: room is asked for by a `usize`. */
function asSize({ text, base }: KnownLength, loop: Loop, file: RustFile): string | null {
  const walked = walkedBy(loop);
  const range = walked && withoutParentheses(baseOf(walked));
  const end = base === null && range?.kind === 'range_expression' ? range.children.at(-1) : undefined;
  if (end?.text !== text) return text;
  const cast = end!.kind === 'type_cast_expression';
  const found = file.typeOf(cast ? end!.child('value') : end);
  if (found?.name === 'usize') return cast ? end!.child('value')!.text : text;
  if (cast) return null;
  return found && /^[iu](?:8|16|32|64|128|size)$/.test(found.name) ? `${text} as usize` : text;
}

/** `for _ in 0..input.read_len()?`: asking takes something from the input, or may fail, and can be done in its place alone. */
export function isCountTaken(loop: Loop, file: RustFile): boolean {
  const walked = walkedBy(loop);
  const range = walked && withoutParentheses(baseOf(walked));
  const end = range?.kind === 'range_expression' ? range.children.at(-1) : undefined;
  return !!end && (!isQuiet(end) || changesWhatItAsks(end, file));
}

/** `let mut rest = xs.iter(); while let Some(x) = rest.next() { .. }`, where nothing else asks `rest`. */
function iteratorOfWhile(loop: Loop, file: RustFile): Node | undefined {
  const walked = walkedByWhile(loop.node);
  const binding = walked && file.bindingOf(walked);
  return binding?.kind === 'let' && binding.whole && binding.uses.length === 1 ? binding.value : undefined;
}

/** `let lines = xs.iter().zip(ys); for line in lines { .. }`. */
function valueOfUse(source: Node | undefined, file: RustFile): Node | undefined {
  const value = source && valueOfSingleUse(source, file);
  return value?.kind === 'call_expression' && methodOf(value) ? value : source;
}

/** `while i < n { ..; i += 1 }` */
function lengthOfCount(loop: Loop): KnownLength | null {
  const end = countedByWhile(loop.node);
  return end && /^[\w.]+(?:\(\))?$/.test(end.text) && !/^[A-Z0-9_]+$/.test(end.text)
    ? { text: end.text, base: null }
    : null;
}

/** `let ids = found.ids.drain(..); for (id, row) in ids.zip(rows) { .. }`: the chain goes on behind a name. */
function lengthBehindName(source: Node | undefined, file: RustFile): KnownLength | null {
  let at = source;
  while (at && keepsLengthKnown(methodOf(at) ?? '')) at = receiverOf(at);
  if (!at || at === source) return null;
  const value = valueOfSingleUse(at, file);
  return value?.kind === 'call_expression' ? knownLength(value, file) : null;
}

/** `for (key, value) in state` where `state.len()` was asked before: of unknown type, but with a length. */
function askedForLength(source: Node | undefined, file: RustFile): KnownLength | null {
  if (source?.kind !== 'identifier') return null;
  const found = file.typeOf(source);
  const exact = found && file.functionAt(source)?.types.boundOf(found)?.name === 'ExactSizeIterator';
  if (found && !exact) return null;
  const binding = file.bindingOf(source);
  const isAsked =
    !!binding && file.usesOf(binding).some((use) => use.method === 'len' && use.place === use.use.node);
  return exact || isAsked ? { text: `${source.text}.len()`, base: source } : null;
}

/** `for field in schema.fields()`: of a schema or a batch of Arrow a list, where others give an iterator. */
function columnsOfArrow(source: Node | undefined, file: RustFile): KnownLength | null {
  if (!source || !/^(?:fields|columns)$/.test(methodOf(source) ?? '') || argumentsOf(source).length > 0)
    return null;
  if (file.typeOf(source) || !file.hasText(ARROW)) return null;
  return { text: isQuiet(source) ? `${source.text}.len()` : null, base: source };
}

const ARROW = /\b(?:arrow(?:_(?:array|schema))?|datafusion)::|\bRecordBatch\b/;

/** Several of something, by the name: no word that ends in s by itself, and none for what is produced on the way. */
const PLURAL = /(?:[a-z]{2}[^s\W]s|list|vec)$/;
const NO_LIST = /(?:chars|bytes|lines|words|args|status|this|iters|tokens|matches|rows|entries|stats|ops)$/;

/** `for message in messages` where the type of `messages` is not known: it came out of a pattern or an answer. */
function namedLikeList(source: Node | undefined, file: RustFile): KnownLength | null {
  if (source?.kind !== 'identifier' || file.typeOf(source)) return null;
  const binding = file.bindingOf(source);
  if (!binding) return null;
  const field = binding.value?.kind === 'field_expression' ? binding.value.child('field')?.text : undefined;
  if (!isPlural(source.text) && !(field && isPlural(field))) return null;
  // What is grouped comes as an iterator that nobody can measure.
  const handed = binding.kind === 'closure-parameter' && !file.hasText(/\b(?:chunk|group)_by\(/);
  const taken = handed || binding.kind === 'match' || (binding.kind === 'let' && !binding.whole);
  const { value } = binding;
  const answered =
    binding.kind === 'let' &&
    !!value &&
    (/^(?:try|await|field)_expression$/.test(value.kind) || opens(value));
  return taken || answered ? { text: `${source.text}.len()`, base: source } : null;
}

function isPlural(name: string): boolean {
  return PLURAL.test(name) && !NO_LIST.test(name);
}

function opens(value: Node): boolean {
  return /^(?:unwrap|expect|unwrap_or_default|to_vec|collect|take|clone)$/.test(methodOf(value) ?? '');
}

/** Are the turns of the inner loop the same for each item of the outer one? */
export function isIndependent(inner: Loop, outer: Loop, file: RustFile): boolean {
  return !mentionsBindingOf(outer.node, walkedBy(inner), file);
}

/** Give as many items as they are given. */
const AS_MANY = /^(?:into_iter|enumerate|map|inspect|copied|cloned|peekable)$/;

export function givesAsMany(method: string): boolean {
  return AS_MANY.test(method);
}

/** `for (i, x) in items.into_iter().enumerate()` where a parameter is `impl IntoIterator`: how many come at least, it can be asked. */
export function hintedTurns(loop: Loop, file: RustFile): KnownLength | null {
  let at = walkedBy(loop);
  while (at && AS_MANY.test(methodOf(at) ?? '')) at = receiverOf(at);
  if (!at || !isAnyIterator(at, file)) return null;
  // `into_iter` gives the parameter away, so that what it gives has to be asked.
  const found = file.typeOf(at);
  const bound = found && file.functionAt(at)?.types.boundOf(found)?.name;
  return { text: bound === 'IntoIterator' ? null : `${at.text}.size_hint().0`, base: null };
}
