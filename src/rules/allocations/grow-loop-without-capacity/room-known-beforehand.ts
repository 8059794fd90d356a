import { emptyContainer, hasCapacity, knownLength } from '../../../rust/cost/containers.js';
import { functionName } from '../../../rust/functions/shape.js';
import { isRootedOutside } from '../../../rust/order/bound-within.js';
import { mayBreak, runsEveryTurn } from '../../../rust/order/every-turn.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { isValueOfWalkedMap } from '../../../rust/order/may-repeat.js';
import type { Walk } from '../../../rust/order/walks.js';
import { rootOf } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSet, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isAnyIterator } from '../of-several-rules/any-iterator.js';
import { outweighsGrowth } from './beside-growth.js';
import { isFilledApart } from './filled-apart.js';
import { trustInCount, WITHIN } from './unchecked-count.js';

const ADDS = new Set(['insert', 'entry', 'push', 'push_back']);
const TAKES = new Set(['pop', 'pop_front', 'pop_back', 'remove', 'truncate', 'drain', 'retain', 'split_off']);

const SEES_TO_ROOM = new NodeMemo<boolean>();

/** Does the function reserve room or use a collection again? Asked for every loop in it. */
function seesToRoom(fn: Node): boolean {
  return SEES_TO_ROOM.of(fn, () => /\breserve(?:_exact)?\(|\.clear\(\)/.test(fn.text));
}

/** A loop over something of known length, or over an `IntoIterator` parameter, that adds each item to a map or list that it never told how many come. */
export function unreservedGrowth(walk: Walk, file: RustFile): Problem | null {
  const { node: loop, source, body } = walk;
  const fn = enclosingFunction(loop);
  if (!fn || seesToRoom(fn)) return null;
  const trust = trustInCount(walk, file);
  const room = roomFor(source, file);
  if (!room || mayBreak(body) || mayReturnEarly(body)) return null;
  for (const call of body.descendants()) {
    const receiver = receiverOf(call);
    if (!receiver || !ADDS.has(methodOf(call) ?? '') || !isKept(receiver, loop, file)) continue;
    // Entries that are looked for mostly are there already.
    if (methodOf(call) === 'entry' && (!isAnyIterator(source, file) || isGrouped(call))) continue;
    if (methodOf(call) === 'insert' && isValueOfWalkedMap(argumentsOf(call)[0], file)) continue;
    if (isTakenFrom(receiver, body) || isLentOnIn(receiver, body)) return null;
    if (enclosingLoop(call)?.node !== loop || !runsEveryTurn(body, new Set([call]))) continue;
    return {
      at: loop,
      until: call,
      message: `\`${receiver.text}\` grows at each turn over \`${source.text}\` without being told how many come, so it is rehashed or copied each time it is full.`,
      help: `${room}${WITHIN[trust]}`,
      ...((trust === 'read' ||
        isLittle(receiver, walk, fn, file) ||
        isStack(receiver) ||
        (!isAnyIterator(source, file) && mayHoldThem(call, receiver, file))) && { minor: true }),
    };
  }
  return null;
}

/** `self.by_name.insert(..)`: a map that outlives the function may have the keys already. */
function mayHoldThem(call: Node, receiver: Node, file: RustFile): boolean {
  if (methodOf(call) !== 'insert' || receiver.kind !== 'field_expression') return false;
  const found = file.typeOf(receiver);
  return !found || isMap(methodTarget(found)) || isSet(methodTarget(found));
}

/** `groups.entry(key).or_default().push(item)`: many items come under one key. */
function isGrouped(entry: Node): boolean {
  const opened = entry.parent?.parent;
  const added = opened?.parent?.parent;
  return (
    /^or_(?:default|insert|insert_with)$/.test(
      (opened?.kind === 'call_expression' && methodOf(opened)) || '',
    ) &&
    added?.kind === 'call_expression' &&
    receiverOf(added) === opened
  );
}

/** What to reserve for; null where the number of turns is not known or the loop runs inside another one. */
function roomFor(source: Node, file: RustFile): string | null {
  if (isAnyIterator(source, file))
    return `turn \`${source.text}\` into its iterator first and reserve its \`size_hint().0\``;
  // Asked to make room again and again, a list would no longer grow by doubling.
  if (enclosingLoop(source)) return null;
  const length = knownLength(source, file);
  return (
    length &&
    `\`reserve\` room for ${length.text ? `\`${length.text}\`` : 'the number of turns'} before the loop`
  );
}

/** `collect_below(item, all)` in the same turn: how many come is not known after all. */
function isLentOnIn(list: Node, body: Node): boolean {
  for (const call of body.descendantsOfKind('call_expression'))
    if (argumentsOf(call).some((each) => each.text.replace(/^&mut\s+/, '') === list.text)) return true;
  return false;
}

/** What a caller lends gets more from others, a builder is told a few things once, and beside what some turns do growing is nothing. */
function isLittle(list: Node, loop: Loop, fn: Node, file: RustFile): boolean {
  if (list.kind === 'identifier' || isBuilder(fn)) return true;
  const found = file.typeOf(list);
  const target = found && methodTarget(found);
  return outweighsGrowth(loop, !!target && (isMap(target) || isSet(target)));
}

/** `self.scopes.pop()` elsewhere in the file: room that was made once is used again. */
function isStack(list: Node): boolean {
  const name = list.child('field')?.text;
  for (const call of name ? list.tree.root.descendantsOfKind('call_expression') : [])
    if (/^(?:pop|truncate)$/.test(methodOf(call) ?? '') && receiverOf(call)?.child('field')?.text === name)
      return true;
  return false;
}

/** `fn names(mut self, ..) -> Self`. */
function isBuilder(fn: Node): boolean {
  const self = fn.child('parameters')?.ofKind('self_parameter');
  return /^(?:mut\s+)?self$/.test(self?.text ?? '') && /^Self$/.test(fn.child('return_type')?.text ?? '');
}

/** `path.push(name); visit(path); path.pop();`: what comes also goes. */
function isTakenFrom(list: Node, body: Node): boolean {
  for (const call of body.descendants()) {
    if (!TAKES.has(methodOf(call) ?? '')) continue;
    if (receiverOf(call)?.text === list.text) return true;
  }
  return false;
}

function mayReturnEarly(body: Node): boolean {
  for (const node of body.descendantsOfKind('return_expression'))
    if (!/^return\s+Err\b/.test(node.text)) return true;
  return false;
}

/** A field of `self` or what a `&mut` parameter lends, of a kind that can reserve. */
function isKept(receiver: Node, loop: Node, file: RustFile): boolean {
  if (!/^(?:self\.\w+|\w+)$/.test(receiver.text) || receiver.kind === 'self') return false;
  if (!isRootedOutside(loop, receiver, file)) return false;
  const found = file.typeOf(receiver);
  if (!found) return false;
  const kept = receiver.kind === 'field_expression' || found.refs.startsWith('m');
  const target = methodTarget(found);
  return kept && hasCapacity(target) && (isMap(target) || isSet(target) || target.name === 'Vec');
}

/** `shrink_to` on a collection that holds nothing reserves nothing: `reserve` was meant. */
export function shrunkWhileEmpty(call: Node, file: RustFile): Problem | null {
  if (methodOf(call) !== 'shrink_to') return null;
  const receiver = receiverOf(call);
  const binding = receiver?.kind === 'identifier' ? file.bindingOf(receiver) : undefined;
  if (
    !binding?.whole ||
    binding.uses[0]?.node !== receiver ||
    !emptyContainer(binding.value, file.typeOf(binding.value))
  )
    return null;
  return {
    at: binding.declaration,
    until: call,
    message: `\`${binding.name}\` is empty when \`shrink_to\` is called, so the call makes no room and every later insertion may allocate.`,
    help: `create \`${binding.name}\` with that capacity, or call \`reserve\``,
  };
}

