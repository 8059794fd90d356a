import type { Binding } from '../../../rust/names/scopes.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { isPlainStruct, ownsEverything } from '../../../rust/ownership/owns-everything.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { isMovedIntoClosure, type UseFacts } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { MUTATING_METHODS } from '../../../rust/types/methods.js';
import { type Type, UNKNOWN } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** Filled and only looked at, so that what it holds can be thrown away at the end of the turn. `outer` is the name that its block gives it to. */
export function staysInTurn(
  binding: Binding,
  made: Type,
  loop: Loop,
  file: RustFile,
  outer?: { at: Node; binding: Binding },
): boolean {
  if (made.args.some((arg) => arg.refs !== '')) return false;
  const uses = [
    ...file.usesOf(binding).filter((use) => use.use.node !== outer?.at),
    ...(outer ? file.usesOf(outer.binding) : []),
  ];
  if (uses.some((use) => use.effect === 'hidden' || isMovedIntoClosure(use.use))) return false;
  const drains = made.args.length > 0 && made.args.every((arg) => file.isCopy(arg) === true);
  if (uses.some((use) => use.effect === 'move' && !(drains && isWalkedByTurn(use, loop)))) return false;
  if (uses.some((use) => isTakenOut(use))) return false;
  const filling = uses.filter(isFilling);
  return (
    filling.length > 0 &&
    (isOwnedContent(made, binding.node, file) ||
      filling.every((use) => isLentAsBytes(use, binding, made) || !mayBorrowFromTurn(use, loop, file)))
  );
}

/** `for (row, score) in rows.iter().zip(scores)` by the turn itself: numbers can be looked at where they are. */
function isWalkedByTurn({ use, place }: UseFacts, loop: Loop): boolean {
  if (place !== use.node) return false;
  const zip = callOfArgument(place);
  const head = zip && methodOf(zip) === 'zip' ? zip : place;
  const walk = head.parent?.kind === 'for_expression' && head.field === 'value' ? head.parent : null;
  return !!walk && enclosingLoop(walk)?.node === loop.node;
}

export function isFilling(use: UseFacts): boolean {
  if (isElementWritten(use)) return true;
  if (use.effect === 'borrow-mut' || (use.method !== null && MUTATING_METHODS.has(use.method))) return true;
  const written = use.call?.kind === 'macro_call' && /^write(?:ln)?$/.test(use.call.macro);
  return written && use.call?.child('arguments')?.children[0] === use.place;
}

/** `distance[source] = 0`, `forces[i].0 += pull`: what was made of some length is filled by index. */
function isElementWritten(use: UseFacts): boolean {
  return (
    use.effect === 'assign' && use.place !== use.use.node && use.use.node.parent?.kind === 'index_expression'
  );
}

/** `mem::take(&mut buf)`, `other.append(&mut buf)`, `buf.drain(..)` that is kept. */
export function isTakenOut(use: UseFacts): boolean {
  const path = use.call ? (calledPath(use.call) ?? methodOf(use.call) ?? '') : '';
  return /(?:^|::)(?:take|replace|swap|append|split_off|split_to|freeze)$/.test(path);
}

function isOwnedContent(made: Type, near: Node, file: RustFile): boolean {
  if (['String', 'BytesMut', 'OsString'].includes(made.name)) return true;
  return made.args.length > 0 && made.args.every((arg) => ownsItself(arg, near, file));
}

function ownsItself(found: Type, near: Node, file: RustFile): boolean {
  if (found.name === '_') return false;
  // `(u16, Register)`
  const isTuple = found.name === '()' && found.refs === '' && found.args.length > 0;
  if (isTuple) return found.args.every((part) => ownsItself(part, near, file));
  return ownsEverything(found, file) || isPlainStruct(found, near);
}

/** Bytes and texts are written so. */
const WRITES =
  /(?:^|_|::)(?:encode|write|serialize|to_compact|to_writer|ssz_append|read_to_end|read_to_string|read_line|read_until|format|render|decompress|inflate|read_into|decode_into|encode_into|copy_into)(?:$|_)/;

/** Take out or move about what is there already. */
const ADDS_NOTHING =
  /^(?:pop\w*|clear|truncate|reserve\w*|shrink_to\w*|sort\w*|reverse|dedup\w*|retain\w*|remove|swap|swap_remove|rotate_\w+)$/;

/** Elements that may be references to what this turn owns keep the buffer from outliving it. */
function mayBorrowFromTurn(use: UseFacts, loop: Loop, file: RustFile): boolean {
  const { call } = use;
  if (call && !use.method && WRITES.test(methodOf(call) ?? calledPath(call) ?? '')) return false;
  if (call && !use.method && isFilledFromOutside(use, loop, file)) return false;
  if (ADDS_NOTHING.test(use.method ?? '')) return false;
  const given = call && use.method ? argumentsOf(call) : [];
  if (given.length === 0) return true;
  return given.some((argument) => {
    const found = elementsGiven(use, file.typeOf(argument), file);
    return found
      ? !ownsItself(found, argument, file)
      : loop.body.contains(argument) && !isCopied(argument, file);
  });
}

/** `store.load(id, &mut read_buf)`: what is called a buffer, and is filled by the function it is lent to, holds bytes. */
function isLentAsBytes(
  { effect, method, place, use }: UseFacts,
  { name }: Binding,
  { name: kind }: Type,
): boolean {
  if (effect !== 'borrow-mut' || method !== null || place !== use.node || kind !== 'Vec') return false;
  return /(?:^|_)buf(?:fer)?\d?$/.test(name);
}

/** Of a list that is lent to be copied from, what counts is what it holds. */
function elementsGiven(use: UseFacts, found: Type | null, file: RustFile): Type | null {
  if (!found || !/^extend(?:_from_slice)?$/.test(use.method ?? '') || found.refs === '') return found;
  const element = /^(?:\[\]|\[;\]|Vec|VecDeque)$/.test(found.name) ? found.args[0] : found;
  return (element && file.functionAt(use.use.node)?.types.boundOf(element)) ?? element ?? null;
}

/** `receiver.poll_recv_many(cx, &mut batch, n)`: whoever fills it was there before the turn, and so is what it may lend. */
function isFilledFromOutside(use: UseFacts, loop: Loop, file: RustFile): boolean {
  const { call } = use;
  const receiver = call && receiverOf(call);
  if (!receiver || !rootOf(receiver)) return false;
  return [receiver, ...argumentsOf(call)].every((part) =>
    [...part.descendants()].every((node) => {
      if (node.kind !== 'identifier' || node === use.use.node) return true;
      const binding = file.bindingOf(node);
      return (
        !binding || !loop.node.contains(binding.node) || file.isCopy(file.typeOf(node) ?? UNKNOWN) === true
      );
    }),
  );
}

/** A name that is given away and used again is a number, an id or a reference; ids are what sets of seen things hold. */
function isCopied(argument: Node, file: RustFile): boolean {
  const binding = argument.kind === 'identifier' ? file.bindingOf(argument) : undefined;
  if (!binding || binding.kind === 'for' || binding.mutable) return false;
  return file.usesAfter(binding, argument).some((use) => use.effect === 'move' && use.method === null);
}
