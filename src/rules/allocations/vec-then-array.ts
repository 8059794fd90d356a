import { emptyContainer } from '../../rust/cost/containers.js';
import { declaredFor } from '../../rust/functions/signatures.js';
import type { Binding } from '../../rust/names/scopes.js';
import { callsOfChain, isCollect, listCollectedBy } from '../../rust/order/collects.js';
import { isRepeated } from '../../rust/ownership/places.js';
import { valueOfSingleUse } from '../../rust/ownership/single-use.js';
import type { UseFacts } from '../../rust/ownership/uses.js';
import { withBorrow } from '../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  calleeName,
  callOfArgument,
  enclosingFunction,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Type, typeFromNode } from '../../rust/types/types.js';
import { wantedType } from '../../rust/types/wanted-type.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { decodedIntoArray, decodedToLookAt } from './vec-then-array/decoded-on-heap.js';
import { fromTheStart, needsListOnTheWay } from './vec-then-array/filled-on-the-way.js';
import { sliceItself } from './vec-then-array/slice-itself.js';

export const rule: Rule = {
  id: 'vec-then-array',
  item: 'allocations',
  summary: 'a `Vec` made only to be turned into an array of fixed length',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\btry_(?:into|from)\b|\bdecode\(/,
  check(node: Node, file: RustFile): Problem | null {
    const given = turnedIntoArray(node);
    if (!given) return decodedToLookAt(node, file);
    if (!mayBeArray(node, file)) return null;
    const list = valueOfSingleUse(given, file) ?? given;
    return (
      copiedSlice(list, node, file) ??
      filledLocal(given, node, file) ??
      collectedInPlace(list, node) ??
      decodedIntoArray(list)
    );
  },
};

/** `list` in `list.try_into()` and in `<[T; N]>::try_from(list)`. */
function turnedIntoArray(call: Node): Node | undefined {
  if (methodOf(call) === 'try_into') return receiverOf(call);
  const target = calledTarget(call);
  const [list] = argumentsOf(call);
  return list && target && /^<?\[[^\]]*\]>?::try_from$/.test(target.text) ? list : undefined;
}

/** Lists that are bounded or never empty are made by `try_into`, too. */
const OTHER_LISTS = /\b(?:Bounded(?:Vec|\w*Set)|FixedVector|VariableList|NonEmpty\w*|Vec1|ArrayVec)\b/;

/** Is an array asked for, as far as it is written what is? */
function mayBeArray(call: Node, file: RustFile): boolean {
  if (methodOf(call) !== 'try_into') return true;
  const value = valueMade(call);
  if (value.parent!.kind === 'assignment_expression')
    return file.typeOf(value.parent!.child('left'))?.name === '[;]';
  const asked = askedFor(value, file);
  // What a field of a struct from elsewhere holds may be any list that is bounded.
  if (!asked) return value.parent!.kind !== 'field_initializer' && !file.hasText(OTHER_LISTS);
  return asked.name === '[;]' || file.declarations.alias(asked.name)?.name === '[;]' || asked.name === '_';
}

/** The call with what unwraps its result. */
function valueMade(call: Node): Node {
  for (let at = call; ; at = at.parent!) {
    const parent = at.parent!;
    const onward =
      parent.kind === 'try_expression' ||
      (parent.kind === 'field_expression' && parent.parent?.kind === 'call_expression') ||
      (parent.kind === 'call_expression' && at.kind === 'field_expression');
    if (!onward) return at;
  }
}

function askedFor(value: Node, file: RustFile): Type | null {
  const wrapped = callOfArgument(value);
  const isInOk = !!wrapped && /^(?:Ok|Some)$/.test(calledPath(wrapped) ?? '');
  const answer = isInOk ? wrapped : value;
  const parent = answer.parent!;
  const fn = enclosingFunction(value);
  const isReturned = parent.kind === 'return_expression' || (parent.kind === 'block' && parent.parent === fn);
  if (!isReturned) return wantedType(value, file);
  const returned = typeFromNode(fn?.child('return_type'));
  return returned && /^(?:\w*Result|Option)$/.test(returned.name) ? (returned.args[0] ?? null) : returned;
}

