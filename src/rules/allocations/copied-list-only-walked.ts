import { listCollectedBy } from '../../rust/collects.js';
import { asCopy, type Copy, costOf } from '../../rust/copies.js';
import { callOfArgument, methodOf, receiverOf } from '../../rust/flow.js';
import { isLook, isOnlyLookedAt } from '../../rust/only-read.js';
import { comesFromGuard, rootOf } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import { staysWhileUsed } from '../../rust/stays-while-used.js';
import type { Node } from '../../rust/tree.js';
import { isSequence, methodTarget } from '../../rust/types.js';
import type { UseFacts } from '../../rust/uses.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

/** `let open: Vec<_> = all.iter().filter(..).cloned().collect();` of items that own something, and is only walked over. */
export function copiedIntoList(declaration: Node, file: RustFile): Problem | null {
  const list = listCollectedBy(declaration.child('value')) ?? null;
  const copy = list && asCopy(receiverOf(list));
  const [binding] = file.localsOf(declaration);
  if (copy?.method !== 'cloned' || !binding?.whole || binding.mutable || costOf(copy, file) !== 'costs')
    return null;
  const root = rootOf(copy.source);
  if (!root || comesFromGuard(copy.source) || !isOnlyLookedAt(binding, file)) return null;
  if (!file.usesOf(binding).every(isWalkOrCount)) return null;
  if (!staysWhileUsed(root, declaration.end, binding, file)) return null;
  return {
    at: copy.call.child('function')!.child('field')!,
    message: `Each item is copied into \`${binding.name}\`, whose items are only looked at.`,
    help: 'collect references: leave `cloned` out',
  };
}

/** `let mut names = self.names.clone(); names.sort(); for name in &names { .. }`. */
export function onlyPutInOrder(binding: Binding, copy: Copy, file: RustFile): Problem | null {
  const found = file.typeOf(copy.source);
  const [item] = found && isSequence(methodTarget(found)) ? methodTarget(found).args : [];
  if (
    !item ||
    item.name === '_' ||
    item.refs !== '' ||
    costOf({ ...copy, method: 'clone' }, file) !== 'costs'
  )
    return null;
  if (file.isCopy(item) !== false && !isNamedLikeStruct(item.name)) return null;
  const uses = file.usesOf(binding);
  const orders = uses.filter((use) => ORDERING.test(use.method ?? ''));
  if (
    orders.length === 0 ||
    !uses.every((use) => orders.includes(use) || (isLook(use, file) && isWalkOrCount(use)))
  )
    return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied with all its items, only for the copy to be put in order and looked at.`,
    help: `put references in order: \`let mut ${binding.name}: Vec<_> = ${copy.source.text.replace(/\s+/g, '')}.iter().collect()\``,
  };
}

/** Of types declared elsewhere: ids and hashes are mostly as small as a reference. */
function isNamedLikeStruct(name: string): boolean {
  return (
    /^[A-Z][a-z]\w{3,}$/.test(name) &&
    !/(?:Id|Index|Idx|Hash|Key|Number|Kind|Type|Pos|Span|Range|Root|Slot)$/.test(name)
  );
}

const ORDERING = /^(?:sort\w*|dedup\w*|reverse|retain)$/;

/** Lent as a whole, the list has to be one of values. */
function isWalkOrCount(use: UseFacts): boolean {
  if (use.method) return /^(?:iter|len|is_empty|first|last|get|eq|ne)$/.test(use.method);
  const parent = use.place.parent;
  if (parent?.kind === 'binary_expression' || isComparedWith(parent)) return true;
  return (
    use.place.kind === 'index_expression' ||
    (parent?.kind === 'reference_expression' && parent.parent?.kind === 'for_expression')
  );
}

/** `&other` of `one.eq(&other)`. */
function isComparedWith(reference: Node | null): boolean {
  const call = reference?.kind === 'reference_expression' ? callOfArgument(reference) : null;
  return !!call && /^(?:eq|ne|cmp|partial_cmp)$/.test(methodOf(call) ?? '');
}
