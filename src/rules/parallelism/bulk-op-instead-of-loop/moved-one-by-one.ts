import { functionCalled } from '../../../rust/functions/function-called.js';
import { functionName } from '../../../rust/functions/shape.js';
import type { Binding } from '../../../rust/names/scopes.js';
import {
  isOnePlaceThroughout,
  isRootedOutside,
  mentionsBindingOf,
} from '../../../rust/order/bound-within.js';
import { baseOf } from '../../../rust/order/loop-length.js';
import { onlyStep } from '../../../rust/order/only-step.js';
import { isItemOf, type Walk } from '../../../rust/order/walks.js';
import { isPlace, overlaps, pathOf } from '../../../rust/ownership/places.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutAwaitsAndOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSharded } from '../../../rust/types/sharded.js';
import { isTypeParameter } from '../../../rust/types/type-parameters.js';
import { isSequence, methodTarget, printType } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { clonedWalk, isKnownCopy, isWalkOfSlice, takesSlice } from './bulk-call.js';
import { isSlice } from './copied-by-index.js';
import { hasRoomForAll, hasRoomForUnknown, isOfUnknownMake, saysHowMany } from './room-for-unknown.js';

/** `for x in xs { v.push(x); }` and nothing else. */
export function movedOneByOne(walk: Walk, file: RustFile): Problem | null {
  const call = onlyCall(walk);
  if (!call) return null;
  const { node: loop, source: walked } = walk;
  const method = methodOf(call) ?? '';
  const target = receiverOf(call);
  const args = argumentsOf(call);
  const [first] = args;
  if (!target || !first) return null;
  const written = writesOneByte(call, method, walk, file);
  if (written) return bytes(loop, written, method);
  if (pushesOneByte(call, walk, file)) return bytes(loop, target, method);
  if (!isPlace(target) || !isRootedOutside(loop, target, file)) return null;
  // `rows[y].push(0)` for each `y`: another list at each turn.
  if (args.length !== 1 || mentionsBindingOf(loop, target, file)) return null;
  if (
    method === 'push' &&
    isRepeatedConstant(first, walk, file) &&
    mayBeResized(target, file) &&
    (takesOneItem(method, target, file) || isNumberOrFlag(first, target, file))
  )
    return sameAgain(loop, target, first);
  if (method === 'push' && isText(target, file) && isOfOutsideEachTurn(first, walk, file))
    return letterAgain(loop, target, first);
  const isIndexed = isElementOf(first, target, walk, file);
  if (!(isIndexed || isItem(first, walk, file)) || !takesOneItem(method, target, file)) return null;
  const copied = method === 'push' && (isIndexed || isCopied(first));
  // A slice is asked for; `extend` itself can't call itself.
  if (method === 'put_u8' && isScattered(walked, file)) return null;
  if (isInExtend(loop) && target.kind === 'self') return null;
  if (method !== 'put_u8' && !copied && !saysHowMany(walked, file)) return null;
  if (isSharded(file.typeOf(baseOf(walked)))) return null;
  const coerced = coercion(target, first, file);
  const isUnknown = method !== 'put_u8' && !isIndexed && isOfUnknownMake(walked, file);
  const bulk =
    method === 'put_u8'
      ? 'put_slice'
      : copied && (isIndexed || isWalkOfSlice(walked, file)) && !coerced && takesSlice(target, first, file)
        ? 'extend_from_slice'
        : 'extend';
  const inBlock = !coerced && !isUnknown && !(isCopied(first) && !isKnownCopy(first, file));
  const isCloned = bulk === 'extend' && isCopied(first) && !coerced && isWalkOfSlice(walked, file);
  const given = isCloned ? clonedWalk(walked) : '..';
  const grows = hasRoomForAll(target, loop, file) ? '' : ` and may grow \`${target.text}\` again`;
  return {
    at: loop,
    message: `Each \`${method}\` checks for room${grows}, where one \`${bulk}\` makes room once${inBlock ? ' and moves the items in a block' : ''}.`,
    help: `replace the loop by \`${target.text}.${bulk}(${given})\`${coerced ? `, each item with \`${coerced}\`` : ''}`,
    ...((coerced || isUnknown || hasRoomForUnknown(target, walked, loop, file)) && { minor: true }),
  };
}

function isInExtend(loop: Node): boolean {
  const fn = enclosingFunction(loop);
  return !!fn && /^(?:extend|from_iter)/.test(functionName(fn));
}

/** An iterator that the caller chooses: there is no slice to hand over. */
function isScattered(walked: Node | undefined, file: RustFile): boolean {
  if (walked?.kind !== 'identifier') return false;
  const found = file.typeOf(walked);
  return isTypeParameter(found, walked) || /^(?:Iterator|IntoIterator|impl)$/.test(found?.name ?? '');
}

/** The call that is all of the loop's body, with its `?` or `unwrap` taken away. */
function onlyCall(walk: Walk): Node | null {
  const value = onlyStep(walk.body);
  const call = value && withoutAwaitsAndOpenings(value, OPENING);
  return call?.kind === 'call_expression' ? call : null;
}

/** Writes a byte at a time: `byte.write(buf)`, `out.write_all(&[byte])?`. */
function writesOneByte(call: Node, method: string, walk: Walk, file: RustFile): Node | null {
  const target = receiverOf(call)!;
  const [first, second] = argumentsOf(call);
  if (second) return null;
  if (method === 'write_u8')
    return isPlace(target) &&
      first &&
      isItem(first, walk, file) &&
      isOnePlaceThroughout(walk.node, target, file) &&
      !isScattered(walk.source, file)
      ? target
      : null;
  if (/^(?:write|encode)$/.test(method) && isItem(target, walk, file) && file.typeOf(target)?.name === 'u8')
    return first!;
  if (!/^(?:write_all|write|update|extend_from_slice|put_slice)$/.test(method) || !isPlace(target))
    return null;
  const list = first?.kind === 'reference_expression' ? first.child('value') : undefined;
  if (list?.kind !== 'array_expression' || list.children.length !== 1) return null;
  return isItem(list.children[0]!, walk, file) && isOnePlaceThroughout(walk.node, target, file)
    ? target
    : null;
}

/** `self.emit(*byte)?`, where `emit` of the same type pushes the one byte that it is given. */
function pushesOneByte(call: Node, walk: Walk, file: RustFile): boolean {
  const [given, more] = argumentsOf(call);
  const body =
    !more && given && isItem(given, walk, file) ? functionCalled(call, file)?.child('body') : undefined;
  const parameters = functionCalled(call, file)?.child('parameters')?.children ?? [];
  const byte = parameters.find((each) => each.child('type')?.text === 'u8')?.child('pattern')?.text;
  if (!body || !byte || body.children.length > MAX_STEPS_OF_PUSH) return false;
  return [...body.descendantsOfKind('call_expression')].some(
    (each) => /^(?:push|put_u8)$/.test(methodOf(each) ?? '') && argumentsOf(each)[0]?.text === byte,
  );
}

/** What does more than look for room and push has other work to do with a byte. */
const MAX_STEPS_OF_PUSH = 4;

function bytes(loop: Node, target: Node, method: string): Problem {
  return {
    at: loop,
    message: `\`${method}\` is called for every single byte, where one call hands the whole slice to \`${target.text}\`.`,
    help: 'write the slice in one call',
  };
}

