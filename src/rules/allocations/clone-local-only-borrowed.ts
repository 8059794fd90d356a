import { type Copy, costOf, isFreeCopy, listFrom } from '../../rust/cost/copies.js';
import { copyOf } from '../../rust/cost/known-copies.js';
import { isLeftOutOfReleases } from '../../rust/functions/debug-only.js';
import { attributesOf } from '../../rust/functions/shape.js';
import type { Binding } from '../../rust/names/scopes.js';
import { isIteratorChain } from '../../rust/order/loops.js';
import { isReplaced, neededInOneBranch } from '../../rust/order/needed-in-branch.js';
import { isOnlyLookedAtByAll } from '../../rust/ownership/lent-to-readers.js';
import { isLook, staysAsItIs } from '../../rust/ownership/only-read.js';
import { isOwned } from '../../rust/ownership/owned.js';
import { comesFromGuard } from '../../rust/ownership/places.js';
import { isReached, lender } from '../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../rust/ownership/stays-while-used.js';
import { isMovedIntoClosure } from '../../rust/ownership/uses.js';
import { isSharedBorrow } from '../../rust/syntax/borrow-syntax.js';
import { openedBy } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isTextToCopy } from '../../rust/types/strings.js';
import { KNOWN_OWNERS, methodTarget } from '../../rust/types/types.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { contentOfPointer } from './clone-local-only-borrowed/content-of-pointer.js';
import { copiedByClosure } from './clone-local-only-borrowed/copied-by-closure.js';
import { copiedIntoList, onlyPutInOrder } from './clone-local-only-borrowed/copied-list-only-walked.js';
import { copiedOnEachWay } from './clone-local-only-borrowed/copied-on-each-way.js';
import { copiedOnSomeWays } from './clone-local-only-borrowed/copied-on-some-ways.js';
import { copiedSideBySide } from './clone-local-only-borrowed/copied-side-by-side.js';
import { copiedToBeCounted } from './clone-local-only-borrowed/copied-to-be-counted.js';
import { copiedToReadAsText } from './clone-local-only-borrowed/copied-to-read-as-text.js';
import { copiedToSeeChange } from './clone-local-only-borrowed/copied-to-see-change.js';
import { copiedToWalk } from './clone-local-only-borrowed/copied-to-walk.js';
import { keptBesideLent } from './clone-local-only-borrowed/kept-beside-lent.js';
import { readOutOfRow } from './clone-local-only-borrowed/read-out-of-row.js';
import { sliceInOwnBuffer } from './clone-local-only-borrowed/slice-in-own-buffer.js';
import { withCopiesAgain } from './of-several-rules/copied-again.js';
import { isOnlyCompared } from './of-several-rules/copied-each-turn.js';
import { countedInLocal } from './of-several-rules/counted-to-look.js';
import { letTakersBorrow } from './of-several-rules/let-takers-borrow.js';
import { writtenAsReference } from './of-several-rules/written-as-reference.js';

