/** Branches and loops: each counts one, and one more for each of its kind around it. */
const NESTING = new Set([
  'if_expression',
  'match_expression',
  'for_expression',
  'while_expression',
  'loop_expression',
]);
/**
 * How hard a body is to follow: G. Ann Campbell, "Cognitive Complexity: a new way of measuring understandability"
 * (SonarSource, 2018), without its terms for sequences of `&&` and `||` and for recursion. `else if` continues its `if`.
 */
export function cognitiveComplexity(body) {
  let total = 0;
  const stack = [[body, 0]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [node, depth] = next;
    if (node.kind === 'function_item' && node !== body) continue;
    const continues = node.kind === 'if_expression' && node.parent?.kind === 'else_clause';
    const nests = NESTING.has(node.kind);
    if (continues) total += 1;
    else if (nests) total += 1 + depth;
    const inner = (nests && !continues) || node.kind === 'closure_expression' ? depth + 1 : depth;
    for (const child of node.children) stack.push([child, inner]);
  }
  return total;
}
