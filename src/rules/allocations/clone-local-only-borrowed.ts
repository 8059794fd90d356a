import { listCollectedBy } from '../../rust/collects.js';
import { asCopy, type Copy, costOf, isFreeCopy } from '../../rust/copies.js';
import { argumentsOf, isIteratorChain, methodOf, receiverOf } from '../../rust/flow.js';
import { neededInOneBranch } from '../../rust/needed-in-branch.js';
import { endOfUses, isGetterName, isLook, isOnlyLookedAt, staysAsItIs } from '../../rust/only-read.js';
import { comesFromGuard, isPlace, rootOf } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import { isText } from '../../rust/strings.js';
import type { Node } from '../../rust/tree.js';
import type { UseFacts } from '../../rust/uses.js';
import { isSequence, methodTarget } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'clone-local-only-borrowed',
  item: 'allocations',
  summary: 'a copy in a local that is only borrowed',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['let_declaration'],
  needs: /\.(clone|cloned|to_owned|to_vec|to_string|to_path_buf)\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const copy = copyBehind(node.child('value'));
    if (!copy) return copiedBeforeDecision(node, file) ?? copiedIntoList(node, file);
    if (!isReached(copy.source, file) || comesFromGuard(copy.source) || isFreeCopy(copy, file))
      return null;
    if (copy.method === 'to_string' && isText(copy.source, file) !== true) return null;
    if (copy.method === 'cloned' && !isCostlyItem(copy, file)) return null;
    const [binding] = file.localsOf(node);
    if (!binding?.whole) return null;
    if (!staysAsItIs(lender(copy.source), node.end, endOfUses(binding, file), file))
      return copiedBeforeDecision(node, file);
    if (binding.mutable)
      return (
        (copy.call === node.child('value') ? changedInOneBranch(binding, copy, node, file) : null) ??
        onlyPutInOrder(binding, copy, file) ??
        copiedBeforeDecision(node, file)
      );
    return isOnlyLookedAt(binding, file) ? onlyBorrowed(binding, copy) : copiedBeforeDecision(node, file);
  },
};

/** The copy that a value is, or that `?`, `unwrap()` and `expect()` open. */
function copyBehind(value: Node | undefined): Copy | null {
  const opened =
    value?.kind === 'try_expression'
      ? value.children[0]
      : /^(unwrap|expect)$/.test((value && methodOf(value)) ?? '')
        ? receiverOf(value!)
        : undefined;
  const copy = asCopy(opened ?? value);
  return copy && opened && copy.method !== 'cloned' ? null : copy;
}

/** `let item = each.clone(); if item.old { continue; } all.push(item);`: the look that decides can be one at the original. */
function copiedBeforeDecision(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const copy = asCopy(value?.kind === 'try_expression' ? value.children[0] : value);
  if (!copy || !isReached(copy.source, file) || comesFromGuard(copy.source) || isFreeCopy(copy, file))
    return null;
  if (copy.method === 'to_string' || (copy.method === 'cloned' && !isCostlyItem(copy, file))) return null;
  const [binding] = file.localsOf(declaration);
  const needed = binding?.whole ? neededInOneBranch(binding, file) : null;
  if (!needed || !staysAsItIs(lender(copy.source), declaration.end, needed.start, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied before it is clear whether \`${binding!.name}\` is needed: on the other way the copy is dropped.`,
    help: `decide by a look at ${quoted(copy.source)}, and copy it where it is given away`,
  };
}

/** An Option of a reference to something that owns memory; of unknown items most that are `cloned()` are counters. */
function isCostlyItem(copy: Copy, file: RustFile): boolean {
  return !isIteratorChain(copy.source) && costOf(copy, file) === 'costs';
}

/** A place, or what getters lend from one. */
function isReached(source: Node, file: RustFile): boolean {
  if (isPlace(source)) return true;
  if (source.kind === 'field_expression') return isReached(source.child('value')!, file);
  if (source.kind === 'try_expression' || source.kind === 'index_expression')
    return isReached(source.children[0]!, file);
  const receiver = receiverOf(source);
  const method = methodOf(source);
  if (!receiver || !method || makesItsOwn(source, file) || isChanging(method, file)) return false;
  const lends = OPENS_OR_FINDS.test(method) || isGetterName(method);
  return lends && argumentsOf(source).every((each) => isStill(each, file)) && isReached(receiver, file);
}

/** Where the getter itself needs `&mut`, nothing else could look at the owner meanwhile. */
function isChanging(method: string, file: RustFile): boolean {
  return /_mut$|insert|entry/.test(method) || file.declarations.anyMethod(method)?.receiver === 'm';
}

const OPENS_OR_FINDS =
  /^(unwrap|expect|as_ref|as_deref|get|first|last|ok_or|ok_or_else|context|with_context)$/;

/** What is known to be no reference, and no Option of one, has no owner that lives on. */
function makesItsOwn(source: Node, file: RustFile): boolean {
  const found = file.typeOf(source);
  if (found?.refs !== '') return false;
  return !/^(Option|Result)$/.test(found.name) || (found.args[0]?.refs === '' && found.args[0].name !== '_');
}

/** A key or a number: nothing that is changed on the way, and nothing that is run. */
function isStill(argument: Node, file: RustFile): boolean {
  const place = argument.kind === 'reference_expression' ? argument.child('value')! : argument;
  if (argument.has('mutable_specifier')) return false;
  return (
    /_literal$/.test(place.kind) ||
    place.kind === 'closure_expression' ||
    (isPlace(place) && file.typeOf(place)?.refs !== 'm')
  );
}

/** A getter lends from the whole of what it is called on. */
function lender(source: Node): Node {
  return isPlace(source) ? source : (rootOf(source) ?? source);
}

function onlyBorrowed(binding: Binding, copy: Copy): Problem {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied into \`${binding.name}\`, which is only looked at while ${quoted(copy.source)} stays as it is.`,
    help:
      copy.method === 'cloned'
        ? 'keep the reference that was found: leave `cloned` out'
        : `borrow it: \`let ${binding.name} = &${copy.source.text.replace(/\s*\n\s*/g, '')}\``,
  };
}

