import type { Binding } from '../../../rust/names/scopes.js';
import { touchesOnlyLocals } from '../../../rust/ownership/locals-only.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** Is a use of a list the question whether it is empty, which a walk answers itself by making no turn? */
export function isAnsweredByWalk(list: Node, binding: Binding, file: RustFile): boolean {
  const call = methodCalledOn(list);
  if (!call || methodOf(call) !== 'is_empty') return false;
  return isAskedToLeave(call, binding) || isAskedToWalk(call, binding, file);
}

/** `if list.is_empty() { return; }` right before the walk: without items that does nothing either. */
function isAskedToLeave(question: Node, binding: Binding): boolean {
  const holder = question.parent;
  if (holder?.kind !== 'if_expression' || holder.child('alternative')) return false;
  const [only, more] = holder.child('consequence')?.children ?? [];
  const statement = statementOf(holder);
  const siblings = statement.parent?.children ?? [];
  const next = siblings[siblings.indexOf(statement) + 1];
  // What stands between is spared where there is nothing to walk over.
  if (!next || !binding.uses.some((use) => next.contains(use.node))) return false;
  return !more && /^(?:return(?:\s+Ok\(\(\)\))?|continue);?$/.test(only?.text ?? '');
}

/** `if !list.is_empty() { let mut seen = Vec::new(); for row in list { .. } }`: beside the walk, nobody sees what is done. */
function isAskedToWalk(question: Node, binding: Binding, file: RustFile): boolean {
  const negated = question.parent;
  const holder = negated?.kind === 'unary_expression' && negated.text.startsWith('!') ? negated.parent : null;
  if (holder?.kind !== 'if_expression' || holder.child('alternative')) return false;
  const steps = holder.child('consequence')?.children ?? [];
  const last = steps.at(-1);
  const walk = last?.kind === 'expression_statement' ? last.children[0] : last;
  if (walk?.kind !== 'for_expression' || !binding.isUsedIn(walk.child('value')!)) return false;
  return steps.slice(0, -1).every((step) => isPreparation(step, file));
}

function isPreparation(step: Node, file: RustFile): boolean {
  if (step.descendantsOfKind('for_expression', 'while_expression', 'loop_expression').next().done !== true)
    return false;
  return touchesOnlyLocals(step, file);
}
