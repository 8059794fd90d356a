import { asCopy, type Copy } from '../../../rust/cost/copies.js';
import { sourceOf } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { enclosingLoops, type Loop } from '../../../rust/order/loops.js';
import { endOfUses, isOnlyLookedAt, staysAsItIs } from '../../../rust/ownership/only-read.js';
import { isPlace, rootOf, withoutParentheses } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSequence, isSet, UNKNOWN } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

const INSERTS = /^(?:push|push_back|push_front|insert|replace|get_or_insert)$/;

/** Ask a list, set or map of references as well as one of values. */
const ASKS =
  /^(?:len|is_empty|contains|contains_key|remove|clear|truncate|pop|iter|keys|values|get|first|last|binary_search|sort|sort_unstable|dedup|reverse|retain|reserve|join|concat|is_subset|is_superset|is_disjoint)$/;

/**
 * `if seen.insert(name.clone()) { .. }`: the copy goes into a list, set or map of this function that nobody gets to see, while what
 * was copied outlives it. The name of that collection, or null.
 */
export function collectedForALook(copy: Copy, loop: Loop, file: RustFile): Binding | null {
  const call = callOfArgument(copy.call);
  const list = call && INSERTS.test(methodOf(call) ?? '') ? receiverOf(call) : undefined;
  const binding = list?.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!call || !binding || !isOwnCollection(binding, file) || loop.node.contains(binding.node)) return null;
  return couldHoldReferences(binding, argumentsOf(call).indexOf(copy.call), file) ? binding : null;
}

/** By list and place among the arguments: a list may be filled in thousands of places. */
const couldHold = new NodeMemo<Map<number, boolean>>();

function couldHoldReferences(list: Binding, position: number, file: RustFile): boolean {
  const byPosition = couldHold.of(list.node, () => new Map());
  let could = byPosition.get(position);
  if (could === undefined) {
    const uses = file.usesOf(list);
    const isKey = position === 0 && isMap(file.typeOf(list.uses[0]?.node) ?? UNKNOWN);
    const isRead = (use: UseFacts) => isAsked(use, file) || (isKey && isAskedByKey(use));
    could =
      uses.some((use) => isRead(use) || isAskedByInsert(use, file)) &&
      uses.every((use) => isRead(use) || isInsertOfLent(use, position, list, file));
    byPosition.set(position, could);
  }
  return could;
}

/** Made empty right here, of a type that holds what it is given. */
function isOwnCollection(binding: Binding, file: RustFile): boolean {
  if (binding.kind !== 'let' || !binding.whole || !binding.mutable || !binding.value) return false;
  const { value } = binding;
  const isEmpty =
    value.kind === 'macro_call'
      ? value.macro === 'vec' && value.children.length === 0
      : /^(?:\w+::)*\w+(?:::<.*>)?::(?:new|default|with_capacity)$/s.test(calledPath(value) ?? '');
  const found = file.typeOf(binding.uses[0]?.node);
  return isEmpty && found?.refs === '' && (isSet(found) || isMap(found) || isSequence(found));
}

export function isAsked({ use, place, method, call, effect }: UseFacts, file: RustFile): boolean {
  if (use.hidden || effect === 'hidden') return false;
  if (method) return place === use.node && ASKS.test(method) && !isItemKept(call!, file);
  const parent = place.parent;
  if (place === use.node && parent?.kind === 'for_expression' && place.field === 'value')
    return areOnlyLookedAt(parent, file);
  if (parent?.kind === 'reference_expression' && parent.parent?.kind === 'for_expression')
    return areOnlyLookedAt(parent.parent, file);
  return false;
}

function areOnlyLookedAt(loop: Node, file: RustFile): boolean {
  return file.localsOf(loop).every((name) => name.uses.length === 0 || isOnlyLookedAt(name, file));
}

/** What a look at a map gives is the value: a key that it holds never leaves it. */
export function isAskedByKey({ use, place, method, effect }: UseFacts): boolean {
  if (use.hidden) return false;
  if (method) return place === use.node && /^(?:get|get_mut|contains_key|values|values_mut)$/.test(method);
  return effect === 'read' && place.children[0] === use.node && place.kind === 'index_expression';
}

const SAME_ITEMS = /^(?:skip|take|rev|enumerate|step_by)$/;