export const rule: Rule = {
  id: 'clone-local-only-borrowed',
  item: 'allocations',
  summary: 'a copy in a local that is only borrowed',
  severity: ALWAYS_WARN,
  blocksWhenHot: true,
  clippy: ['redundant_clone'],
  noteInTests: true,
  on: ['let_declaration'],
  needs:
    /\.(clone|cloned|to_owned|to_vec|to_string|to_path_buf)\(\)|\bVec::from\(|::clone\(|\brow?\.get\(|\.(?:extend_from_slice|put_slice|put|push_str)\(/,
  check(node: Node, file: RustFile): Problem | Problem[] | null {
    if (isLeftOutOfReleases(attributesOf(node))) return null;
    const copy = copyBehind(node.child('value'), file) ?? listFrom(node.child('value'), file);
    if (!copy)
      return (
        copiedBeforeDecision(node, file) ??
        copiedIntoList(node, file) ??
        copiedOnEachWay(node, file) ??
        copiedOnSomeWays(node, file) ??
        copiedByClosure(node, file) ??
        copiedSideBySide(node, file) ??
        copiedToReadAsText(node, file) ??
        keptBesideLent(node, file) ??
        sliceInOwnBuffer(node, file) ??
        readOutOfRow(node, file)
      );
    if (!isReached(copy.source, file) || comesFromGuard(copy.source, file)) return null;
    if (isFreeCopy(copy, file)) return counted(copy, node, file);
    if (copy.method === 'to_string' && !isTextToCopy(copy.source, file)) return null;
    if (copy.method === 'cloned' && !isCostlyItem(copy, file)) return null;
    const [binding] = file.localsOf(node);
    if (!binding?.whole || isCalculatedWith(binding, copy, file)) return null;
    const shared = contentOfPointer(copy, binding, file);
    if (shared) return shared;
    if (isOnlyCompared(copy, file)) return copiedToSeeChange(copy, node, file);
    if (!staysWhileUsed(lender(copy.source), node.end, binding, file))
      return copiedToBeCounted(binding, copy, file) ?? copiedBeforeDecision(node, file);
    if (binding.mutable)
      return (
        (copy.call === node.child('value') ? changedInOneBranch(binding, copy, node, file) : null) ??
        onlyPutInOrder(binding, copy, file) ??
        copiedToWalk(binding, copy, node, file) ??
        copiedBeforeDecision(node, file)
      );
    return isOnlyLookedAtByAll(binding, file)
      ? onlyBorrowed(binding, copy, file)
      : copiedBeforeDecision(node, file);
  },
};

function counted(copy: Copy, declaration: Node, file: RustFile): Problem | null {
  const [binding] = file.localsOf(declaration);
  return binding?.whole ? countedInLocal(copy, binding, declaration, file) : null;
}

/** `last - points[i]` of an unknown type: what is calculated with by value is a number, or a few of them. */
function isCalculatedWith(binding: Binding, copy: Copy, file: RustFile): boolean {
  if (file.typeOf(copy.source)) return false;
  return binding.uses.some(({ node }) =>
    /^[-+*/]$/.test((node.parent?.kind === 'binary_expression' && node.parent.child('operator')?.text) || ''),
  );
}

/** The copy that a value is, or that `?`, `unwrap()` and `expect()` open. */
function copyBehind(written: Node | undefined, file: RustFile): Copy | null {
  const lent = written && isSharedBorrow(written);
  const value = lent ? written.child('value') : written;
  const opened = value && openedBy(value);
  const copy = copyOf(opened ?? value, file);
  return copy && opened && copy.method !== 'cloned' ? null : copy;
}

/** `let item = each.clone(); if item.old { continue; } all.push(item);`: the look that decides can be one at the original. */
function copiedBeforeDecision(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const copy = copyOf(value?.kind === 'try_expression' ? value.children[0] : value, file);
  if (!copy || !isReached(copy.source, file) || comesFromGuard(copy.source, file) || isFreeCopy(copy, file))
    return null;
  if (copy.method === 'to_string' || (copy.method === 'cloned' && !isCostlyItem(copy, file))) return null;
  const [binding] = file.localsOf(declaration);
  const needed = binding?.whole ? neededInOneBranch(binding, file) : null;
  if (!needed || !staysAsItIs(lender(copy.source), declaration.end, needed.start, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} before it is clear whether \`${binding!.name}\` is needed: on the other way the copy is dropped.`,
    help: `decide by a look at ${quoted(copy.source)}, and copy it where it is given away`,
  };
}

/** An Option of a reference to something that owns memory; of unknown items most that are `cloned()` are counters. */
function isCostlyItem(copy: Copy, file: RustFile): boolean {
  return !isIteratorChain(copy.source) && costOf(copy, file) === 'costs';
}

function onlyBorrowed(binding: Binding, copy: Copy, file: RustFile): Problem {
  if (isCopyOfItsOwn(binding, copy, file)) return hidesWhatItCopies(binding, copy);
  const borrow = isReference(copy.source, file) ? '' : '&';
  const lent = `${borrow}${copy.source.text.replace(/\s*\n\s*/g, '')}`;
  const problem = {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} into \`${binding.name}\`, which is only looked at while ${quoted(copy.source)} stays as it is.`,
    help:
      (copy.method === 'cloned'
        ? 'keep the reference that was found: leave `cloned` out'
        : lent === binding.name
          ? `leave the line out: \`${lent}\` is a reference that can be looked at`
          : `borrow it: \`let ${binding.name} = ${lent}\``) +
      letTakersBorrow(binding, file) +
      (copy.method === 'cloned' ? '' : writtenAsReference([binding], lendsAnotherType(copy, file), file)),
  };
  return lendsAnotherType(copy, file) ? withCopiesAgain(problem, binding, copy.method, file) : problem;
}

/** `let rows = rows.clone();` of a value that this function owns: the uses can name that as they are. */
function isCopyOfItsOwn(binding: Binding, { source, method }: Copy, file: RustFile): boolean {
  const owner = source.kind === 'identifier' ? file.bindingOf(source) : undefined;
  if (!owner || owner.name !== binding.name || method !== 'clone' || isOwned(owner, file) !== true)
    return false;
  return file
    .usesOf(binding)
    .every(({ use, effect }) => /^(?:read|borrow)$/.test(effect) && !isMovedIntoClosure(use));
}

function hidesWhatItCopies(binding: Binding, copy: Copy): Problem {
  return {
    at: copy.call,
    message: `The second \`${binding.name}\` is a copy of the first, and only looked at while that stays as it is.`,
    help: `leave the line out: \`${binding.name}\` is there as it is`,
  };
}

/** By its type; what a method of unknown result gives stays when nothing holds it, so that it is lent. */
function isReference(source: Node, file: RustFile): boolean {
  const found = file.typeOf(source);
  return found ? found.refs !== '' : source.kind === 'call_expression';
}

/** A slice where there was a list, an `Option<&T>` where there was an `Option<T>`. */
function lendsAnotherType({ method, source }: Copy, file: RustFile): boolean {
  if (method === 'clone' || method === 'cloned') return method === 'cloned';
  const found = file.typeOf(source);
  return !found || !KNOWN_OWNERS.has(methodTarget(found).name);
}

/** `let mut a = x.clone(); if c { a.push(1); } f(&a)`: without `c` nobody needs the copy. */
function changedInOneBranch(binding: Binding, copy: Copy, declaration: Node, file: RustFile): Problem | null {
  const uses = file.usesOf(binding);
  const looks = uses.filter((use) => isLook(use, file));
  const changes = uses.filter((use) => !looks.includes(use));
  const first = changes[0] && branchOf(changes[0].use.node, declaration);
  if (!first || !changes.every((use) => use.effect !== 'hidden' && first.contains(use.use.node))) return null;
  if (!looks.some((use) => use.use.node.start > first.end)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} in any case, but only one branch changes \`${binding.name}\`; otherwise it is only looked at.`,
    help: changes.every(isReplaced)
      ? 'start from `Cow::Borrowed`, and let that branch put a `Cow::Owned` in its place'
      : 'start from `Cow::Borrowed` and call `to_mut` in that branch',
  };
}

/** The `if` without `else`, a statement of the same block as the declaration, whose body holds the node. */
function branchOf(node: Node, declaration: Node): Node | null {
  for (const at of node.ancestors()) {
    const statement = at.parent?.kind === 'expression_statement' ? at.parent : at;
    if (statement.parent !== declaration.parent) continue;
    return at.kind === 'if_expression' && !at.child('alternative') && at.child('consequence')!.contains(node)
      ? at
      : null;
  }
  return null;
}
