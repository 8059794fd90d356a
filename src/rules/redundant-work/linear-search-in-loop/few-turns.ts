import type { Loop } from '../../../rust/order/loops.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** Does the search stand behind an `if` or a `continue` that lets through only where all of several hold, or something is one word? */
export function isReachedAtFewTurns(search: Node, loop: Loop): boolean {
  let at = search;
  for (const parent of search.ancestors()) {
    if (parent.kind === 'if_expression' && at.field === 'consequence' && letsFewThrough(parent, true))
      return true;
    if (parent.kind === 'block' && skipsBefore(at, parent).some((skip) => letsFewThrough(skip, false)))
      return true;
    if (parent === loop.body || parent === loop.node) return false;
    at = parent;
  }
  return false;
}

/** `if .. { continue; }` among the statements before. */
function skipsBefore(statement: Node, block: Node): Node[] {
  const before = block.children.slice(0, block.children.indexOf(statement));
  return before
    .map((each) => (each.kind === 'expression_statement' ? each.children[0]! : each))
    .filter(
      (each) =>
        each.kind === 'if_expression' &&
        !each.child('alternative') &&
        /^(?:\{\s*)?continue;?\s*\}$/.test(each.child('consequence')?.text ?? ''),
    );
}

function letsFewThrough(fork: Node, whenTrue: boolean): boolean {
  const condition = fork.child('condition');
  return !!condition && holdsSeldom(condition, whenTrue);
}

/** `p.iter().all(..)`, `kind == "x"`, and what is no more often true: `a && b` with such a part; the other way round behind a `!`. */
function holdsSeldom(condition: Node, wanted: boolean): boolean {
  if (condition.kind === 'parenthesized_expression') return holdsSeldom(condition.children[0]!, wanted);
  if (condition.kind === 'unary_expression' && condition.text.startsWith('!'))
    return holdsSeldom(condition.children[0]!, !wanted);
  if (condition.kind === 'binary_expression') {
    const operator = condition.child('operator')?.text;
    const sides = [condition.child('left')!, condition.child('right')!];
    if (operator === (wanted ? '&&' : '||')) return sides.some((side) => holdsSeldom(side, wanted));
    return operator === (wanted ? '==' : '!=') && sides.some(isWord);
  }
  return (
    wanted && methodOf(condition) === 'all' && argumentsOf(condition).length === 1 && !!receiverOf(condition)
  );
}

function isWord({ kind }: Node): boolean {
  return /^(?:string|char)_literal$/.test(kind);
}
