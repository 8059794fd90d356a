import { holdsComplaints } from '../../../rust/cost/complaints.js';
import { callsInFile, parameterOfCallee } from '../../../rust/functions/callees.js';
import { functionCalled } from '../../../rust/functions/function-called.js';
import { signatureOf } from '../../../rust/functions/signatures.js';
import { itemsNamed } from '../../../rust/names/items-by-name.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { goesOverFew, isFewByName } from '../../../rust/order/few.js';
import { mostKeptIn } from '../../../rust/order/kept-short.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop, type Loop, lineOfLoop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodFoundOn } from '../../../rust/types/behind-deref.js';
import type { Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** Of these a table, a cluster, a protocol or a user has a few. */
const FEW_BY_TYPE =
  /^(?:\w*(?:Type|Kind|Scheme|Mode|Field|FieldRef|Column|ColumnSchema|ColumnDef|ColumnOption|Peer|Replica|Role|Permission))$/;

/** How a list is walked item by item. */
export const WALKS = /^(?:iter|iter_mut|iter_enumerated|values|values_mut|keys)$/;

/** Nothing tells that the list has only a few items. */
export function mayBeLong(list: Node, file: RustFile): boolean {
  if (isLentTable(list, file) || isPutTogether(list, file) || isWrittenOutByCallers(list, file)) return false;
  const found = file.typeOf(list);
  const target = found && methodFoundOn(found, 'iter', file.declarations);
  if (target && ['[;]', 'ArrayVec', 'Option', 'SmallVec'].includes(target.name)) return false;
  // `Vec<Address, MAX>` of a crate without a heap.
  if (target?.name === 'Vec' && /^[A-Z][A-Z0-9_]*$|^\d/.test(target.args[1]?.name ?? '')) return false;
  // There are few delimiters and flags to tell apart, however often they are asked for.
  if (/^(?:u8|char|bool)$/.test(target?.args[0]?.name ?? '')) return false;
  if (isEnumeration(target?.args[0], list, file) || FEW_BY_TYPE.test(target?.args[0]?.name ?? ''))
    return false;
  const last = /(\w+)(?:\(\))?$/.exec(spelling(list))?.[1] ?? '';
  if (/^[A-Z][A-Z0-9_]*$/.test(last) || holdsComplaints(last)) return false;
  if (isFewByName(spelling(list)) && !isCollectedMeanwhile(list, file)) return false;
  return (mostKeptIn(list) ?? Number.POSITIVE_INFINITY) > FEW_ITEMS;
}

/** `path.parents()`, `self.stack`: what stands above something in a tree, as many as the tree is deep. */
export function isWayDown(list: Node): boolean {
  return /(?:(?:^|[._])(?:parents|ancestors|ancestry|lineage|breadcrumbs|stack|trail)|(?:^|\.)path)(?:\(\))?$/.test(
    spelling(list).replace(/\.as_slice\(\)$/, ''),
  );
}

/** A walk of so many items is over before a hash is worked out. */
const FEW_ITEMS = 16;

/** `let known = known_formats();`, `self.formats()`: a function that lends what is written out in the source. */
function isLentTable(list: Node, file: RustFile): boolean {
  const value = list.kind === 'identifier' ? file.bindingOf(list)?.value : list;
  if (value?.kind !== 'call_expression') return false;
  return signatureOf(value, file)?.gist === 'table';
}

/** `self.until_any(&[b';', b'}'])`: everyone who calls the function writes the list out. */
function isWrittenOutByCallers(list: Node, file: RustFile): boolean {
  const held = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  const fn = held?.kind === 'parameter' ? enclosingFunction(list) : null;
  if (!held || !fn || fn.ofKind('visibility_modifier')?.text === 'pub') return false;
  const parameters = fn.child('parameters')!.children;
  const calls = callsInFile(fn, file);
  return (
    calls.length > 0 &&
    calls.every((call) => {
      const given = argumentsOf(call).find((each) => {
        const parameter = parameterOfCallee(each, call, fn);
        return !!parameter && parameters.includes(parameter) && parameter.contains(held.node);
      });
      return given?.kind === 'reference_expression' && given.child('value')?.kind === 'array_expression';
    })
  );
}

/** `let keys = candidate_keys(host)?`, where that function of this file puts a few together, one by one. */
function isPutTogether(list: Node, file: RustFile): boolean {
  const held = list.kind === 'identifier' ? file.bindingOf(list)?.value : undefined;
  const value = held && withoutOpenings(held, OPENING);
  const body = value?.kind === 'call_expression' ? functionCalled(value, file)?.child('body') : undefined;
  if (!body || !/\bvec!|\.push\(/.test(body.text)) return false;
  return !MANY.test(body.text);
}

/** A loop, an iterator, or a list from elsewhere. */
const MANY =
  /\b(?:for|while|loop)\b|\.(?:\w*iter\w*|collect\w*|extend\w*|append|to_vec|clone|cloned|drain|split\w*|concat|map|lines)(?:::<[^(]*>)?\(/;

/** An enum whose variants hold nothing: no list of different ones is longer than the enum. */
function isEnumeration(item: Type | undefined, near: Node, file: RustFile): boolean {
  if (!item) return false;
  if (file.declarations.parts(item.name)?.length === 0) return true;
  const [declared] = itemsNamed(near.tree, 'enum_item', item.name);
  const variants = declared?.child('body')?.children.filter(({ kind }) => kind === 'enum_variant') ?? [];
  return variants.length > 0 && variants.every((variant) => !variant.child('body'));
}

/** `if !columns.contains(name) { columns.push(name) }`: a list of what the loop has seen gets as long as the data has it. */
function isCollectedMeanwhile(list: Node, file: RustFile): boolean {
  const loop = enclosingLoop(list);
  const held = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!loop || !held || loop.node.contains(held.node)) return false;
  return file.usesOf(held).some((use) => use.method === 'push' && loop.body.contains(use.use.node));
}

/** The innermost loop whose turns ask for different things, and that the list was not made in. */
export function repeating(
  loops: readonly Loop[],
  search: Node,
  held: Node,
  asked: readonly Node[],
  file: RustFile,
): Loop | null {
  for (const loop of loops) {
    if (loop.node.contains(held)) return null;
    const varies = asked.some((name) => loop.node.contains(name) && !search.contains(name));
    if (!varies || loop.word === 'loop' || goesOverFew(loop) || endsLoop(search, loop)) continue;
    if (!isShortLoop(loop, file)) return loop;
  }
  return null;
}

/** `level = &level[at].children;` in the loop: each turn searches the list one step down. */
export function isSetAnew(held: Binding, call: Node): boolean {
  const loop = enclosingLoop(call)?.node;
  return held.uses.some(
    ({ node }) =>
      node.parent?.kind === 'assignment_expression' && node.field === 'left' && loop?.contains(node),
  );
}

export function lineOf(loop: Loop, node: Node): string {
  return lineOfLoop(loop) === node.line ? '' : ` on line ${lineOfLoop(loop)}`;
}