/** Is the author sure of the length? */
function isUnwrapped(call: Node): boolean {
  return /^(?:unwrap|expect|unwrap_or_else|unwrap_unchecked|unwrap_or_default)$/.test(nextMethod(call));
}

/** `slice.to_vec().try_into()`: a slice turns into an array itself. */
function copiedSlice(list: Node, call: Node, file: RustFile): Problem | null {
  if (methodOf(list) !== 'to_vec' || argumentsOf(list).length > 0) return null;
  return {
    at: calledTarget(list)!.child('field')!,
    ...(call.contains(list) && { until: call }),
    message: `\`${receiverOf(list)!.text}\` is copied to the heap only to be copied from there into an array.`,
    help: `a slice of \`Copy\` elements turns into an array itself: ${sliceItself(list, call, file)}`,
  };
}

function collectedInPlace(list: Node, call: Node): Problem | null {
  const collect = listCollectedBy(list);
  if (!collect) return null;
  return {
    at: calledTarget(collect)!.child('field')!,
    ...(call.contains(list) && { until: call }),
    message: 'The items are collected on the heap only to be moved from there into an array of fixed length.',
    help: advice(collect),
    ...(!isUnwrapped(call) && !isTakenApart(call) && { minor: true }),
  };
}

/** `let [left, right]: [T; 2] = list.try_into().map_err(..)?`: `next()` gives each of a few. */
function isTakenApart(call: Node): boolean {
  const declaration = valueMade(call).parent!;
  return declaration.kind === 'let_declaration' && declaration.child('pattern')?.kind === 'slice_pattern';
}

function advice(collect: Node): string {
  for (const each of callsOfChain(receiverOf(collect)!))
    if (/^(?:map|enumerate|zip)$/.test(methodOf(each) ?? ''))
      return 'use `map` of the array it comes from, or fill the array with `std::array::from_fn`';
  return 'fill the array with `std::array::from_fn`, which takes `next()` of an iterator too';
}

/** `let mut list = Vec::new(); for .. { list.push(..) } Word(list.try_into().unwrap())` */
function filledLocal(list: Node, call: Node, file: RustFile): Problem | null {
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (binding?.kind !== 'let' || !binding.whole || !isUnwrapped(call) || isRepeated(list, binding))
    return null;
  const value = binding.value;
  if (!value || !isMadeHere(value, typeFromNode(binding.declaration.child('type')))) return null;
  const others = file.usesOf(binding).filter((use) => use.use.node !== list);
  if (others.some((use) => use.effect === 'move' || use.effect === 'hidden')) return null;
  // Asked for its length, it is input that may be too long.
  if (others.some((use) => use.method === 'len' || use.method === 'is_empty')) return null;
  if (needsListOnTheWay(value, others, file)) return null;
  return {
    at: value,
    message: `\`${binding.name}\` is filled on the heap and then moved into an array of fixed length on line ${call.line}.`,
    ...howToFill(binding, others, file),
  };
}

function howToFill(
  { name, value }: Binding,
  uses: readonly UseFacts[],
  file: RustFile,
): Pick<Problem, 'help' | 'minor'> {
  const written = uses.find(isLentToWriter);
  if (!written) return { help: fromTheStart(value!, uses) };
  const lent = withBorrow(written.place);
  const call = written.method ? null : callOfArgument(lent);
  const asked = call && declaredFor(lent, call, file);
  const array = `\`&mut ${name}[..]\` of a \`let mut ${name} = [0; N];\``;
  return asked?.name === 'Vec'
    ? { help: `let \`${calleeName(call!)}\` take any \`Write\`, and lend it ${array}`, minor: true }
    : { help: `lend an array to be written to: ${array} is a writer, too` };
}

/** `header.write(&mut buf)`, `write!(buf, ..)`: what is not pushed here comes by `Write`. */
function isLentToWriter({ effect, method, call }: UseFacts): boolean {
  if (call?.kind === 'macro_call') return /^write(?:ln)?$/.test(call.macro);
  return method ? /^write\w*$/.test(method) : effect === 'borrow-mut';
}

function isMadeHere(value: Node, declared: Type | null): boolean {
  if (emptyContainer(value, declared)?.name === 'Vec') return true;
  if (value.kind === 'macro_call') return value.macro === 'vec';
  return isCollect(value) || calledPath(value) === 'Vec::with_capacity';
}
