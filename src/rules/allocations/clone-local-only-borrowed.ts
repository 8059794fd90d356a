import { asCopy, type Copy, isFreeCopy } from '../../rust/copies.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import { endOfUses, isGetterName, isLook, isOnlyLookedAt, staysAsItIs } from '../../rust/only-read.js';
import { isPlace, rootOf } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import { isText } from '../../rust/strings.js';
import type { Node } from '../../rust/tree.js';
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
  needs: /\.(clone|to_owned|to_vec|to_string|to_path_buf)\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const copy = asCopy(node.child('value'));
    if (!copy || copy.method === 'cloned' || !isReached(copy.source) || isFreeCopy(copy, file)) return null;
    if (copy.method === 'to_string' && isText(copy.source, file) !== true) return null;
    const binding = file.functionAt(node)?.scopes.boundBy(node)[0];
    if (!binding?.whole || !staysAsItIs(lender(copy.source), node.end, endOfUses(binding, file), file))
      return null;
    if (binding.mutable) return changedInOneBranch(binding, copy, node, file);
    return isOnlyLookedAt(binding, file) ? onlyBorrowed(binding, copy) : null;
  },
};

/** A place, or what getters without arguments lend from one. */
function isReached(source: Node): boolean {
  if (isPlace(source)) return true;
  if (source.kind === 'field_expression') return isReached(source.child('value')!);
  const receiver = receiverOf(source);
  if (!receiver || argumentsOf(source).length > 0 || !isGetterName(methodOf(source)!)) return false;
  return isReached(receiver);
}

/** A getter lends from the whole of what it is called on. */
function lender(source: Node): Node {
  return isPlace(source) ? source : (rootOf(source) ?? source);
}

function onlyBorrowed(binding: Binding, copy: Copy): Problem {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied into \`${binding.name}\`, which is only looked at while ${quoted(copy.source)} stays as it is.`,
    help: `borrow it: \`let ${binding.name} = &${copy.source.text.replace(/\s*\n\s*/g, '')}\``,
  };
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
