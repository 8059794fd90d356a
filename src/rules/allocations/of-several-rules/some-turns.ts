import { runsEveryTurn } from '../../../rust/order/every-turn.js';
import { asLoop, enclosingLoops, type Loop } from '../../../rust/order/loops.js';
import { diverges } from '../../../rust/order/run-order.js';
import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

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
  const others = armsOf(arm.parent!.parent!).filter((each) => each !== arm);
  return others.some((other) => !isEmptyHanded(other) && !diverges(other.child('value')));
}

function isEmptyHanded(arm: Node): boolean {
  return /^(?:None|Err\b.*)$/s.test(arm.child('pattern')?.text ?? '');
}

function comparesWithLiteral(branch: Node): boolean {
  const condition = branch.child('condition');
  const comparisons = condition
    ? [...condition.descendants()].filter(
        (at) => at.kind === 'binary_expression' && at.child('operator')?.text === '==',
      )
    : [];
  return (
    comparisons.some((at) =>
      [at.child('left'), at.child('right')].some((side) => /_literal$/.test(side?.kind ?? '')),
    ) ||
    (condition !== undefined && isAskedForLiteral(condition))
  );
}

/** `arg.starts_with("--format=")` */
function isAskedForLiteral(condition: Node): boolean {
  return (
    /^(?:starts_with|ends_with|eq_ignore_ascii_case)$/.test(methodOf(condition) ?? '') &&
    /_literal$/.test(argumentsOf(condition)[0]?.kind ?? '')
  );
}

/** `if is_odd { rest.push(x) }`: does each of `fillings` stand under a condition in `block`, also where it is one of an inner loop? What stays empty was never allocated. */
export function areFilledAtSomeTurns(fillings: readonly Node[], block: Node): boolean {
  return fillings.length > 0 && !fillings.some((filling) => isReachedEachTurn(filling, block));
}

/** Of an inner loop that is come to each time, one turn at least is taken for granted. */
function isReachedEachTurn(filling: Node, block: Node): boolean {
  let hit = withoutCallbacks(filling, block);
  for (const { node, body, word } of enclosingLoops(hit)) {
    if (!block.contains(node)) break;
    const isAsked = word === 'while' && node.child('condition')?.contains(hit);
    if (!isAsked && !runsEveryTurn(node.child('body') ?? body, new Set([hit]))) return false;
    hit = node;
  }
  return runsEveryTurn(block, new Set([hit]));
}

/** `tree.visit(|leaf| all.push(leaf))`: how often that runs is for whoever is called to say. */
function withoutCallbacks(filling: Node, block: Node): Node {
  let outermost = filling;
  for (const at of filling.ancestors()) {
    if (at === block) break;
    if (at.kind === 'closure_expression' && !asLoop(at)) outermost = at.parent?.parent ?? at;
  }
  return outermost;
}