/** `let open: Vec<_> = all.iter().filter(..).cloned().collect();` of items that own something, and is only walked over. */
function copiedIntoList(declaration: Node, file: RustFile): Problem | null {
  const list = listCollectedBy(declaration.child('value')) ?? null;
  const copy = list && asCopy(receiverOf(list));
  const [binding] = file.localsOf(declaration);
  if (copy?.method !== 'cloned' || !binding?.whole || binding.mutable || costOf(copy, file) !== 'costs') return null;
  const root = rootOf(copy.source);
  if (!root || comesFromGuard(copy.source) || !isOnlyLookedAt(binding, file)) return null;
  if (!file.usesOf(binding).every(isWalkOrCount)) return null;
  if (!staysAsItIs(root, declaration.end, endOfUses(binding, file), file)) return null;
  return {
    at: copy.call.child('function')!.child('field')!,
    message: `Each item is copied into \`${binding.name}\`, whose items are only looked at.`,
    help: 'collect references: leave `cloned` out',
  };
}

/** `let mut names = self.names.clone(); names.sort(); for name in &names { .. }`. */
function onlyPutInOrder(binding: Binding, copy: Copy, file: RustFile): Problem | null {
  const found = file.typeOf(copy.source);
  const [item] = found && isSequence(methodTarget(found)) ? methodTarget(found).args : [];
  if (!item || item.name === '_' || item.refs !== '' || costOf({ ...copy, method: 'clone' }, file) !== 'costs')
    return null;
  if (file.isCopy(item) !== false) return null;
  const uses = file.usesOf(binding);
  const orders = uses.filter((use) => ORDERING.test(use.method ?? ''));
  if (orders.length === 0 || !uses.every((use) => orders.includes(use) || (isLook(use, file) && isWalkOrCount(use))))
    return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied with all its items, only for the copy to be put in order and looked at.`,
    help: `put references in order: \`let mut ${binding.name}: Vec<_> = ${copy.source.text.replace(/\s+/g, '')}.iter().collect()\``,
  };
}

const ORDERING = /^(?:sort\w*|dedup\w*|reverse|retain)$/;

/** Lent as a whole, the list has to be one of values. */
function isWalkOrCount(use: UseFacts): boolean {
  if (use.method) return /^(?:iter|len|is_empty|first|last|get|eq|ne)$/.test(use.method);
  const parent = use.place.parent;
  if (parent?.kind === 'binary_expression') return true;
  return use.place.kind === 'index_expression' || (parent?.kind === 'reference_expression' && parent.parent?.kind === 'for_expression');
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
    message: `${quoted(copy.source)} is copied in any case, but only one branch changes \`${binding.name}\`; otherwise it is only looked at.`,
    help: 'start from `Cow::Borrowed` and call `to_mut` in that branch',
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
