import { armsOf } from '../syntax/match-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { Hits } from './hits.js';
import { isLoopExpression } from './loops.js';
import { diverges } from './run-order.js';

const OTHER_RUN = new Set([
  'closure_expression',
  'async_block',
  'function_item',
  'impl_item',
  'const_item',
  'static_item',
]);

/** Does one of `hits` run on every way through `body`, leaving aside ways that end in an error or a panic? */
export function runsEveryTurn(body: Node, hits: ReadonlySet<Node>): boolean {
  return runs(body, new Hits(hits));
}

function runs(body: Node, hits: Hits): boolean {
  if (hits.has(body)) return true;
  if (!hits.isWithin(body)) return false;
  switch (body.kind) {
    case 'block':
      return someBeforeSkip(body, hits);
    case 'if_expression':
      return ofIf(body, hits);
    case 'match_expression':
      return runsIn(body.child('value'), hits) || everyArm(body, hits);
    case 'binary_expression':
      // The right side of `&&` and `||` may not run.
      if (/^(?:&&|\|\|)$/.test(body.child('operator')?.text ?? '')) return runsIn(body.child('left'), hits);
      return someChild(body, hits);
    case 'for_expression':
      return runsIn(body.child('value'), hits);
    case 'while_expression':
      return runsIn(body.child('condition'), hits);
    case 'let_declaration':
      return runsIn(body.child('value'), hits);
    default:
      return !OTHER_RUN.has(body.kind) && someChild(body, hits);
  }
}

function runsIn(node: Node | undefined, hits: Hits): boolean {
  return !!node && runs(node, hits);
}

function someChild(body: Node, hits: Hits): boolean {
  for (const child of hits.childrenWith(body)) if (runs(child, hits)) return true;
  return false;
}

function someBeforeSkip(block: Node, hits: Hits): boolean {
  const skips = SKIPS.of(block, () => block.children.filter(maySkipTheRest));
  let skip = 0;
  for (const statement of hits.childrenWith(block)) {
    // Whoever skips the rest without a hit has had none.
    if (skips[skip] && skips[skip]!.index < statement.index) return false;
    if (runs(statement, hits)) return true;
    if (skips[skip] !== statement) continue;
    if (!hitsBeforeSkips(statement, hits)) return false;
    skip++;
  }
  return false;
}

const SKIPS = new NodeMemo<readonly Node[]>();

/** `if x { list.push(a); continue; }`: whoever skips the rest has had its hit. */
function hitsBeforeSkips(statement: Node, hits: Hits): boolean {
  for (const skip of statement.descendantsOfKind('continue_expression', 'break_expression')) {
    if (skip.kind === 'break_expression' || skip.has('label')) return false;
    const before = [skip, ...skip.ancestors()].some((at) => {
      const block = at.parent?.kind === 'block' && statement.contains(at.parent) ? at.parent : null;
      return !!block && runsAhead(block, at, hits);
    });
    if (!before) return false;
  }
  return true;
}

function runsAhead(block: Node, at: Node, hits: Hits): boolean {
  for (const each of hits.childrenWith(block)) {
    if (each.index >= at.index) return false;
    if (runs(each, hits)) return true;
  }
  return false;
}

function ofIf(node: Node, hits: Hits): boolean {
  if (runsIn(node.child('condition'), hits)) return true;
  const consequence = node.child('consequence');
  const alternative = node.child('alternative')?.children[0];
  return !!consequence && !!alternative && runsOrFails(consequence, hits) && runsOrFails(alternative, hits);
}

function everyArm(match: Node, hits: Hits): boolean {
  const going = GOING_ON.of(match, () => armsThatGoOn(match));
  if (!going.every((value) => runs(value, hits))) return false;
  if (going.length > 0) return true;
  return armsOf(match).some((arm) => runsIn(arm.child('value'), hits));
}

const GOING_ON = new NodeMemo<readonly Node[]>();

function armsThatGoOn(match: Node): readonly Node[] {
  return armsOf(match)
    .flatMap((arm) => arm.child('value') ?? [])
    .filter((value) => !fails(value));
}

/** Does a statement of `body` match on something, with at least two arms that run one of `hits` and fewer that don't? */
export function runsInMostArms(body: Node, hits: ReadonlySet<Node>): boolean {
  if (maySkipTheRest(body)) return false;
  const sought = new Hits(hits);
  return body.children.some((statement) => {
    const match = statement.kind === 'expression_statement' ? statement.children[0] : statement;
    if (match?.kind !== 'match_expression') return false;
    const arms = armsOf(match);
    const running = arms.filter((arm) => isTakenOften(arm) && runsIn(arm.child('value'), sought)).length;
    return running >= 2 && running > arms.length - running;
  });
}

/** `if let Some(x) = own(k) { .. } else if let Some(x) = shared(k) { .. }`: a statement of `body` whose every branch runs one of `hits`, though there is no last `else`. */
export function runsInAllBranches(body: Node, hits: ReadonlySet<Node>): Node | null {
  if (maySkipTheRest(body)) return null;
  for (const statement of body.children) {
    const fork = statement.kind === 'expression_statement' ? statement.children[0]! : statement;
    const branches = fork.kind === 'if_expression' ? branchesOf(fork) : [];
    if (branches.length > 1 && branches.every((branch) => runsEveryTurn(branch, hits))) return fork;
  }
  return null;
}

function branchesOf(fork: Node): Node[] {
  const consequence = fork.child('consequence');
  const next = fork.child('alternative')?.children[0];
  const others = next?.kind === 'if_expression' ? branchesOf(next) : next ? [next] : [];
  return consequence ? [consequence, ...others] : others;
}

/** Neither an arm for failures nor one that asks for more than its pattern says. */
function isTakenOften(arm: Node): boolean {
  return !/^Err\b|\sif\s/.test(arm.child('pattern')?.text ?? '');
}

function runsOrFails(branch: Node, hits: Hits): boolean {
  return runs(branch, hits) || fails(branch);
}

function fails(branch: Node): boolean {
  return diverges(branch) && !maySkipTheRest(branch);
}

const SKIPPING = new NodeMemo<boolean>();

/** Is there a `continue` or `break` in it that belongs to the loop around it? */
function maySkipTheRest(node: Node): boolean {
  return node.kind === 'block' ? SKIPPING.of(node, () => skipsTheRest(node)) : skipsTheRest(node);
}

function skipsTheRest(node: Node): boolean {
  if (node.kind === 'continue_expression' || node.kind === 'break_expression') return true;
  if (OTHER_RUN.has(node.kind)) return false;
  const inner = isLoopExpression(node);
  return node.children.some((child) => (inner ? hasLabelledLeave(child) : maySkipTheRest(child)));
}

function hasLabelledLeave(node: Node): boolean {
  if (node.kind === 'continue_expression' || node.kind === 'break_expression') return node.has('label');
  return node.children.some(hasLabelledLeave);
}

/** Is there a `break` in it that ends the loop around it? */
export function mayBreak(node: Node): boolean {
  if (node.kind === 'break_expression') return true;
  if (OTHER_RUN.has(node.kind) || isLoopExpression(node)) return false;
  return node.children.some(mayBreak);
}
