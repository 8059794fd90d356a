import { armsOf } from '../syntax/match-syntax.js';
import { diverges } from './run-order.js';
/** The `if` that a boolean expression decides, with `!`, `&&` and parentheses looked through; `!(a && asked)` may not ask at all. */
export function decidedBy(condition) {
  let negated = false;
  let joined = false;
  let at = condition;
  for (let parent = at.parent; parent; at = parent, parent = parent.parent) {
    if (parent.kind === 'parenthesized_expression') continue;
    if (parent.kind === 'unary_expression' && parent.text.startsWith('!')) {
      if (joined) return null;
      negated = !negated;
    } else if (
      parent.kind === 'let_chain' ||
      (parent.kind === 'binary_expression' && parent.child('operator')?.text === '&&')
    )
      joined = true;
    else if (parent.kind === 'if_expression' && at.field === 'condition')
      return outcome(parent, negated, joined);
    else if (parent.kind === 'match_expression' && at.field === 'value')
      return joined ? null : outcomeOfMatch(parent, negated);
    else return null;
  }
  return null;
}
function outcome(statement, negated, joined) {
  const consequence = statement.child('consequence') ?? null;
  const alternative = joined ? null : (statement.child('alternative')?.children[0] ?? null);
  const leaves = diverges(consequence ?? undefined);
  return {
    statement,
    whenTrue: negated ? alternative : consequence,
    whenFalse: negated ? consequence : alternative,
    after: joined ? [] : following(statement),
    afterMeans: leaves ? negated : null,
  };
}
/** `match asked { true => .., false => .. }` */
function outcomeOfMatch(statement, negated) {
  const arms = armsOf(statement);
  const [first, second] = arms;
  const asked = first?.child('pattern')?.text;
  if (arms.length !== 2 || !/^(?:true|false)$/.test(asked ?? '')) return null;
  const [one, other] = [first.child('value') ?? null, second.child('value') ?? null];
  const isTrue = (asked === 'true') !== negated;
  return {
    statement,
    whenTrue: isTrue ? one : other,
    whenFalse: isTrue ? other : one,
    after: following(statement),
    afterMeans: null,
  };
}
/** The statements of the same block that come after. */
export function following(node) {
  const statement = node.parent?.kind === 'expression_statement' ? node.parent : node;
  const block = statement.parent;
  return block?.kind === 'block' ? block.children.slice(block.children.indexOf(statement) + 1) : [];
}
