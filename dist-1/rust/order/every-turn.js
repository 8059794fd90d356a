import { armsOf } from '../syntax/match-syntax.js';
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
export function runsEveryTurn(body, hits) {
  if (hits.has(body)) return true;
  switch (body.kind) {
    case 'block':
      return someBeforeSkip(body.children, hits);
    case 'if_expression':
      return ofIf(body, hits);
    case 'match_expression':
      return runsIn(body.child('value'), hits) || everyArm(body, hits);
    case 'binary_expression':
      // The right side of `&&` and `||` may not run.
      if (/^(?:&&|\|\|)$/.test(body.child('operator')?.text ?? '')) return runsIn(body.child('left'), hits);
      return body.children.some((child) => runsEveryTurn(child, hits));
    case 'for_expression':
      return runsIn(body.child('value'), hits);
    case 'while_expression':
      return runsIn(body.child('condition'), hits);
    case 'let_declaration':
      return runsIn(body.child('value'), hits);
    default:
      if (OTHER_RUN.has(body.kind)) return false;
      return body.children.some((child) => runsEveryTurn(child, hits));
  }
}
function runsIn(node, hits) {
  return !!node && runsEveryTurn(node, hits);
}
function someBeforeSkip(statements, hits) {
  for (const statement of statements) {
    if (runsEveryTurn(statement, hits)) return true;
    if (maySkipTheRest(statement) && !hitsBeforeSkips(statement, hits)) return false;
  }
  return false;
}
/** `if x { list.push(a); continue; }`: whoever skips the rest has had its hit. */
function hitsBeforeSkips(statement, hits) {
  for (const skip of statement.descendantsOfKind('continue_expression', 'break_expression')) {
    if (skip.kind === 'break_expression' || skip.has('label')) return false;
    const before = [skip, ...skip.ancestors()].some((at) => {
      const block = at.parent?.kind === 'block' && statement.contains(at.parent) ? at.parent : null;
      return (
        !!block &&
        block.children.slice(0, block.children.indexOf(at)).some((each) => runsEveryTurn(each, hits))
      );
    });
    if (!before) return false;
  }
  return true;
}
function ofIf(node, hits) {
  if (runsIn(node.child('condition'), hits)) return true;
  const consequence = node.child('consequence');
  const alternative = node.child('alternative')?.children[0];
  return !!consequence && !!alternative && runsOrFails(consequence, hits) && runsOrFails(alternative, hits);
}
function everyArm(match, hits) {
  const arms = armsOf(match);
  const values = arms.flatMap((arm) => arm.child('value') ?? []);
  return (
    values.some((value) => runsEveryTurn(value, hits)) && values.every((value) => runsOrFails(value, hits))
  );
}
/** Does a statement of `body` match on something, with at least two arms that run one of `hits` and fewer that don't? */
export function runsInMostArms(body, hits) {
  if (maySkipTheRest(body)) return false;
  return body.children.some((statement) => {
    const match = statement.kind === 'expression_statement' ? statement.children[0] : statement;
    if (match?.kind !== 'match_expression') return false;
    const arms = armsOf(match);
    const running = arms.filter((arm) => isTakenOften(arm) && runsIn(arm.child('value'), hits)).length;
    return running >= 2 && running > arms.length - running;
  });
}
/** `if let Some(x) = own(k) { .. } else if let Some(x) = shared(k) { .. }`: a statement of `body` whose every branch runs one of `hits`, though there is no last `else`. */
export function runsInAllBranches(body, hits) {
  if (maySkipTheRest(body)) return null;
  for (const statement of body.children) {
    const fork = statement.kind === 'expression_statement' ? statement.children[0] : statement;
    const branches = fork.kind === 'if_expression' ? branchesOf(fork) : [];
    if (branches.length > 1 && branches.every((branch) => runsEveryTurn(branch, hits))) return fork;
  }
  return null;
}
function branchesOf(fork) {
  const consequence = fork.child('consequence');
  const next = fork.child('alternative')?.children[0];
  const others = next?.kind === 'if_expression' ? branchesOf(next) : next ? [next] : [];
  return consequence ? [consequence, ...others] : others;
}
/** Neither an arm for failures nor one that asks for more than its pattern says. */
function isTakenOften(arm) {
  return !/^Err\b|\sif\s/.test(arm.child('pattern')?.text ?? '');
}
function runsOrFails(branch, hits) {
  return runsEveryTurn(branch, hits) || (diverges(branch) && !maySkipTheRest(branch));
}
/** Is there a `continue` or `break` in it that belongs to the loop around it? */
function maySkipTheRest(node) {
  if (node.kind === 'continue_expression' || node.kind === 'break_expression') return true;
  if (OTHER_RUN.has(node.kind)) return false;
  const inner = isLoopExpression(node);
  return node.children.some((child) => (inner ? hasLabelledLeave(child) : maySkipTheRest(child)));
}
function hasLabelledLeave(node) {
  if (node.kind === 'continue_expression' || node.kind === 'break_expression') return node.has('label');
  return node.children.some(hasLabelledLeave);
}
/** Is there a `break` in it that ends the loop around it? */
export function mayBreak(node) {
  if (node.kind === 'break_expression') return true;
  if (OTHER_RUN.has(node.kind) || isLoopExpression(node)) return false;
  return node.children.some(mayBreak);
}