/** `for _ in 0..n { v.push(0) }` */
function isRepeatedConstant(argument: Node, walk: Walk, file: RustFile): boolean {
  const isConstant =
    /(?:integer|float|boolean|char)_literal$/.test(argument.kind) ||
    /^(?:\w+::)*(?:[A-Z][A-Z0-9_]+|None)$/.test(argument.text);
  return walk.source.kind === 'range_expression' && (isConstant || isOfOutside(argument, walk, file));
}

function isText(target: Node, file: RustFile): boolean {
  const found = file.typeOf(target);
  return !!found && methodTarget(found).name === 'String';
}

function isOfOutsideEachTurn(argument: Node, walk: Walk, file: RustFile): boolean {
  return walk.source.kind === 'range_expression' && isOfOutside(argument, walk, file);
}

/** `for _ in 0..width { line.push(fill) }`: a blank or two of indentation are no loss, a letter that the caller chooses is. */
function letterAgain(loop: Node, target: Node, letter: Node): Problem {
  return {
    at: loop,
    message: `\`${letter.text}\` is encoded and pushed one at a time, each with a check for room, where \`extend\` makes room once.`,
    help: `use \`${target.text}.extend(std::iter::repeat_n(${letter.text}, ..))\``,
  };
}

/** `for _ in 0..n { row.push(fill) }`, `row.push(fill.clone())`: nothing else runs that could change it. */
function isOfOutside(argument: Node, walk: Walk, file: RustFile): boolean {
  const value = withoutCopy(argument);
  if (!/^(?:identifier|field_expression)$/.test(value.kind) || !isPlace(value)) return false;
  return isRootedOutside(walk.node, value, file);
}

/** No path or text takes a number: what does is a list, a bitmap or a builder, and these can be resized. */
function isNumberOrFlag(value: Node, target: Node, file: RustFile): boolean {
  return /^(?:integer|float|boolean)_literal$/.test(value.kind) && file.typeOf(target) === null;
}

