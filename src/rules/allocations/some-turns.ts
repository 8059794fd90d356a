import { diverges, type Loop } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';

/** Is a node reached only at turns of one kind: in an arm beside others that go on, or where something equals a literal? */
export function isReachedAtSomeTurns(node: Node, loop: Loop): boolean {
  for (const at of node.ancestors()) {
    if (at === loop.body || at === loop.node) return false;
    if (at.kind === 'match_arm' && at.child('value')?.contains(node) && hasOtherWays(at)) return true;
    if (at.kind === 'if_expression' && at.child('consequence')?.contains(node) && comparesWithLiteral(at))
      return true;
  }
  return false;
}

/** An arm beside nothing but failures and jumps is the way that all turns take. */
function hasOtherWays(arm: Node): boolean {
  const others = arm.parent?.children.filter((each) => each.kind === 'match_arm' && each !== arm) ?? [];
  return others.some((other) => !isEmptyHanded(other) && !diverges(other.child('value')));
}

function isEmptyHanded(arm: Node): boolean {
  return /^(?:None|Err\b.*)$/s.test(arm.child('pattern')?.text ?? '');
}

function comparesWithLiteral(branch: Node): boolean {
  const condition = branch.child('condition');
  const comparisons = condition
    ? [condition, ...condition.descendants()].filter(
        (at) => at.kind === 'binary_expression' && at.child('operator')?.text === '==',
      )
    : [];
  return comparisons.some((at) =>
    [at.child('left'), at.child('right')].some((side) => /_literal$/.test(side?.kind ?? '')),
  );
}
