import type { Binding } from '../../rust/names/scopes.js';
import { consumedBy } from '../../rust/order/collects.js';
import { singlePass } from '../../rust/order/single-pass.js';
import { isOnlyLookedAt } from '../../rust/ownership/only-read.js';
import { argumentsOf, callOfArgument, methodCalledOn, methodOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { wantedType } from '../../rust/types/wanted-type.js';
import type { Problem, Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { isFixedScratch, isOnlyASlice } from './vec-where-array-fits/fixed-scratch.js';
import { listOfAtMostOne } from './vec-where-array-fits/list-of-at-most-one.js';
import { listOnEachWay } from './vec-where-array-fits/list-on-each-way.js';
import { isOnlyAnIterator, JOINS } from './vec-where-array-fits/only-an-iterator.js';

/** More than this is a table that somebody may want on the heap. */
const MAX_ELEMENTS = 32;

export const rule: Rule = {
  id: 'vec-where-array-fits',
  item: 'allocations',
  summary: 'a `Vec` of a fixed number of elements that an array would hold without an allocation',
  severity: { hot: 'warning', warm: 'warning', cold: 'off' },
  blocksWhenHot: false,
  on: ['macro_call'],
  needs: /\bvec!/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.macro !== 'vec' || file.isTestFile) return null;
    const option = node.children.length === 1 ? listOfAtMostOne(node) : null;
    if (option) return option;
    const chosen = listOnEachWay(node, (binding) => isLocalOnlyWalked(binding, file), file);
    if (chosen) return chosen;
    const scratch = isFixedScratch(node, file) && isSliceOfItsOwn(node, file);
    if (!scratch && !(isList(node) && isOnlyWalked(node, file))) return null;
    const told = {
      at: node,
      message: `This \`Vec\` always has ${scratch ? `${node.children.at(-1)!.text} elements` : elementsOf(node)} and is only ${scratch ? 'used as a slice' : 'walked or looked at'}: it is allocated and freed each time for nothing.`,
    };
    const taken = methodThatTakes(node, file);
    if (taken === 'into_iter' && node.children.length === 1)
      return { ...told, help: 'use `std::iter::once(..)`, or leave out `vec!`' };
    if (taken) return { ...told, help: TAKEN_FROM_ARRAY[taken]! };
    return {
      ...told,
      help: 'leave out `vec!`: the array lies on the stack',
      fix: { start: file.text.lastIndexOf('vec', node.start), end: node.start, text: '' },
    };
  },
};

/** How many elements there are, where none is left out under some feature. */
function elementsOf({ children }: Node): string {
  if (children.some(isAttribute)) return 'the same few elements';
  return children.length === 1 ? 'one element' : `${children.length} elements`;
}

function isAttribute({ kind }: Node): boolean {
  return kind === 'attribute_item';
}

/** An array has no `drain`, and its `into_iter()` lends the elements before the edition of 2021. */
const TAKEN_FROM_ARRAY: Readonly<Record<string, string>> = {
  drain: 'leave out `vec!` and walk the array itself, which lies on the stack and has no `drain`',
  into_iter:
    'leave out `vec!`: the array lies on the stack (before the edition of 2021 walked by `IntoIterator::into_iter([..])`)',
};

/** The method that gives the elements away: of the list, or of the name that stands for it. */
function methodThatTakes(macro: Node, file: RustFile): string | undefined {
  const declaration = macro.parent?.kind === 'let_declaration' ? macro.parent : null;
  const [use] = declaration ? (file.localsOf(declaration)[0]?.uses ?? []) : [];
  const call = methodCalledOn(use?.node ?? macro);
  const method = (call && methodOf(call)) ?? '';
  return Object.hasOwn(TAKEN_FROM_ARRAY, method) ? method : undefined;
}

/** `vec![a, b]`, not `vec![0; n]`, and not empty. */
function isList(macro: Node): boolean {
  const { children, text } = macro;
  return (
    children.length > 0 &&
    children.length <= MAX_ELEMENTS &&
    !children.some((child) => child.field === 'length') &&
    text.includes('[')
  );
}

/** A local that nothing but slices are taken of. */
function isSliceOfItsOwn(macro: Node, file: RustFile): boolean {
  const declaration = macro.parent?.kind === 'let_declaration' ? macro.parent : null;
  if (!declaration || declaration.child('type')) return false;
  const [binding] = file.localsOf(declaration);
  return !!binding?.whole && isOnlyASlice(binding, file);
}

function isLent(macro: Node): boolean {
  return macro.parent?.kind === 'reference_expression';
}

/** `for x in vec![..]`, `&vec![..]` as an argument of a slice, or a name that is only looked at. */
function isOnlyWalked(macro: Node, file: RustFile): boolean {
  const parent = macro.parent!;
  if (parent.kind === 'for_expression') return macro.field === 'value';
  if (isTakenApart(macro)) return true;
  if (isLent(macro))
    return callOfArgument(parent) !== null && parent.child('value') === macro && takesSlice(parent, file);
  if (parent.kind !== 'let_declaration' || parent.child('type')) return false;
  const [binding] = file.localsOf(parent);
  return !!binding?.whole && isLocalOnlyWalked(binding, file);
}

function isLocalOnlyWalked(binding: Binding, file: RustFile): boolean {
  if (binding.uses.length === 1 && isWalkedOnce(binding, file)) return true;
  if (binding.mutable) return isOnlyASlice(binding, file);
  return isOnlyLookedAt(binding, file) && file.usesOf(binding).every(isAnArraysToo);
}

/** `list.extend(vec![a, b])`, `vec![a, b].into_iter()`: an array is an iterator of its own elements as well. */
function isTakenApart(macro: Node): boolean {
  const call = callOfArgument(macro);
  if (call) return JOINS.test(methodOf(call) ?? '') && argumentsOf(call)[0] === macro;
  const iter = methodCalledOn(macro);
  return methodOf(iter ?? macro) === 'into_iter' && (consumedBy(iter!) !== null || isOnlyAnIterator(iter!));
}

function isWalkedOnce(binding: Binding, file: RustFile): boolean {
  const pass = singlePass(binding.uses[0]!.node, binding.node, file);
  return (
    !!pass && (pass.kind !== 'argument' || methodOf(binding.uses[0]!.node.parent!.parent!) === 'into_iter')
  );
}

/** Methods that arrays and slices have as well; a plain borrow may want a `&Vec`. */
const OF_SLICES =
  /^(?:iter|len|is_empty|contains|first|last|get|join|concat|as_slice|windows|chunks|binary_search|starts_with|to_vec)$/;

function isAnArraysToo(use: ReturnType<RustFile['usesOf']>[number]): boolean {
  if (use.method !== null) return OF_SLICES.test(use.method);
  const parent = use.place.parent;
  return (
    parent?.kind === 'index_expression' ||
    (parent?.kind === 'reference_expression' && parent.parent?.kind === 'for_expression')
  );
}

function takesSlice(reference: Node, file: RustFile): boolean {
  return wantedType(reference, file)?.name === '[]';
}