/** A constructor that hands the capacity it is told to some containers and leaves another one empty. */
export function fieldLeftEmpty(literal: Node, file: RustFile): Problem | readonly Problem[] | null {
  const fn = enclosingFunction(literal);
  if (!fn || !isToldSize(fn) || isPreparedBehind(literal, file)) return null;
  const all = literal.child('body')?.children ?? [];
  const fields = all.filter((child) => /^(?:shorthand_)?field_initializer$/.test(child.kind));
  const owner = file.typeOf(literal)?.name ?? '';
  const sized = all.filter((field) => isSized(valueBehind(field, file), file));
  // So many bytes say nothing about how many of anything else will come.
  if (!sized.some((field) => !isOfBytes(field, owner, file))) return null;
  const sizedNames = new Set(sized.map(fieldName));
  return fields.flatMap((field) => {
    const name = fieldName(field);
    const value = valueBehind(field, file, 1);
    if (!emptyContainer(value, file.declarations.field(owner, name)) || ONLY_LATER.test(name)) return [];
    if (isFilledApart(name, sizedNames, literal)) return [];
    return {
      at: field,
      message: `\`${name}\` is left empty although \`${functionName(fn)}\` is told how much is coming, so it grows step by step.`,
      help: `create \`${name}\` with the capacity too`,
    };
  });
}

