import { asCopy, type Copy } from '../../../rust/cost/copies.js';
import { boundTo } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { endOfUses, isLook, isTakenAlong, staysAsItIs } from '../../../rust/ownership/only-read.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { comesFromGuard, rootOf } from '../../../rust/ownership/places.js';
import { isReached, lender } from '../../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `let mut at = root.clone(); while let Some(next) = at.next() { at = next.clone(); }`: a reference walks as well. */
export function copiedToWalk(
  binding: Binding,
  copy: Copy,
  declaration: Node,
  file: RustFile,
): Problem | null {
  if (!/^(?:clone|to_owned)$/.test(copy.method) || copy.call !== declaration.child('value')) return null;
  const uses = file.usesOf(binding);
  const steps = uses.filter((use) => use.effect === 'assign');
  if (steps.length === 0 || !steps.every((step) => isStep(step, binding, declaration, file))) return null;
  const others = uses.filter((use) => use.effect !== 'assign');
  if (!others.every((use) => isLook(use, file) && !isTakenAlong(use.use.node, binding))) return null;
  if (!staysWhileUsed(lender(copy.source), declaration.end, binding, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} into \`${binding.name}\`, which is only looked at and then replaced by the next copy, at each step.`,
    help: `let \`${binding.name}\` be a reference, and walk from one to the next without a copy`,
  };
}

/** `at = next.clone();` of what `at` itself lends, or something that was there before and stays as it is. */
function isStep({ use, place }: UseFacts, walker: Binding, declaration: Node, file: RustFile): boolean {
  const assignment = place.parent;
  if (place !== use.node || assignment?.kind !== 'assignment_expression') return false;
  const copy = asCopy(assignment.child('right'));
  if (!copy || !/^(?:clone|to_owned)$/.test(copy.method) || !isReached(copy.source, file)) return false;
  return outlives(copy.source, walker, declaration, file);
}

/** Names are followed this far back. */
const MAX_NAMES = 4;

function outlives(source: Node, walker: Binding, declaration: Node, file: RustFile, names = 0): boolean {
  const root = rootOf(source);
  const binding = root && file.bindingOf(root);
  if (!binding || names > MAX_NAMES || comesFromGuard(source, file)) return false;
  if (binding === walker) return true;
  if (binding.node.start < declaration.start)
    return staysAsItIs(source, declaration.end, endOfUses(walker, file), file);
  const value = isOwned(binding, file) === true ? undefined : boundTo(binding);
  return !!value && outlives(value, walker, declaration, file, names + 1);
}