/** Of what has a `push`: a text, a heap and a path can't be resized. */
function mayBeResized(target: Node, file: RustFile): boolean {
  const found = file.typeOf(target);
  return !found || !/^(?:String|OsString|BinaryHeap|PathBuf|ArrayString)$/.test(methodTarget(found).name);
}

function sameAgain(loop: Node, target: Node, value: Node): Problem {
  return {
    at: loop,
    message: `\`${value.text}\` is pushed one at a time, each with a check for room, where \`resize\` fills the memory in one go.`,
    help:
      value.text === 'None'
        ? `use \`${target.text}.resize_with(.., || None)\``
        : `use \`${target.text}.resize(.., ${value.text})\`, or \`vec![${value.text}; n]\``,
  };
}

/** A list of `&dyn Shape` or of `&str`: `push` makes one of a reference to a shape or a `String` by itself, `extend` has to be told to. */
function coercion(target: Node, item: Node, file: RustFile): string | null {
  const held = file.typeOf(target);
  if (!held) return null;
  const [wanted] = methodTarget(held).args;
  const given = file.typeOf(item);
  if (/\bdyn\b/.test(printType(held))) {
    const holder = wanted && wanted.refs === '' && wanted.name !== 'dyn' ? wanted.name : null;
    return holder ? `as ${holder}<dyn ..>` : 'as &dyn ..';
  }
  return wanted && given && wanted.refs.startsWith('&') && wanted.name !== '_' && wanted.name !== given.name
    ? `as ${printType(wanted)}`
    : null;
}

function takesOneItem(method: string, target: Node, file: RustFile): boolean {
  if (method === 'put_u8') return true;
  const found = file.typeOf(target);
  if (!found) return /^(?:push|push_back)$/.test(method) && isOwnLocal(target, file);
  const kind = methodTarget(found);
  if (method === 'push') return (isSequence(kind) || kind.name === 'BinaryHeap') && kind.name !== 'ArrayVec';
  // A set hashes or orders each item on its own, however many it gets at once.
  return method === 'push_back' && kind.name === 'VecDeque';
}

/** A `let mut` of unknown type that is used as a collection of the standard library. */
function isOwnLocal(target: Node, file: RustFile): boolean {
  const binding = target.kind === 'identifier' ? file.bindingOf(target) : undefined;
  if (binding?.kind !== 'let' || !binding.whole || !binding.mutable) return false;
  return file
    .usesOf(binding)
    .some(({ method, use }) => (method ? OF_LISTS.test(method) : isAnswer(use.node, binding)));
}

/** The list that the function was to make: a sink stays with who has lent it. */
function isAnswer(use: Node, { name, value }: Binding): boolean {
  const fn = enclosingFunction(use);
  const isTail = use.parent === fn?.child('body') && fn?.child('body')?.children.at(-1) === use;
  const isLast = isTail || use.parent?.kind === 'return_expression';
  const told = `${name} ${value?.text} ${fn?.child('return_type')?.text}`;
  return isLast && !PATHS.test(told);
}

const PATHS = /path|dir|canonicalize|url/i;

/** What a list has, and no path, sink or builder that has a `push` too. */
const OF_LISTS =
  /^(?:pop|truncate|drain|sort\w*|dedup\w*|extend\w*|iter|iter_mut|into_iter|first|last|reverse|swap_remove|retain|append|reserve|capacity|as_slice|concat|chunks\w*|windows)$/;

/** The loop's own variable as it is, dereferenced or copied. */
function isItem(argument: Node, walk: Walk, file: RustFile): boolean {
  return isItemOf(walk, withoutCopy(argument), file);
}

/** `data[i]` of `for i in 0..data.len()` */
function isElementOf(argument: Node, target: Node, walk: Walk, file: RustFile): boolean {
  const at = withoutCopy(argument);
  const [list, index] = at.kind === 'index_expression' ? at.children : [];
  const { pattern, source } = walk;
  if (!list || !index || pattern.kind !== 'identifier' || index.text !== pattern.text) return false;
  if (source.kind !== 'range_expression' || overlaps(pathOf(list), pathOf(target))) return false;
  return isPlace(list) && isRootedOutside(walk.node, list, file) && isSlice(list, file);
}

function withoutCopy(argument: Node): Node {
  const at =
    argument.kind === 'unary_expression' && argument.text.startsWith('*') ? argument.children[0]! : argument;
  return isCopied(at) ? receiverOf(at)! : at;
}

function isCopied(argument: Node): boolean {
  return methodOf(argument) === 'clone';
}
