import { FAILED, failureAround } from '../../../rust/functions/failing.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
import { diverges } from '../../../rust/order/run-order.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { argumentsOf, callOfArgument, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
/** Is every use where something has failed: in branches that return an error, in messages of checks? */
export function isOnlyForFailures(uses, block) {
  return uses.every((use) => {
    const statement = statementIn(block, use);
    if (!statement || statement === block.children.at(-1)) return false;
    return (
      enclosingClosure(statement) === enclosingClosure(block) &&
      isConditional(use, statement) &&
      isFailure(use, statement, block)
    );
  });
}
/** What stands in for a failed item may be asked for at every item. */
function isFailure(use, statement, block) {
  const why = failureAround(use, statement);
  return why !== null && !(why === FAILED && isInLoop(use, block));
}
/** Does the statement run without the use on some way? */
function isConditional(use, statement) {
  for (const at of [use, ...use.ancestors()]) {
    if (at === statement) return false;
    const fork = at.parent;
    if (fork?.kind === 'if_expression' && at.field !== 'condition') return true;
    if (fork?.kind === 'match_arm' || at.kind === 'closure_expression') return true;
    if (at.kind === 'macro_call' && /^(?:ensure|assert\w*)$/.test(at.macro)) return true;
    if (fork?.kind === 'let_declaration' && at.field === 'alternative') return true;
  }
  return false;
}
/** The `if` with its `else if`, in whose branches all uses stand, where at least one that goes on has none. Null for anything else. */
export function branchWithout(uses, block) {
  const statement = statementIn(block, uses[0]);
  const fork = statement?.kind === 'expression_statement' ? statement.children[0] : statement;
  if (fork?.kind !== 'if_expression' || !uses.every((use) => fork.contains(use))) return null;
  const branches = [];
  let last = fork;
  while (last?.kind === 'if_expression') {
    if (uses.some((use) => last.child('condition')?.contains(use))) return null;
    branches.push(last.child('consequence'));
    last = last.child('alternative')?.children[0];
  }
  if (last) branches.push(last);
  if (uses.some((use) => !branches.some((branch) => branch.contains(use)) || isInLoop(use, block)))
    return null;
  const spared = branches.filter((branch) => !uses.some((use) => branch.contains(use)));
  // Needed in every branch that is written: it would have to be made in each of them.
  if (!last && branches.length > 1 && spared.length === 0) return null;
  // An `if` without `else` has a way that is written nowhere.
  return !last || spared.some((branch) => !diverges(branch)) ? fork : null;
}
const OF_SOMETHING = /^(?:map|and_then|is_some_and|is_ok_and|filter|inspect|map_or|map_or_else)$/;
const OF_NOTHING = /^(?:unwrap_or_else|or_else|get_or_insert_with|or_insert_with|map_or_else)$/;
/** The call whose closure holds every use and is run only if an `Option` holds something, or nothing. */
export function adapterOfAll(uses, block, file) {
  for (const at of uses[0].ancestors()) {
    if (at === block) return null;
    if (at.kind !== 'closure_expression' || !uses.every((use) => at.contains(use))) continue;
    const call = callOfArgument(at);
    const method = (call && methodOf(call)) ?? '';
    if (!call || (argumentsOf(call).length > 1 && method !== 'map_or')) return null;
    const isOption = file.typeOf(receiverOf(call))?.name === 'Option';
    if (!(OF_NOTHING.test(method) || (isOption && OF_SOMETHING.test(method)))) return null;
    return enclosingClosure(call) === enclosingClosure(block) && !isInLoop(call, block) ? call : null;
  }
  return null;
}
function isInLoop(node, block) {
  return enclosingLoops(node).some((loop) => block.contains(loop.node));
}
function statementIn(block, node) {
  return block.children.find((statement) => statement.contains(node));
}
