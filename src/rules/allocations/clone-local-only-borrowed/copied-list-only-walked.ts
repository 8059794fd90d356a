import { asCopy, type Copy, costOf } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isCollect, isPlainList, listCollectedBy } from '../../../rust/order/collects.js';
import { isLook, isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { comesFromGuard, isPlace, rootOf } from '../../../rust/ownership/places.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, callOfArgument, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSequence, isSet, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isAskedForText, isJoined, TEXTS, VIEWS } from '../of-several-rules/list-of-views.js';
import { copiesGivenBy } from './copied-by-closure.js';

/** `let open: Vec<_> = all.iter().filter(..).cloned().collect();` of items that own something, and is only walked over or asked. */
export function copiedIntoList(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const list = listCollectedBy(value) ?? (value && isListOrSet(value, file) ? value : null);
  const chain = list && receiverOf(list);
  const [binding] = file.localsOf(declaration);
  if (!chain || !binding?.whole || binding.mutable || !copiesItems(chain, file)) return null;
  const root = rootOf(chain);
  if (!root || comesFromGuard(chain, file) || !isOnlyLookedAt(binding, file)) return null;
  if (!file.usesOf(binding).every((use) => isWalkOrCount(use) || isAskedForOne(use))) return null;
  if (!staysWhileUsed(root, declaration.end, binding, file)) return null;
  return {
    at: chain.child('function')!.child('field')!,
    message: `Each item is copied into \`${binding.name}\`, whose items are only looked at.`,
    help: isJoined(file.usesOf(binding))
      ? `collect ${VIEWS}`
      : isAskedForText(file.usesOf(binding), file)
        ? `collect ${TEXTS}`
        : methodOf(chain) === 'cloned'
          ? 'collect references: leave `cloned` out'
          : 'collect references',
  };
}

/** A list by its declared type, or a set, which finds a text by a reference to it as well. */
function isListOrSet(value: Node, file: RustFile): boolean {
  const found = isCollect(value) ? file.typeOf(value) : null;
  return !!found && (isSet(found) || isPlainList(found));
}

/** `.cloned()`, or `.map(|each| each.name.clone())` of what is lent by a place. */
function copiesItems(chain: Node, file: RustFile): boolean {
  const copy = asCopy(chain);
  if (copy) return copy.method === 'cloned' && costOf(copy, file) === 'costs';
  const closure = /^(?:map|filter_map)$/.test(methodOf(chain) ?? '') ? argumentsOf(chain)[0] : undefined;
  if (closure?.kind !== 'closure_expression' || !isLentByWalk(receiverOf(chain)!)) return false;
  return !!copiesGivenBy(closure, file)?.every((each) => costOf(each, file) === 'costs');
}

/** `self.parts.iter().filter(..)`: the items are references. */
function isLentByWalk(chain: Node): boolean {
  for (let at: Node | undefined = chain; at; at = receiverOf(at)) {
    const method = methodOf(at);
    if (!method) return false;
    if (/^(?:iter|values|keys)$/.test(method)) return isPlace(receiverOf(at)!);
    if (!/^(?:filter|skip|take|rev|skip_while|take_while|step_by|peekable|inspect)$/.test(method))
      return false;
  }
  return false;
}

/** `names.contains(&name)` */
function isAskedForOne(use: UseFacts): boolean {
  return /^(?:contains|is_subset|is_superset|is_disjoint|join|concat)$/.test(use.method ?? '');
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
