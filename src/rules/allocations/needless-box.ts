import { attributesOf, implTrait } from '../../rust/functions/shape.js';
import type { Node } from '../../rust/syntax/tree.js';
import { sizeOf } from '../../rust/types/type-size.js';
import { printType, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { boxedAdapter, boxedClosure, boxedMapper, boxedParameter } from './needless-box/boxed-closure.js';
import { boxedForOneType } from './needless-box/boxed-for-one-type.js';
import { boxedForTheTurn } from './needless-box/boxed-for-the-turn.js';
import { boxedAsync, boxedForPool, pinnedLocally, readyFuture } from './needless-box/boxed-future.js';
import { isBoxedHere } from './needless-box/boxed-here.js';
import { boxedItems } from './needless-box/boxed-items.js';
import { boxedIterator, boxedToMatchEmpty } from './needless-box/boxed-iterator.js';
import { boxedKey } from './needless-box/boxed-key.js';
import { boxedToWalk } from './needless-box/boxed-to-walk.js';
import { boxedAgain, boxedScalar, boxedTwice } from './needless-box/boxed-value.js';

export const rule: Rule = {
  id: 'needless-box',
  item: 'allocations',
  summary: 'a heap allocation around something that needs none',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['generic_type', 'call_expression', 'function_item', 'field_declaration'],
  needs: /\bBox\b|\.boxed(?:_local)?\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'generic_type')
      return (
        boxedContainer(node, file) ??
        boxedElement(node, file) ??
        boxedEntry(node, file) ??
        boxedScalar(node, file) ??
        boxedAdapter(node) ??
        boxedMapper(node, file) ??
        boxedForTheTurn(node, file) ??
        boxedToWalk(node, file) ??
        boxedParameter(node, file) ??
        boxedItems(node, file)
      );
    if (node.kind === 'field_declaration') return boxedForOneType(node, file);
    if (node.kind === 'function_item') return boxedIterator(node, file) ?? boxedAsync(node, file);
    return (
      boxedClosure(node, file) ??
      boxedToMatchEmpty(node) ??
      boxedKey(node, file) ??
      boxedTwice(node, file) ??
      boxedAgain(node, file) ??
      boxedForPool(node) ??
      pinnedLocally(node, file) ??
      readyFuture(node)
    );
  },
};

const ON_THE_HEAP = /^(?:Vec|String|HashMap|HashSet|BTreeMap|BTreeSet|VecDeque|PathBuf)$/;

/** `Box<Vec<T>>`: the content is on the heap already. Enum variants and `Option`s may be meant to be one word long. */
function boxedContainer(node: Node, file: RustFile): Problem | null {
  const written = typeFromNode(node);
  const inner = written?.args[0];
  if (written?.name !== 'Box' || !inner || inner.refs !== '' || !ON_THE_HEAP.test(inner.name)) return null;
  if (!isOwnChoice(node) || isInsideEnum(node) || node.parent?.kind === 'type_arguments') return null;
  if (!isBoxedHere(node, file)) return null;
  return {
    at: node,
    message: `\`${printType(written)}\` reaches its content through two pointers: a \`${inner.name}\` is on the heap already.`,
    help: `use \`${printType(inner)}\``,
  };
}

/** `Vec<Box<T>>` of a struct of known size: one allocation per element, and no two side by side. */
function boxedElement(node: Node, file: RustFile): Problem | null {
  const written = typeFromNode(node);
  const inner =
    /^Vec(?:Deque)?$/.test(written?.name ?? '') && written?.args[0]?.name === 'Box'
      ? written.args[0].args[0]
      : null;
  if (inner?.refs !== '' || !isOwnChoice(node) || isInsideEnum(node) || !isBoxedHere(node, file)) return null;
  if (!file.declarations.fields(inner.name) || file.hasText(/\b(?:NonNull|unsafe|Pin)\b/)) return null;
  return {
    at: node,
    message: `Each \`${inner.name}\` of the \`${written!.name}\` is allocated on its own, and walking over them follows a pointer per element.`,
    help: `use \`${written!.name}<${printType(inner)}>\`: the elements then lie side by side`,
  };
}

/** A map moves its values when it grows, and boxes save that for large ones. */
const SMALL = 64;

/** `HashMap<Id, Box<Account>>` of a struct of a few words. */
function boxedEntry(node: Node, file: RustFile): Problem | null {
  const written = /^(?:Hash|BTree|Index|FxHash|AHash)Map$/.test(typeFromNode(node)?.name ?? '')
    ? typeFromNode(node)!
    : null;
  const inner = written?.args[1]?.name === 'Box' ? written.args[1].args[0] : null;
  if (inner?.refs !== '' || !isOwnChoice(node) || isInsideEnum(node) || !file.declarations.fields(inner.name))
    return null;
  // A tree hands out its nodes one below the other.
  for (const at of node.ancestors())
    if (at.kind === 'struct_item' && at.child('name')?.text === inner.name) return null;
  const boxed = node.child('type_arguments')?.children[1]?.child('type_arguments')?.children[0];
  const size = isBoxedHere(node, file) ? sizeOf(boxed) : null;
  if (size === null || size > SMALL || file.hasText(/\b(?:NonNull|unsafe|Pin)\b/)) return null;
  return {
    at: node,
    message: `Each \`${inner.name}\` of the \`${written!.name}\` is allocated on its own, though it is only ${size} bytes long, and each look follows a pointer more.`,
    help: `use \`${written!.name}<${printType(written!.args[0]!)}, ${printType(inner)}>\``,
  };
}

/** Neither exported nor dictated by a trait or a foreign interface. */
function isOwnChoice(node: Node): boolean {
  for (const at of node.ancestors()) {
    // In a call or a cast, what takes the value says its type.
    if (at.kind === 'block' || at.kind === 'arguments' || at.kind === 'call_expression') return false;
    if (at.kind === 'field_declaration' || at.kind === 'type_item') {
      if (at.has('visibility_modifier')) return false;
      return !/\b(?:prost|serde|derive_ex|repr|vec_box|box_collection)\b/.test(attributesOf(at));
    }
    if (at.kind === 'let_declaration') return true;
    if (at.kind === 'function_item') return !at.has('visibility_modifier') && !implTrait(at);
    if (/^(?:foreign_mod|trait|impl|function_signature)_item$/.test(at.kind)) return false;
  }
  return false;
}

function isInsideEnum(node: Node): boolean {
  for (const at of node.ancestors()) if (at.kind === 'enum_variant') return true;
  return false;
}