/** `names.pop()`, `names.iter().cloned().collect()`: an item leaves, or all do. */
function isItemKept(call: Node, file: RustFile): boolean {
  const method = methodOf(call) ?? '';
  if (/^(?:pop|remove)$/.test(method)) return !isThrownAway(call);
  if (!/^(?:iter|keys|values|get|first|last)$/.test(method)) return false;
  let walk = call;
  while (SAME_ITEMS.test(nextMethod(walk))) walk = methodCalledOn(walk)!;
  const loop = walk.parent?.kind === 'for_expression' ? walk.parent : null;
  if (loop) return !areOnlyLookedAt(loop, file);
  if (walk === call && call.parent?.kind === 'let_condition')
    return !file.boundIn(call.parent.child('pattern')!).every((name) => isOnlyLookedAt(name, file));
  return !/^(?:is_some|is_none|any|all|count|is_some_and|is_none_or)$/.test(nextMethod(call));
}

/** As a statement, or as a question: `if seen.remove(&key)`. */
function isThrownAway(call: Node): boolean {
  return (
    call.parent?.kind === 'expression_statement' ||
    call.field === 'condition' ||
    call.parent?.kind === 'unary_expression' ||
    /^is_(?:some|none)$/.test(nextMethod(call))
  );
}

/** `if seen.insert(name)`: a set says whether it is new. */
function isAskedByInsert({ place, method, call, use }: UseFacts, file: RustFile): boolean {
  const found = method === 'insert' && place === use.node ? file.typeOf(place) : null;
  return !!found && isSet(found) && call!.parent?.kind !== 'expression_statement';
}

/** Another copy of something that is there for as long as the collection is. */
function isInsertOfLent(use: UseFacts, position: number, list: Binding, file: RustFile): boolean {
  if (use.place !== use.use.node || !use.call || !INSERTS.test(use.method ?? '')) return false;
  const given = argumentsOf(use.call)[position];
  const copy = asCopy(given);
  if (!copy) return given?.kind === 'string_literal';
  const source = withoutParentheses(copy.source);
  if (!isPlace(source)) return false;
  const root = rootOf(source);
  if (!root || !outlives(root, list, file)) return false;
  const outer = enclosingLoops(use.call).findLast(({ node }) => !node.contains(list.node))?.node ?? use.call;
  return staysAsItIs(source, outer.start, Math.max(outer.end, endOfUses(list, file)), file);
}

/** References are followed through this many names. */
const MAX_LENDERS = 6;

/** Does what the name holds come, by references all the way, from something that was there before the collection? */
export function outlives(root: Node, list: Binding, file: RustFile): boolean {
  let binding = file.bindingOf(root);
  for (let steps = 0; binding && steps < MAX_LENDERS; steps++) {
    if (binding.node.start < list.node.start && scopeOf(binding.node)?.contains(list.node)) return true;
    const walked = sourceOf(binding);
    const lender = walked && isLentThrough(walked, file) ? rootOf(walked) : null;
    if (!lender) return false;
    binding = file.bindingOf(lender);
  }
  return false;
}

/** The block or function that a name lives in. */
function scopeOf(name: Node): Node | undefined {
  return [...name.ancestors()].find((at) => /^(?:block|function_item|closure_expression)$/.test(at.kind));
}

const LENDING =
  /^(?:iter|keys|values|as_ref|as_slice|as_str|as_deref|get|first|last|windows|chunks|lines|split|split_\w+)$/;
const PASSING =
  /^(?:filter|enumerate|rev|skip|take|skip_while|take_while|step_by|peekable|inspect|unwrap|expect|flatten|by_ref)$/;

/** `&list`, `list.iter().enumerate()`, and what is a reference already. */
export function isLentThrough(value: Node, file: RustFile): boolean {
  if (value.kind === 'reference_expression')
    return !value.has('mutable_specifier') && isPlace(value.child('value')!);
  if (isPlace(value)) return file.typeOf(value)?.refs.startsWith('&') === true;
  for (let at: Node | undefined = value; at; ) {
    const method = methodOf(at);
    if (!method) return false;
    const receiver: Node | undefined = receiverOf(at);
    if (LENDING.test(method)) return !!receiver && isPlace(receiver);
    if (!PASSING.test(method)) return false;
    at = receiver;
  }
  return false;
}