/** `buf: Vec::with_capacity(capacity)` of a `buf: Vec<u8>`. */
function isOfBytes(field: Node, owner: string, file: RustFile): boolean {
  const found = file.declarations.field(owner, fieldName(field));
  return !!found && (/^(?:String|OsString|BytesMut)$/.test(found.name) || found.args[0]?.name === 'u8');
}

function fieldName(field: Node): string {
  if (field.kind === 'shorthand_field_initializer') return field.children[0]!.text;
  return field.child('field')?.text ?? field.child('name')?.text ?? '';
}

/** `let mut grid = Self { .. }; grid.make_room_for(n);`: the constructor goes on with what it has made. */
function isPreparedBehind(literal: Node, file: RustFile): boolean {
  const declaration = literal.parent?.kind === 'let_declaration' ? literal.parent : null;
  const [made] = declaration ? file.localsOf(declaration) : [];
  return (
    !!made &&
    file.usesOf(made).some((use) => !!use.method && use.effect === 'borrow-mut' && use.place === use.use.node)
  );
}

/** Holds what is taken out, goes wrong or waits: nothing of what the constructor is told is coming. */
const ONLY_LATER =
  /(?:^|_)(?:removed|deleted|freed?|free_\w+|vacant|evicted|expired|dirty|errors|warnings|pending|queue|stack|scratch|tombstones|recycled)(?:_|$)/;

const SIZES = /(?:^|_)(?:cap|capacity|len|length|size|count|num|n)(?:_|$)/;

function isToldSize(fn: Node): boolean {
  if (functionName(fn).startsWith('with_capacity')) return true;
  return (fn.child('parameters')?.children ?? []).some((each) =>
    SIZES.test(each.child('pattern')?.text ?? ''),
  );
}

/** What a field is given, also by way of a local that is used at most so many times. */
function valueBehind(field: Node, file: RustFile, most = Number.POSITIVE_INFINITY): Node | undefined {
  const value = field.kind === 'shorthand_field_initializer' ? field.children[0] : field.child('value');
  const binding = value?.kind === 'identifier' ? file.bindingOf(value) : undefined;
  return binding?.kind === 'let' && binding.whole && binding.uses.length <= most ? binding.value : value;
}

/** Made with a capacity that a parameter names. */
function isSized(value: Node | undefined, file: RustFile): boolean {
  if (value?.kind !== 'call_expression' || !/with_capacity(?:_and_\w+)?$/.test(calledPath(value) ?? ''))
    return false;
  return argumentsOf(value).some((each) => {
    const root = rootOf(each);
    return !!root && file.bindingOf(root)?.kind === 'parameter';
  });
}
